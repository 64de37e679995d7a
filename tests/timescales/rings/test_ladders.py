"""Each rung comes when its hour has come, not a minute before; weekends only where said."""

import pytest

from tests.cast import Cast
from tests.given import at
from tests.timescales.rings.hearing import a_discussion, rungs
from timescales.models import Deadline
from timescales.services.alerts import ring_due
from timescales.services.recording import Happening, record

pytestmark = pytest.mark.django_db


def test_a_day_limit_rings_two_working_days_before_then_on_the_day_then_up(cast: Cast) -> None:
    """C05, due on Monday 30 March; the clocks change on the Sunday before."""
    timeline = a_discussion(cast)
    assert str(timeline.deadlines.get(step="C05").due_on) == "2026-03-30"
    climbed = []
    for moment, rung in (
        (at(26, 3, 8), "soon"),
        (at(30, 3, 8), "today"),
        (at(31, 3, 8), "overdue"),
        (at(1, 4, 8), "escalated"),
    ):
        ring_due(as_of=moment.replace(hour=7, minute=59))
        assert rungs(timeline, "C05") == climbed
        ring_due(as_of=moment)
        climbed.append(rung)
        assert rungs(timeline, "C05") == climbed
    assert timeline.deadlines.get(step="C05").next_ring_at is None


def test_a_day_limit_over_easter_never_rings_on_a_closed_day(cast: Cast) -> None:
    """C14, due on Wednesday 15 April: soon on Monday 13, overdue on Thursday 16."""
    timeline = a_discussion(cast)
    for day in (3, 4, 5, 6, 11, 12):
        ring_due(as_of=at(day, 4, 23))
        assert rungs(timeline, "C14") == []
    ring_due(as_of=at(13, 4, 8))
    assert rungs(timeline, "C14") == ["soon"]


def test_a_duty_of_a_saturday_rings_that_day_and_is_overdue_on_sunday(cast: Cast) -> None:
    """C03, see the children on Day 1."""
    timeline = a_discussion(cast, held=at(28, 3, 16))
    assert str(timeline.deadlines.get(step="C03").due_on) == "2026-03-28"
    ring_due(as_of=at(28, 3, 18))
    assert rungs(timeline, "C03") == ["today"]
    ring_due(as_of=at(29, 3, 8))
    assert rungs(timeline, "C03") == ["today", "overdue"]
    ring_due(as_of=at(30, 3, 23))
    assert rungs(timeline, "C03") == ["today", "overdue"]
    ring_due(as_of=at(31, 3, 8))
    assert rungs(timeline, "C03") == ["today", "overdue", "escalated"]


def test_a_clock_limit_rings_with_a_quarter_left_at_the_moment_and_a_day_later(cast: Cast) -> None:
    """C16, 24 hours after a conference that began on Friday at 10:00."""
    timeline = a_discussion(cast)
    facts = {"conference": "initial", "outcome": "plan"}
    held = Happening(timeline, "conference.held", at(10, 4, 10), facts)
    record([held], by=cast.chair, as_of=at(10, 4, 12))
    row = Deadline.objects.get(timeline=timeline, step="C16")
    assert row.due_at == at(11, 4, 10)
    for moment, climbed in (
        (at(11, 4, 3, 59), []),
        (at(11, 4, 4), ["soon"]),
        (at(11, 4, 9, 59), ["soon"]),
        (at(11, 4, 10), ["soon", "overdue"]),
        (at(12, 4, 9, 59), ["soon", "overdue"]),
        (at(12, 4, 10), ["soon", "overdue", "escalated"]),
    ):
        ring_due(as_of=moment)
        assert rungs(timeline, "C16") == climbed


def test_recorded_days_later_what_was_overtaken_is_left_out_a_missed_limit_never(
    cast: Cast,
) -> None:
    """C05 was due on 30 March and C14 is to come; the discussion is recorded on 9 April."""
    timeline = a_discussion(cast, recorded=at(9, 4, 10))
    ring_due(as_of=at(9, 4, 11))
    assert rungs(timeline, "C05") == ["overdue", "escalated"]
    assert rungs(timeline, "C14") == []


def test_recorded_between_soon_and_the_day_the_owner_hears_that_it_is_due_soon(cast: Cast) -> None:
    """C05, recorded on Friday 27 March for Monday 30: only the last rung that passed is made."""
    timeline = a_discussion(cast, recorded=at(27, 3, 10))
    ring_due(as_of=at(27, 3, 11))
    assert rungs(timeline, "C05") == ["soon"]
    late = a_discussion(cast, recorded=at(30, 3, 10))
    ring_due(as_of=at(30, 3, 11))
    assert rungs(late, "C05") == ["today"]


def test_after_an_outage_every_rung_that_was_missed_is_made(cast: Cast) -> None:
    timeline = a_discussion(cast)
    ring_due(as_of=at(15, 4, 12))
    assert rungs(timeline, "C05") == ["soon", "today", "overdue", "escalated"]
    assert rungs(timeline, "C14") == ["soon", "today"]
