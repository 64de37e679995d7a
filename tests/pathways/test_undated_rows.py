"""A row without a date of its own can be done by its page, of any child, and is told after."""

from datetime import date

import pytest
from django.test import Client
from django.utils.html import escape

from cases.models import Note
from cases.rules.steps import steps_to_choose
from cpcase import clock
from tests.cast import gather
from tests.given import at, siblings
from timescales.engine.reading import load

pytestmark = pytest.mark.django_db
NOW = at(30, 3, 10)
DAY = {"on-day": "27", "on-month": "3", "on-year": "2026", "time": "4pm"}
WORKED_BY = [
    ("national", ""),
    ("cambridgeshire", ""),
    ("stoke-on-trent", ""),
    ("csrs-process-map", ""),
    ("darlington", ""),
    ("national", "red-amber-green"),
]


@pytest.mark.parametrize(("slug", "overlay"), WORKED_BY)
def test_it_is_recorded_by_its_page_and_stands_on_the_childs_timeline(
    client: Client, slug: str, overlay: str
) -> None:
    """N09 to N11, C19, C27, S04, S09b, S14, S17, S22b, S25c, S26 to S30, L01, L02, L08, L09, L14,
    F01, F04, F10, D04, D07, D08, D11, D14, D16, D17, D19, D21, D22, D26 to D28.
    """
    cast = gather()
    (case,) = siblings(cast, "Reuben", pathway=slug, overlay=overlay)
    # With the national rows beneath it.
    rows = {**load(slug).step_by_id, **(load(overlay).step_by_id if overlay else {})}
    steps = [step for step in rows.values() if step.kind == "undated"]
    assert {"N09", "N10"} < {step.id for step in steps}
    client.force_login(cast.worker)
    with clock.standing_at(NOW):
        for step in steps:
            data = {**DAY, "step": f"{step.id}/", "note": f"How {step.id} was done."}
            assert client.post(f"/children/{case.pk}/steps/new/", data).status_code == 302, step.id
        page = client.get(f"/children/{case.pk}/timeline/").content.decode()
    for step in steps:
        event = case.timeline.events.get(kind="step.recorded", facts__step=step.id)
        assert (event.at, event.recorded_by) == (at(27, 3, 16), cast.worker)
        assert Note.objects.get(event_id=event.pk).words == f"How {step.id} was done."
        assert f"{escape(step.title)} ({step.id})" in page
        assert not case.timeline.deadlines.filter(step=step.id).exists()


@pytest.mark.parametrize(("slug", "overlay"), WORKED_BY)
def test_a_rule_is_neither_offered_nor_taken(client: Client, slug: str, overlay: str) -> None:
    """N06, N12, S03, S12, S18, D18, D24: other acts hold them."""
    cast = gather()
    (case,) = siblings(cast, "Reuben", pathway=slug, overlay=overlay)
    client.force_login(cast.worker)
    url = f"/children/{case.pk}/steps/new/"
    rules = [step.id for step in load(slug).step_by_id.values() if step.kind == "rule"]
    assert {"N06", "N12"} <= set(rules)
    with clock.standing_at(NOW):
        offered = client.get(url).content.decode()
        for row in rules:
            assert f'value="{row}/"' not in offered
            answer = client.post(url, {**DAY, "step": f"{row}/", "note": "Done."})
            assert answer.status_code == 422
            assert "a rule that always holds" in answer.content.decode()
    assert not case.timeline.events.filter(kind="step.recorded").exists()


def test_each_row_is_offered_once_and_no_two_are_called_alike(client: Client) -> None:
    """C06, N08 to N11: also where an overlay brings the national rows again."""
    cast = gather()
    (case,) = siblings(cast, "Reuben", pathway="cambridgeshire", overlay="red-amber-green")
    offered = steps_to_choose(case)
    codes, words = zip(*offered, strict=True)
    assert len(set(codes)) == len(codes) == len(set(words))
    assert {"C06/20wd", "C06/35wd", "C06/45wd", "N09/", "F10/", "F05/"} <= set(codes)


def test_it_is_not_done_before_it_happens(client: Client) -> None:
    """S04: nor is a row of another pathway."""
    cast = gather()
    (case,) = siblings(cast, "Reuben", pathway="stoke-on-trent")
    client.force_login(cast.worker)
    url = f"/children/{case.pk}/steps/new/"
    with clock.standing_at(NOW):
        for data in ({**DAY, "on-day": "31", "step": "S04/"}, {**DAY, "step": "C27/"}):
            assert client.post(url, {**data, "note": ""}).status_code == 422
    assert not case.timeline.events.filter(at__date__gte=date(2026, 3, 27)).exists()
