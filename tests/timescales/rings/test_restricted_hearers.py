"""Who hears of a record that is kept to named people: only they do, and somebody always does."""

from collections.abc import Sequence
from datetime import date

import pytest

from accounts.models import Post, User
from accounts.services.stand_ins import stand_in
from cases.models import Case
from cases.services.restrictions import lift, restrict
from tests import given
from tests.cast import Cast
from tests.given import at
from tests.past_the_acts import NEXT
from tests.timescales.rings.hearing import HELD, heard
from timescales.models import Timeline
from timescales.services.alerts import ring_due
from timescales.services.allocations import allocate
from timescales.services.recording import Happening, record

pytestmark = pytest.mark.django_db


def kept_to(cast: Cast, people: Sequence[User], *, by: User) -> Case:
    """A child with a strategy discussion, whose record only these people see."""
    (case,) = given.siblings(cast, "Reuben")
    held = Happening(case.timeline, "strategy_discussion.held", HELD)
    record([held], by=cast.manager, as_of=at(24, 3, 17))
    return restrict(case, people=people, why="Known to us.", by=by, as_of=at(24, 3, 18), version=1)


def rung(case: Case, *, until: int) -> dict[str, set[str]]:
    """C05 rings soon on 26 March, today on the 30th, overdue on the 31st, escalated on 1 April."""
    month = 3 if until > 20 else 4
    ring_due(as_of=at(until, month, 9))
    return heard(Timeline.objects.get(pk=case.timeline_id), "C05")


def test_only_the_named_hear_and_the_ladder_ends_at_the_first_of_them(cast: Cast) -> None:
    """C05: neither the worker nor the service manager could open it."""
    case = kept_to(cast, [cast.colleague], by=cast.manager)
    everything = {"Tom Bright"}
    assert rung(case, until=1) == dict.fromkeys(
        ("soon", "today", "overdue", "escalated"), everything
    )


def test_the_named_worker_and_the_named_service_manager_hear_their_own_rungs(cast: Cast) -> None:
    """C05."""
    case = kept_to(cast, [cast.worker], by=cast.service_manager)
    assert rung(case, until=1) == {
        "soon": {"Amina Yusuf"},
        "today": {"Amina Yusuf"},
        "overdue": {"Amina Yusuf", "Paul Hartley"},
        "escalated": {"Paul Hartley"},
    }


def test_a_stand_in_who_is_not_named_is_passed_over(cast: Cast) -> None:
    """C05: Dev stands in for Amina, and could not open the record."""
    away = {"since": date(2026, 3, 25), "until": date(2026, 3, 27)}
    stand_in(cast.worker, stand_in=cast.colleague, by=cast.worker, **away)
    case = kept_to(cast, [cast.worker], by=cast.manager)
    assert rung(case, until=26) == {"soon": {"Tom Bright"}}
    assert rung(case, until=30)["today"] == {"Amina Yusuf"}


def test_a_stand_in_who_is_named_hears(cast: Cast) -> None:
    """C05."""
    away = {"since": date(2026, 3, 25), "until": date(2026, 3, 27)}
    stand_in(cast.worker, stand_in=cast.colleague, by=cast.worker, **away)
    case = kept_to(cast, [cast.worker, cast.colleague], by=cast.manager)
    assert rung(case, until=26) == {"soon": {"Dev Patel"}}


def test_when_the_named_manager_is_away_and_nobody_else_answers_any_named_one_does(
    cast: Cast,
) -> None:
    """C05: whoever is there of the named, before the absent manager."""
    case = kept_to(cast, [cast.colleague], by=cast.manager)
    away = {"since": date(2026, 3, 25), "until": date(2026, 3, 27)}
    stand_in(cast.manager, stand_in=cast.other_manager, by=cast.manager, **away)
    assert rung(case, until=26) == {"soon": {"Dev Patel"}}


def test_when_all_who_are_named_are_away_they_hear_all_the_same(cast: Cast) -> None:
    """C05: nobody else could open it."""
    case = kept_to(cast, [], by=cast.manager)
    away = {"since": date(2026, 3, 25), "until": date(2026, 3, 27)}
    stand_in(cast.manager, stand_in=cast.other_manager, by=cast.manager, **away)
    assert rung(case, until=26) == {"soon": {"Tom Bright"}}


def test_another_manager_of_the_team_who_is_named_hears_for_the_one_who_is_not(cast: Cast) -> None:
    """C05: the manager by name is passed over, and no duty manager is asked."""
    Post.objects.filter(person=cast.colleague).update(version=NEXT, role="team_manager")
    case = kept_to(cast, [cast.worker], by=cast.service_manager)
    restrict(
        case, people=[cast.worker, cast.colleague], why="Known.", by=cast.service_manager,
        as_of=at(24, 3, 19), version=2,
    )  # fmt: skip
    allocate(
        [case.timeline], role="team_manager", person=cast.colleague, by=cast.system,
        as_of=at(24, 3, 19),
    )  # fmt: skip
    assert rung(case, until=31)["overdue"] == {"Amina Yusuf", "Dev Patel"}


def test_a_record_that_is_open_again_is_heard_by_its_own_people(cast: Cast) -> None:
    """C05."""
    case = kept_to(cast, [cast.colleague], by=cast.manager)
    lift(case, why="Over.", by=cast.manager, as_of=at(25, 3), version=2)
    assert rung(case, until=26) == {"soon": {"Amina Yusuf"}}
