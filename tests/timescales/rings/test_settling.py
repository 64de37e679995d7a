"""What ends a ladder, what does not, and what brings it back."""

import pytest

from tests.cast import Cast
from tests.given import at
from tests.timescales.rings.hearing import a_discussion, heard, rungs
from timescales import invariants
from timescales.models import Alert, Deadline, Timeline
from timescales.models.deadline import State
from timescales.services.alerts import acknowledge, ring_due
from timescales.services.pathways import close_on
from timescales.services.recording import Happening, correct, record, withdraw

pytestmark = pytest.mark.django_db


def _booked(timeline: Timeline, cast: Cast, day: int, **facts: str) -> str:
    told = {"conference": "initial", **facts}
    happened = Happening(timeline, "conference.booked", at(day, 4, 10), told)
    (event,) = record([happened], by=cast.administrator, as_of=at(30, 3))
    return str(event.pk)


def test_whoever_acknowledged_hears_no_reminder_and_the_ladder_goes_on(cast: Cast) -> None:
    """C05: seen on the 26th, missed on the 30th."""
    timeline = a_discussion(cast)
    ring_due(as_of=at(26, 3, 9))
    soon = Alert.objects.get(deadline__timeline=timeline, deadline__step="C05")
    seen = acknowledge(soon, by=cast.worker, as_of=at(26, 3, 10))
    assert acknowledge(soon, by=cast.worker, as_of=at(26, 3, 11)) == seen
    ring_due(as_of=at(1, 4, 9))
    assert heard(timeline, "C05") == {
        "soon": {"Amina Yusuf"},
        "today": set(),
        "overdue": {"Amina Yusuf", "Tom Bright"},
        "escalated": {"Paul Hartley"},
    }
    assert timeline.deadlines.get(step="C05").state == State.OPEN
    assert invariants.breaches(as_of=at(1, 4, 9)) == {}


def test_what_fulfils_closes_the_alerts_and_nothing_rings_any_more(cast: Cast) -> None:
    """C05: asked for on the 30th."""
    timeline = a_discussion(cast)
    ring_due(as_of=at(30, 3, 9))
    asked = Happening(timeline, "conference.requested", at(30, 3, 10), {"conference": "initial"})
    record([asked], by=cast.worker, as_of=at(30, 3, 10))
    ring_due(as_of=at(20, 4, 9))
    about = Alert.objects.filter(deadline__timeline=timeline, deadline__step="C05")
    assert rungs(timeline, "C05") == ["soon", "today"]
    assert {alert.closed_at for alert in about} == {at(30, 3, 10)}
    assert invariants.breaches(as_of=at(20, 4, 9)) == {}


def test_withdrawn_it_stands_again_and_goes_on_without_what_was_overtaken(cast: Cast) -> None:
    """C05: met on the 27th by mistake, taken back on 9 April; “today” is long past."""
    timeline = a_discussion(cast)
    ring_due(as_of=at(26, 3, 9))
    asked = Happening(timeline, "conference.requested", at(27, 3, 10), {"conference": "initial"})
    (event,) = record([asked], by=cast.worker, as_of=at(27, 3, 10))
    assert not Alert.objects.open().filter(deadline__step="C05").exists()
    withdraw([event], by=cast.manager, reason="mistake", as_of=at(9, 4, 10))
    assert Alert.objects.open().filter(deadline__step="C05").count() == 1
    ring_due(as_of=at(9, 4, 11))
    assert rungs(timeline, "C05") == ["soon", "overdue", "escalated"]
    assert invariants.breaches(as_of=at(9, 4, 11)) == {}


def test_a_replaced_deadline_has_no_later_alert_and_the_new_one_its_own_ladder(cast: Cast) -> None:
    """C10 goes with the booking: due on 10 April, then on the 22nd."""
    timeline = a_discussion(cast)
    first = _booked(timeline, cast, 14)
    ring_due(as_of=at(8, 4, 9))
    old = timeline.deadlines.get(step="C10")
    assert rungs(timeline, "C10") == ["soon"]
    moved = {"conference": "initial", "replaces": first}
    booking = Happening(timeline, "conference.booked", at(24, 4, 10), moved)
    record([booking], by=cast.administrator, as_of=at(9, 4, 10))
    ring_due(as_of=at(13, 4, 9))
    assert list(old.alerts.values_list("ring", "closed_at")) == [("soon", at(9, 4, 10))]
    new = timeline.deadlines.current().get(step="C10")
    assert not new.alerts.exists()
    ring_due(as_of=at(24, 4, 9))
    assert set(new.alerts.values_list("ring", flat=True)) == {
        "soon",
        "today",
        "overdue",
        "escalated",
    }
    assert invariants.breaches(as_of=at(24, 4, 9)) == {}


def test_a_corrected_date_closes_the_old_alerts_and_begins_anew(cast: Cast) -> None:
    """C05: the discussion was on Thursday 26 March, not on Tuesday 24."""
    timeline = a_discussion(cast)
    ring_due(as_of=at(30, 3, 9))
    held = timeline.events.get()
    correct(held, at=at(26, 3, 16), facts=held.facts, by=cast.manager, as_of=at(30, 3, 10))
    old = timeline.deadlines.get(step="C05", state=State.SUPERSEDED)
    new = timeline.deadlines.current().get(step="C05")
    assert str(new.due_on) == "2026-04-01"
    assert not old.alerts.open().exists()
    ring_due(as_of=at(30, 3, 11))
    assert list(new.alerts.values_list("ring", flat=True)) == ["soon"]


def test_a_closure_moves_the_rings_of_a_date_that_stands(cast: Cast) -> None:
    """C05 stays due on 30 March; the day after is closed, so it is overdue a day later."""
    timeline = a_discussion(cast)
    ring_due(as_of=at(30, 3, 9))
    row = timeline.deadlines.get(step="C05")
    assert row.next_ring_at == at(31, 3, 8)
    close_on(at(31, 3).date(), "Flooding", by=cast.system, as_of=at(30, 3, 10))
    row = timeline.deadlines.current().get(step="C05")
    assert (str(row.due_on), row.next_ring_at) == ("2026-03-30", at(1, 4, 8))


def test_a_ring_that_was_made_meanwhile_is_not_written_over(cast: Cast) -> None:
    """Two recordings either side of a ring: the stage stands, and nothing is made twice."""
    timeline = a_discussion(cast)
    ring_due(as_of=at(26, 3, 9))
    visit = Happening(timeline, "visit.made", at(26, 3, 10), {"seen": True})
    record([visit], by=cast.worker, as_of=at(26, 3, 11))
    row = Deadline.objects.get(timeline=timeline, step="C05")
    assert (row.stage, row.next_ring_at) == (1, at(30, 3, 8))
    assert ring_due(as_of=at(26, 3, 12)).alerts == 0
