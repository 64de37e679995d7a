"""The list of children: who is on what, last seen, the next limit, in the reader's order."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.models import FormerName, FormerNumber
from cpcase import clock
from cpcase.records import add
from tests import given
from tests.cast import gather
from tests.given import at
from tests.past_the_acts import write
from timescales.engine.reading import PATHWAYS
from timescales.services.allocations import release
from timescales.services.pathways import publish
from timescales.services.recording import Happening, record

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def cast():
    return gather()


@pytest.fixture
def cases(cast):
    """Zoe's discussion was a day before Adam's, so her limits are nearer; Adam was seen."""
    zoe, adam = given.siblings(cast, "Zoe", "Adam")
    for case, day in ((zoe, 23), (adam, 24)):
        record(
            [Happening(case.timeline, "strategy_discussion.held", at(day, 3, 10))],
            by=cast.manager, as_of=at(day, 3, 10),
        )  # fmt: skip
    record([Happening(adam.timeline, "visit.made", at(24, 3, 15))], by=cast.worker,
           as_of=at(24, 3, 15))  # fmt: skip
    return zoe, adam


def look(client, person, query=""):
    client.force_login(person, BACKEND)
    with clock.standing_at(at(26, 3, 9)):
        return client.get(f"/children/{query}").content.decode()


def names(shown):
    return re.findall(r"<h2[^>]*><a[^>]*>([^<]*)</a>", shown)


def test_the_nearest_limit_comes_first_and_names_are_asked_for(client, cast, cases):
    assert names(look(client, cast.worker)) == ["Zoe Ashdown", "Adam Ashdown"]
    assert names(look(client, cast.worker, "?order=name")) == ["Adam Ashdown", "Zoe Ashdown"]


def test_a_line_says_the_stage_when_last_seen_and_the_next_limit(client, cast, cases):
    """C01: signed off on the day of the discussion, Monday 23 March, and now Thursday."""
    shown = " ".join(look(client, cast.worker).split())
    assert "Section 47 enquiry. No visits recorded yet." in shown
    assert "Section 47 enquiry. Last seen Tuesday 24 March, 2 working days ago." in shown
    assert "Overdue by 3 working days" in shown
    assert "Sign the strategy discussion off" in shown


def test_a_manager_comes_from_a_workers_number_to_the_children_behind_it(client, cast, cases):
    client.force_login(cast.manager, BACKEND)
    team = client.get("/team/").content.decode()
    href = f"/children/?worker={cast.worker.pk}"
    assert f'href="{href}">2<' in team
    shown = look(client, cast.manager, f"?worker={cast.worker.pk}")
    assert names(shown) == ["Zoe Ashdown", "Adam Ashdown"]
    assert "Those of Amina Yusuf" in shown
    assert f'href="?worker={cast.worker.pk}&amp;order=name"' in shown
    assert names(look(client, cast.manager, f"?worker={cast.other_worker.pk}")) == []
    assert names(look(client, cast.other_worker, f"?worker={cast.worker.pk}")) == []
    for wrong in ("nobody", cast.partner.pk):
        assert client.get(f"/children/?worker={wrong}").status_code == 404


def test_a_worker_begins_with_those_allocated_and_may_see_the_team(client, cast, cases):
    """Isla is of the same team and nobody's yet."""
    (isla,) = given.siblings(cast, "Isla", family="Cole")
    release(isla.timeline, role="social_worker", by=cast.manager, as_of=at(25, 3, 9))
    assert names(look(client, cast.worker)) == ["Zoe Ashdown", "Adam Ashdown"]
    assert "Isla Cole" in names(look(client, cast.worker, "?whose=all"))
    assert "Isla Cole" in names(look(client, cast.manager))
    assert names(look(client, cast.other_worker)) == []
    assert "No child is allocated to you." in look(client, cast.other_worker)


def test_the_number_of_queries_does_not_grow(client, cast, cases):
    client.force_login(cast.worker, BACKEND)
    few = _count(client)
    for number in range(4):
        given.siblings(cast, "Ada", "Ben", family=f"Cole{number}")
    assert _count(client) == few


def _count(client):
    with clock.standing_at(at(26, 3, 9)), CaptureQueriesContext(connection) as queries:
        client.get("/children/")
    return len(queries)


def test_a_child_is_found_by_a_name_or_number_of_before(client, cast, cases):
    """An old letter, a school's old list: still theirs; what was struck out is not."""
    child = cases[0].child
    was = add(FormerName(child=child, name="Zoe Finch"), by=cast.system)
    add(FormerNumber(child=child, kind="UPN", value="H801200001001"), by=cast.system)
    client.force_login(cast.worker, BACKEND)
    for typed in ("zoe finch", "H801200001001"):
        shown = client.post("/find/", {"q": typed}).content.decode()
        assert shown.count("Zoe Ashdown") >= 1
    was.struck = True
    write(was)
    assert "Zoe Ashdown" not in client.post("/find/", {"q": "zoe finch"}).content.decode()


def test_a_find_of_nothing_and_one_of_too_much_say_so(client, cast, cases, monkeypatch):
    client.force_login(cast.worker, BACKEND)
    monkeypatch.setattr("cases.views.children.FOUND_AT_MOST", 1)
    shown = client.post("/find/", {"q": "Ashdown"}).content.decode()
    assert "The first 1 results for “Ashdown” among the records you may see." in shown
    monkeypatch.undo()
    assert "2 results for “Ashdown”" in client.post("/find/", {"q": "Ashdown"}).content.decode()
    shown = client.post("/find/", {"q": " "}).content.decode()
    assert "Nothing was looked for. Type a name, a number or a date of birth." in shown
    assert "Nobody found" not in shown


def test_each_child_is_counted_by_the_holidays_of_the_own_pathway(client, cast):
    """C01: Easter Monday is a working day in Scotland; both were to be signed off on 24 March."""
    (english,), (scottish,) = (given.siblings(cast, name) for name in ("Zoe", "Adam"))
    text = (PATHWAYS / "cambridgeshire.toml").read_text(encoding="utf-8")
    text = text.replace("\n", '\nnation = "scotland"\n', 1)
    scottish.timeline.pathway = publish(text, by=cast.system, as_of=given.MONDAY)
    write(scottish.timeline, "pathway")
    for case in (english, scottish):
        record(
            [Happening(case.timeline, "strategy_discussion.held", at(24, 3, 10))],
            by=cast.manager, as_of=at(24, 3, 10),
        )  # fmt: skip
    client.force_login(cast.manager, BACKEND)
    with clock.standing_at(at(7, 4, 9)):
        shown = client.get("/children/?order=name").content.decode()
        team = client.get("/team/").content.decode()
        sign_offs = client.get("/sign-offs/").content.decode()
    assert re.findall(r"Overdue by (\d+ working days)", shown) == [
        "9 working days",
        "8 working days",
    ]
    for page in (team, sign_offs):
        assert "Overdue by 9 working days" in page
        assert "Overdue by 8 working days" in page
