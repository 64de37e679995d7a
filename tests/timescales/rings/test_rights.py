"""A right that may pass rings while it can be used, and is never missed (S25b)."""

import pytest

from tests.cast import Cast
from tests.given import a_timeline, at
from tests.timescales.rings.hearing import rungs
from timescales import invariants
from timescales.models.deadline import State
from timescales.presenters.deadlines import due_block
from timescales.services.alerts import ring_due
from timescales.services.recompute import recompute_all
from timescales.services.recording import Happening, record
from timescales.services.working_out import calendar_of

pytestmark = pytest.mark.django_db


def test_objections_ring_while_they_can_be_made_and_nobody_is_late_after(cast: Cast) -> None:
    """S25b: letter on Monday 1 June 2026, objections to Monday 22 June, the end on the 24th."""
    timeline = a_timeline(cast, pathway="stoke-on-trent")
    sent = Happening(timeline, "looked_after_letter.sent", at(1, 6))
    record([sent], by=cast.chair, as_of=at(1, 6))
    calendar = calendar_of("england-and-wales")
    row = timeline.deadlines.get(step="S25b", part="objections")
    assert str(row.due_on) == "2026-06-22"
    ring_due(as_of=at(24, 6))
    assert rungs(timeline, "S25b") == ["soon", "today"]
    assert not timeline.deadlines.overdue(at(24, 6)).filter(pk=row.pk).exists()
    assert due_block(row, as_of=at(24, 6), calendar=calendar).when == "Expected"
    recompute_all([timeline], as_of=at(24, 6), reason="nightly")
    row.refresh_from_db()
    assert row.state == State.EXPECTED
    ended = Happening(timeline, "plan.ended", at(24, 6, 13), {"reason": "looked_after"})
    record([ended], by=cast.chair, as_of=at(24, 6, 13))
    row.refresh_from_db()
    assert (row.state, due_block(row, as_of=at(25, 6), calendar=calendar).when) == (
        State.MET, "Done, on time",
    )  # fmt: skip
    assert invariants.breaches(as_of=at(25, 6)) == {}


def test_done_at_the_very_moment_is_in_time_and_late_is_said_in_whole_hours(cast: Cast) -> None:
    """C16: 24 hours after midday of 14 April; engine.md, rows out."""
    for minute, label in (
        ((15, 4, 12), "Done, on time"),
        ((15, 4, 12, 20), "Done, 1 hour late"),
        ((15, 4, 14), "Done, 2 hours late"),
    ):
        timeline = a_timeline(cast)
        facts = {"conference": "initial"}
        held = Happening(timeline, "conference.held", at(14, 4, 12), facts)
        done = Happening(timeline, "step.recorded", at(*minute), {"step": "C16"})
        record([held, done], by=cast.chair, as_of=at(16, 4))
        row = timeline.deadlines.get(step="C16")
        assert (
            due_block(row, as_of=at(16, 4), calendar=calendar_of("england-and-wales")).when == label
        )
