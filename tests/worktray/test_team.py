"""The team's page: every team that a manager answers for, each worker's load, a stand-in's too."""

import re
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from accounts.services.posts import give_post
from accounts.services.stand_ins import stand_in
from cases.models import Case
from cpcase import clock
from cpcase.records import change
from tests import given
from tests.cast import SINCE, Cast, gather
from tests.given import at
from timescales.services.allocations import allocate
from timescales.services.recording import Happening, record

pytestmark = pytest.mark.django_db
LATE = at(27, 3, 9)  # C03 is due within a day of the discussion on the 24th


@pytest.fixture
def cast() -> Cast:
    return gather()


@pytest.fixture
def cases(cast: Cast) -> tuple[Case, Case]:
    """One child late in each team: Amina's in the north, Ivy's in the south."""
    (north,), (south,) = (given.siblings(cast, "Reuben", family=name) for name in ("Ash", "Birch"))
    timeline = south.timeline
    timeline.team = cast.other_team
    change(timeline, by=cast.system)
    for role, who in (("social_worker", cast.other_worker), ("team_manager", cast.other_manager)):
        allocate([timeline], role=role, person=who, by=cast.system, as_of=at(23, 3))
    for case in (north, south):
        held = Happening(case.timeline, "strategy_discussion.held", at(24, 3, 16))
        record([held], by=cast.manager, as_of=at(24, 3, 17))
    return north, south


def look(person: User, url: str = "/team/") -> Any:
    client = Client()
    client.force_login(person, "django.contrib.auth.backends.ModelBackend")
    with clock.standing_at(LATE):
        return client.get(url)


def load(answer: Any) -> dict[str, tuple[int, ...]]:
    """Name: children, overdue, due today."""
    rows = re.compile(r'scope="row"[^>]*>([^<]*)</th>(.*?)</tr>', re.DOTALL)
    table = rows.findall(answer.content.decode())
    return {name: tuple(map(int, re.findall(r">(\d+)</td>", cells))) for name, cells in table}


def test_with_two_teams_the_workers_of_both_have_their_load(
    cast: Cast, cases: tuple[Case, Case]
) -> None:
    alone = load(look(cast.manager))
    assert "Ivy Moss" not in alone
    give_post(cast.manager, role="team_manager", team=cast.other_team, since=SINCE, by=cast.system)
    answer = look(cast.manager)
    assert "North assessment and South assessment" in answer.content.decode()
    both = load(answer)
    assert both["Amina Yusuf"] == alone["Amina Yusuf"]
    assert both["Ivy Moss"] == alone["Amina Yusuf"]
    assert both["Ivy Moss"][:2] > (0, 0)
    assert both["Dev Patel"] == (0, 0, 0)


def test_the_page_asks_as_often_for_two_teams_as_for_one(
    cast: Cast, cases: tuple[Case, Case]
) -> None:
    look(cast.manager)
    with CaptureQueriesContext(connection) as one:
        look(cast.manager)
    give_post(cast.manager, role="team_manager", team=cast.other_team, since=SINCE, by=cast.system)
    with CaptureQueriesContext(connection) as two:
        look(cast.manager)
    assert len(two) == len(one)


@pytest.mark.parametrize("who", ["other_manager", "service_manager"])
def test_who_stands_in_for_a_manager_has_the_teams_page_while_it_lasts(
    cast: Cast, cases: tuple[Case, Case], who: str
) -> None:
    person = getattr(cast, who)
    until = {"since": date(2026, 3, 25), "until": date(2026, 3, 27)}
    row = stand_in(cast.manager, stand_in=person, by=cast.manager, **until)
    page = look(User.objects.get(pk=person.pk)).content.decode()
    assert "North assessment" in page
    assert "Reuben Ash" in page
    assert 'href="/team/"' in look(User.objects.get(pk=person.pk), "/work/").content.decode()
    row.ended_at = at(26, 3)
    change(row, by=cast.system)
    after = look(User.objects.get(pk=person.pk))
    if who == "service_manager":
        assert after.status_code == 403
    else:
        assert "North assessment" not in after.content.decode()


def test_what_needs_the_manager_stands_once_though_it_is_late(
    cast: Cast, cases: tuple[Case, Case]
) -> None:
    """C01, C03: the sign-off is the manager's own, and seeing the children is the worker's."""
    needs, late = look(cast.manager).content.decode().split('id="late"')
    own = "Sign the strategy discussion off"
    assert (needs.count(f">{own}<"), late.count(f">{own}<")) == (1, 0)
    assert "See the children" in late
    assert "See the children" not in needs
    visit = Happening(cases[0].timeline, "visit.made", at(24, 3, 18), {"seen": True})
    warned = Happening(cases[0].timeline, "step.recorded", at(24, 3, 18), {"step": "C02"})
    record([visit, warned], by=cast.worker, as_of=at(26, 3))
    assert "Nothing else is late in your team." in look(cast.manager).content.decode()
    signed = Happening(cases[0].timeline, "strategy_discussion.signed_off", at(26, 3))
    record([signed], by=cast.manager, as_of=at(26, 3))
    assert "Nothing is late in your team." in look(cast.manager).content.decode()


def test_what_does_not_fit_above_is_still_among_the_late(
    cast: Cast, cases: tuple[Case, Case], monkeypatch: pytest.MonkeyPatch
) -> None:
    """C01."""
    monkeypatch.setattr("worktray.views.team.NEEDS_AT_MOST", 0)
    needs, late = look(cast.manager).content.decode().split('id="late"')
    assert "Sign the strategy discussion off" not in needs
    assert "Sign the strategy discussion off" in late
