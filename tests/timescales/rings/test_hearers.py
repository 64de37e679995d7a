"""Who hears a rung: found when it rings, stand-ins included, and never nobody."""

from datetime import date, datetime

import pytest

from accounts.models import Notice, Post, StandIn
from cpcase.records import add
from tests import given
from tests.cast import Cast
from tests.given import at
from tests.past_the_acts import NEXT
from tests.timescales.rings.hearing import a_discussion, heard
from timescales.models import Alert, Timeline
from timescales.services.alerts import ring_due
from timescales.services.allocations import allocate, release
from timescales.services.recording import Happening, record

pytestmark = pytest.mark.django_db


def _ask_for_a_conference(timeline: Timeline, cast: Cast, when: datetime) -> None:
    asked = Happening(timeline, "conference.requested", when, {"conference": "initial"})
    record([asked], by=cast.worker, as_of=when)


def test_the_owner_then_the_manager_then_the_service_manager(cast: Cast) -> None:
    """C05: the named worker and manager, and the authority's own post."""
    timeline = a_discussion(cast)
    ring_due(as_of=at(1, 4, 9))
    assert heard(timeline, "C05") == {
        "soon": {"Amina Yusuf"},
        "today": {"Amina Yusuf"},
        "overdue": {"Amina Yusuf", "Tom Bright"},
        "escalated": {"Paul Hartley"},
    }


def test_the_chair_hears_of_a_missed_limit_from_the_conference_request_on(cast: Cast) -> None:
    """C03 is missed before the request, C14 after it."""
    timeline = a_discussion(cast)
    ring_due(as_of=at(26, 3, 9))
    assert heard(timeline, "C03")["overdue"] == {"Amina Yusuf", "Tom Bright"}
    _ask_for_a_conference(timeline, cast, at(27, 3, 10))
    ring_due(as_of=at(16, 4, 9))
    assert heard(timeline, "C14")["overdue"] == {"Priya Nair", "Tom Bright", "Denise Okafor"}


def test_a_stand_in_hears_for_whoever_is_away_and_only_then(cast: Cast) -> None:
    """C05 rings on the 26th, in the absence, and on the 30th, after it."""
    away = StandIn(
        absent=cast.worker, stand_in=cast.colleague, since=date(2026, 3, 25),
        until=date(2026, 3, 27),
    )  # fmt: skip
    add(away, by=cast.system)
    timeline = a_discussion(cast)
    ring_due(as_of=at(26, 3, 9))
    ring_due(as_of=at(30, 3, 9))
    assert heard(timeline, "C05") == {"soon": {"Dev Patel"}, "today": {"Amina Yusuf"}}


def test_with_nobody_named_the_teams_own_posts_hear(cast: Cast) -> None:
    timeline = a_discussion(cast)
    release(timeline, role="social_worker", by=cast.system, as_of=at(24, 3, 18))
    ring_due(as_of=at(26, 3, 9))
    assert heard(timeline, "C05")["soon"] == {"Amina Yusuf", "Dev Patel"}


def test_a_reallocation_is_heard_by_the_new_worker(cast: Cast) -> None:
    timeline = a_discussion(cast)
    who = {"role": "social_worker", "person": cast.colleague}
    allocate([timeline], **who, by=cast.manager, as_of=at(25, 3))
    ring_due(as_of=at(26, 3, 9))
    assert heard(timeline, "C05")["soon"] == {"Dev Patel"}


@pytest.mark.parametrize("duty_manager_left", [False, True])
def test_a_role_that_nobody_holds_goes_to_the_duty_manager_else_the_administrator(
    cast: Cast, duty_manager_left: bool
) -> None:
    timeline = a_discussion(cast)
    release(timeline, role="social_worker", by=cast.system, as_of=at(24, 3, 18))
    Post.objects.filter(role="social_worker").update(version=NEXT, until=date(2026, 3, 24))
    type(cast.manager).objects.filter(pk=cast.manager.pk).update(
        version=NEXT, is_active=not duty_manager_left
    )
    ring_due(as_of=at(26, 3, 9))
    expected = {"Sam Reed"} if duty_manager_left else {"Tom Bright"}
    assert heard(timeline, "C05")["soon"] == expected


def test_somebody_who_left_does_not_swallow_an_alert(cast: Cast) -> None:
    timeline = a_discussion(cast)
    type(cast.worker).objects.filter(pk=cast.worker.pk).update(version=NEXT, is_active=False)
    ring_due(as_of=at(26, 3, 9))
    assert heard(timeline, "C05")["soon"] == {"Dev Patel"}


def test_with_nobody_in_the_whole_authority_no_alert_is_made_until_there_is(cast: Cast) -> None:
    """An alert to nobody would look as if somebody knew."""
    timeline = a_discussion(cast)
    type(cast.worker).objects.update(version=NEXT, is_active=False)
    rung = ring_due(as_of=at(26, 3, 9))
    assert rung.failed
    assert rung.alerts == 0
    assert not Alert.objects.exists()
    type(cast.worker).objects.filter(pk=cast.worker.pk).update(version=NEXT, is_active=True)
    ring_due(as_of=at(26, 3, 10))
    assert heard(timeline, "C05")["soon"] == {"Amina Yusuf"}


def test_what_is_told_names_no_child_and_no_family(cast: Cast) -> None:
    (case,) = given.siblings(cast, "Reuben", family="Ashdown")
    held = Happening(case.timeline, "strategy_discussion.held", at(24, 3, 16))
    record([held], by=cast.manager, as_of=at(24, 3, 17))
    ring_due(as_of=at(17, 4, 9))
    told = list(Notice.objects.values_list("words", "link"))
    assert len(told) > 5
    assert not [one for one in told if "Reuben" in str(one) or "Ashdown" in str(one)]
    assert "A limit was missed: Send the conference request, complete" in dict(told)
