"""What is recorded becomes somebody's deadline; what moved is kept."""

import pytest
from django.db import DatabaseError, transaction

from cpcase.refusals import Incomplete, NotNow
from tests import given
from tests.cast import Cast, gather
from tests.given import at
from timescales.models import Deadline, Event
from timescales.models.deadline import State
from timescales.services.recording import Happening, correct, record, withdraw

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return gather()


def test_a_strategy_discussion_starts_the_clocks(cast):
    """C01, C03, C14: due on the day itself, and on Day 15 over Easter."""
    timeline = given.a_timeline(cast)
    record(
        [Happening(timeline, "strategy_discussion.held", at(24, 3, 16))],
        by=cast.manager, as_of=at(24, 3, 17),
    )  # fmt: skip
    due = {row.step: row for row in timeline.deadlines.open()}
    assert str(due["C01"].due_on) == "2026-03-24"
    assert str(due["C03"].due_on) == "2026-03-24"
    assert str(due["C14"].due_on) == "2026-04-15"
    assert str(due["C14"].national_due_on) == "2026-04-16"
    assert "Good Friday" in due["C14"].explanation


def test_signing_off_meets_the_first_of_them(cast):
    """C01."""
    timeline = given.a_timeline(cast)
    record(
        [Happening(timeline, "strategy_discussion.held", at(24, 3, 16))],
        by=cast.manager, as_of=at(24, 3, 17),
    )  # fmt: skip
    (signed,) = record(
        [Happening(timeline, "strategy_discussion.signed_off", at(24, 3, 17))],
        by=cast.manager, as_of=at(24, 3, 17),
    )  # fmt: skip
    row = timeline.deadlines.get(step="C01")
    assert row.state == State.MET
    assert row.met_by == signed


def test_a_booking_that_is_rearranged_supersedes_and_points_on(cast):
    """C10 moves with the booking, C14 stays."""
    timeline = given.a_timeline(cast)
    record(
        [Happening(timeline, "strategy_discussion.held", at(24, 3, 16))],
        by=cast.manager, as_of=at(24, 3, 17),
    )  # fmt: skip
    (first,) = record(
        [Happening(timeline, "conference.booked", at(14, 4, 10), {"conference": "initial"})],
        by=cast.administrator, as_of=at(30, 3),
    )  # fmt: skip
    facts = {"conference": "initial", "replaces": str(first.pk)}
    record(
        [Happening(timeline, "conference.booked", at(24, 4, 10), facts)],
        by=cast.administrator, as_of=at(10, 4),
    )  # fmt: skip
    old = timeline.deadlines.get(step="C10", state=State.SUPERSEDED)
    new = timeline.deadlines.current().get(step="C10")
    assert (str(old.due_on), str(new.due_on)) == ("2026-04-10", "2026-04-22")
    assert (old.replaced_by, old.reason_code) == (new, "booking")
    assert str(timeline.deadlines.current().get(step="C14").due_on) == "2026-04-15"


def test_a_second_booking_without_replacing_is_refused_and_nothing_is_recorded(cast):
    timeline = given.a_timeline(cast)
    booking = Happening(timeline, "conference.booked", at(14, 4, 10), {"conference": "initial"})
    record([booking], by=cast.administrator, as_of=at(30, 3))
    with pytest.raises(NotNow):
        record([booking], by=cast.administrator, as_of=at(30, 3))
    assert Event.objects.filter(timeline=timeline).count() == 1


def test_something_in_the_future_is_refused(cast):
    timeline = given.a_timeline(cast)
    with pytest.raises(Incomplete) as refusal:
        record([Happening(timeline, "visit.made", at(25, 3))], by=cast.worker, as_of=at(24, 3))
    assert refusal.value.field == "on"
    assert not Event.objects.exists()


def test_correcting_keeps_both_and_its_place_in_the_story(cast):
    """The discussion was on Tuesday, not on Monday: the booking still belongs to its enquiry."""
    timeline = given.a_timeline(cast)
    (held,) = record(
        [Happening(timeline, "strategy_discussion.held", at(23, 3, 16))],
        by=cast.manager, as_of=at(24, 3, 17),
    )  # fmt: skip
    record(
        [Happening(timeline, "conference.booked", at(14, 4, 10), {"conference": "initial"})],
        by=cast.administrator, as_of=at(30, 3),
    )  # fmt: skip
    again = correct(held, at=at(24, 3, 16), facts=held.facts, by=cast.manager, as_of=at(31, 3))
    assert (again.order, again.corrects) == (held.order, held)
    old = timeline.deadlines.get(step="C14", state=State.SUPERSEDED)
    assert (str(old.due_on), old.reason_code) == ("2026-04-14", "correction")
    assert str(timeline.deadlines.current().get(step="C14").due_on) == "2026-04-15"
    assert str(timeline.deadlines.current().get(step="C10").due_on) == "2026-04-10"


def test_withdrawing_keeps_the_dates_that_stood(cast):
    timeline = given.a_timeline(cast)
    (held,) = record(
        [Happening(timeline, "strategy_discussion.held", at(24, 3, 16))],
        by=cast.manager, as_of=at(24, 3, 17),
    )  # fmt: skip
    withdraw([held], by=cast.manager, reason="wrong_child", as_of=at(25, 3))
    old = timeline.deadlines.get(step="C14", state=State.SUPERSEDED)
    assert str(old.due_on) == "2026-04-15"
    assert timeline.deadlines.current().get(step="C14").state == State.WAITING
    with pytest.raises(NotNow):
        withdraw([held], by=cast.manager, reason="wrong_child", as_of=at(25, 3))


def test_the_database_refuses_to_rewrite_an_event(cast):
    timeline = given.a_timeline(cast)
    (held,) = record(
        [Happening(timeline, "strategy_discussion.held", at(24, 3, 16))],
        by=cast.manager, as_of=at(24, 3, 17),
    )  # fmt: skip
    for rewrite in (
        lambda: Event.objects.filter(pk=held.pk).update(kind="visit.made"),
        lambda: Event.objects.filter(pk=held.pk)._raw_delete(using="default"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            rewrite()
    assert Event.objects.get(pk=held.pk).kind == "strategy_discussion.held"


def test_recomputing_changes_nothing_when_nothing_happened(cast):
    from timescales.services.recompute import recompute

    timeline = given.a_timeline(cast)
    record(
        [Happening(timeline, "strategy_discussion.held", at(24, 3, 16))],
        by=cast.manager, as_of=at(24, 3, 17),
    )  # fmt: skip
    before = Deadline.objects.count()
    assert not recompute(timeline, as_of=at(26, 3))
    assert Deadline.objects.count() == before
