"""Who answers in which role of an episode: named, relieved, and kept on record."""

import pytest

from tests import given
from tests.cast import Cast, gather
from tests.given import MONDAY, at
from tests.past_the_acts import NEXT
from timescales.models import Allocation
from timescales.services.allocations import allocate, hearers, release
from timescales.services.answering import administrators

pytestmark = pytest.mark.django_db

WORKER = "social_worker"


@pytest.fixture
def cast() -> Cast:
    return gather()


def test_a_reallocation_relieves_whoever_answered_before_and_keeps_both(cast: Cast) -> None:
    timelines = [given.a_timeline(cast) for _ in range(2)]
    allocate(timelines, role=WORKER, person=cast.colleague, by=cast.manager, as_of=at(25, 3))
    for timeline in timelines:
        before, after = Allocation.objects.filter(timeline=timeline, role=WORKER).order_by(
            "started_at"
        )
        assert (before.person, before.started_at, before.ended_at) == (
            cast.worker, MONDAY, at(25, 3),
        )  # fmt: skip
        assert (after.person, after.ended_at) == (cast.colleague, None)
        assert before.history.latest().history_change_reason == "reallocated"


def test_naming_the_same_person_again_changes_nothing(cast: Cast) -> None:
    timeline = given.a_timeline(cast)
    (kept,) = allocate(
        [timeline], role=WORKER, person=cast.worker, by=cast.manager, as_of=at(25, 3)
    )
    assert (kept.started_at, kept.version) == (MONDAY, 1)
    assert Allocation.objects.filter(timeline=timeline, role=WORKER).count() == 1


def test_the_other_team_answers_nothing_of_ours(cast: Cast) -> None:
    timeline = given.a_timeline(cast)
    release(timeline, role=WORKER, by=cast.manager, as_of=at(25, 3))
    assert set(hearers(timeline, [WORKER], on=at(25, 3).date())) == {cast.worker, cast.colleague}


def test_somebody_in_two_roles_hears_once(cast: Cast) -> None:
    timeline = given.a_timeline(cast)
    allocate([timeline], role=WORKER, person=cast.manager, by=cast.manager, as_of=at(25, 3))
    assert hearers(timeline, [WORKER, "team_manager"], on=at(25, 3).date()) == [cast.manager]


def test_a_core_group_is_answered_for_by_the_lead_professional(cast: Cast) -> None:
    timeline = given.a_timeline(cast)
    assert hearers(timeline, ["core_group"], on=at(25, 3).date()) == [cast.worker]


def test_administrators_are_those_who_hold_the_post_that_day(cast: Cast) -> None:
    assert administrators(on=at(25, 3).date()) == [cast.system_administrator]
    cast.system_administrator.posts.update(version=NEXT, until=at(24, 3).date())
    assert administrators(on=at(25, 3).date()) == []
