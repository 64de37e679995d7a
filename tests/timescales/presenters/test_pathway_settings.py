"""What an authority may change is marked on a pathway's page, with the rows that it decides."""

import re

import pytest
from django.test import Client

from tests.cast import gather
from timescales.engine.reading import PATHWAYS, SHIPPED, load
from timescales.presenters.pathway_settings import settings_of
from timescales.presenters.pathways import view_of


@pytest.mark.parametrize("slug", SHIPPED)
def test_each_setting_names_rows_of_the_page_and_each_row_its_settings(slug: str) -> None:
    page = view_of(load(slug))
    by_id = {row.id: row for row in page.rows}
    for one in page.settings:
        assert all(one.name in [s.name for s in by_id[row].settings] for row in one.rows)
    linked = {row for one in page.settings for row in one.rows}
    assert {row.id for row in page.rows if row.settings} == linked


@pytest.mark.parametrize("slug", SHIPPED)
def test_no_setting_of_a_file_is_left_out(slug: str) -> None:
    text = (PATHWAYS / f"{slug}.toml").read_text(encoding="utf-8")
    names = {one.name for one in settings_of(text)}
    assert names <= {one.name for one in view_of(load(slug)).settings}
    assert all(one.rows for one in settings_of(text))


def test_what_was_published_is_shown_and_not_what_was_shipped() -> None:
    """C18."""
    text = (PATHWAYS / "cambridgeshire.toml").read_text(encoding="utf-8")
    own = text.replace('home_visit = "10 working days"', 'home_visit = "9 working days"')
    (visit,) = [
        one for one in view_of(load("cambridgeshire"), text=own).settings if one.rows == ("C18",)
    ]
    assert (visit.name, visit.value) == ("Home visit", "9 working days")


def test_a_rule_of_a_meeting_is_a_setting_too() -> None:
    """N06, D01."""
    said = {one.name: one for one in view_of(load("darlington")).settings}
    assert (said["Quorate with"].value, said["Quorate with"].rows) == ("2", ("N06",))
    assert (said["Only managers record"].value, said["Only managers record"].rows) == (
        "yes", ("D01",),
    )  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("slug", SHIPPED)
def test_every_row_shows_its_id_and_source_and_its_marks(slug: str, client: Client) -> None:
    client.force_login(gather().manager, "django.contrib.auth.backends.ModelBackend")
    text = client.get(f"/pathways/{slug}/").content.decode()
    page = view_of(load(slug))
    for row in page.rows:
        assert f'id="row-{row.id}"' in text
        assert text.count(f'href="#row-{row.id}"') >= 1
    assert text.count("◆ ") >= sum(len(row.settings) for row in page.rows)
    targets = set(re.findall(r'href="#(row-[^"]+)"', text))
    assert targets <= set(re.findall(r'id="(row-[^"]+)"', text))
