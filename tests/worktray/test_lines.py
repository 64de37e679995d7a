"""Lists count their rows as they show them, and what one waits for is what one needs."""

import re
from functools import partial
from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from accounts.roles import Role
from cpcase import clock
from cpcase.web.lists import page_of
from tests import given, given_conference
from tests.cast import Cast, gather
from tests.given import at
from tests.past_the_acts import write
from timescales.models.deadline import DeadlineQuerySet
from timescales.services.allocations import allocate
from timescales.services.recording import Happening, record
from worktray.views import paging
from worktray.waiting import NEEDED_BY_A_CHAIR, of_my_children

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
HELD = at(24, 3, 16)


@pytest.fixture
def cast() -> Cast:
    return gather()


def held(cases: list[Any], cast: Cast) -> list[Any]:
    record(
        [Happening(case.timeline, "strategy_discussion.held", HELD) for case in cases],
        by=cast.manager,
        as_of=HELD,
    )
    return cases


def look(person: User, url: str) -> str:
    client = Client()
    client.force_login(person, BACKEND)
    with clock.standing_at(at(2, 4, 9)):
        return client.get(url).content.decode()


def shown(page: str) -> int:
    return page.count('<li class="cp-row">')


def total(page: str) -> int:
    """What the page says there is; an empty list says so in other words."""
    found = re.search(r"([\d,]+) in all", page)
    return int(found[1].replace(",", "")) if found else 0


@pytest.mark.parametrize("url", ["/team/", "/sign-offs/", "/work/later/"])
def test_a_list_says_as_many_as_it_shows_when_siblings_share_a_row(cast: Cast, url: str) -> None:
    held(given.siblings(cast, "Reuben", "Isla", "Noor"), cast)
    page = look(cast.manager, url)
    late = page.split('id="late"')[-1]
    assert total(page) == shown(late) > 0
    assert "Noor Ashdown" in page


def test_later_work_is_counted_by_its_rows_too(cast: Cast) -> None:
    held(given.siblings(cast, "Reuben", "Isla", "Noor"), cast)
    said = re.search(r"(\d+) more, the first on", look(cast.worker, "/work/"))
    assert said
    assert int(said[1]) == total(look(cast.worker, "/work/later/"))


def test_what_is_restricted_to_others_is_not_counted(cast: Cast) -> None:
    (case,) = held(given.siblings(cast, "Reuben"), cast)
    before = total(look(cast.worker, "/work/later/"))
    assert before > 0
    case.restricted = True
    write(case, "restricted")
    assert total(look(cast.worker, "/work/later/")) == 0


def test_more_rows_than_a_page_holds_are_paged_by_rows(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paging, "page_of", partial(page_of, size=2))
    for number in range(3):
        held(given.siblings(cast, "Reuben", "Isla", family=f"Cole{number}"), cast)
    pages = [look(cast.worker, f"/work/later/?page={number}") for number in (1, 2)]
    assert [shown(page) for page in pages] == [2, total(pages[0]) - 2]
    assert "There is no page 9." in look(cast.worker, "/work/later/?page=9")


def with_a_chair(cast: Cast) -> Any:
    conference = given_conference.an_invited(cast, "Reuben")
    timeline = conference.cases()[0].timeline
    if not timeline.allocations.filter(role=Role.CHAIR, ended_at=None).exists():
        allocate([timeline], role=Role.CHAIR, person=cast.chair, by=cast.system, as_of=HELD)
    return timeline


def kinds(rows: DeadlineQuerySet) -> set[str]:
    """The kinds of event that fulfil these deadlines."""
    found = set()
    for row in rows:
        part = row.timeline.pathway.pathway.by_key[row.key][0]
        found |= {one.kind for way in part.met_by for one in way}
    return found


def test_a_chair_waits_for_what_a_conference_needs_and_for_nothing_else(cast: Cast) -> None:
    """C08, C09: reports; not the worker's visits or the manager's supervision."""
    timeline = with_a_chair(cast)
    theirs = of_my_children(cast.chair).filter(timeline=timeline)
    assert kinds(theirs) & NEEDED_BY_A_CHAIR
    assert {row.step for row in theirs} < {
        row.step for row in of_my_children(cast.worker).filter(timeline=timeline)
    }
    assert "visit.made" not in kinds(theirs)


def test_a_manager_waits_for_what_the_workers_do_not_owe(cast: Cast) -> None:
    """Theirs is on the team's page."""
    timeline = with_a_chair(cast)
    answers = set(of_my_children(cast.manager).values_list("answers", flat=True))
    assert Role.SOCIAL_WORKER not in answers
    assert Role.SOCIAL_WORKER in set(
        of_my_children(cast.worker).filter(timeline=timeline).values_list("answers", flat=True)
    )
