"""Dates are worked out anew by a closure, by night and on request; what moved is kept."""

from typing import Any

import pytest
from django.core.management import call_command

from accounts.models import Notice
from cpcase import clock
from cpcase.refusals import Conflict, Incomplete, NotNow
from tests.cast import Cast, gather
from tests.given import a_timeline, at
from tests.past_the_acts import NEXT
from tests.timescales.rings.hearing import a_discussion
from timescales.models import Closure, Deadline, Timeline
from timescales.models.deadline import State
from timescales.services import working_out
from timescales.services.pathways import close_on, take_back_closure
from timescales.services.recording import Happening, correct, record
from timescales.tasks import recompute_nightly

pytestmark = pytest.mark.django_db

SHUT = at(30, 3).date()
TODAY = at(26, 3, 9)


@pytest.fixture
def cast() -> Cast:
    return gather()


def _due(timeline: Timeline, step: str = "C05") -> str:
    return str(timeline.deadlines.current().get(step=step).due_on)


def test_a_closure_moves_what_it_touches_and_taking_it_back_moves_it_back(cast: Cast) -> None:
    """C05 is due on Day 5, 30 March; the authority is closed that day."""
    timeline = a_discussion(cast)
    closure = close_on(SHUT, "Flooding", by=cast.system, as_of=TODAY)
    assert _due(timeline) == "2026-03-31"
    old = timeline.deadlines.get(step="C05", state=State.SUPERSEDED)
    assert (str(old.due_on), old.reason_code) == ("2026-03-30", "closure")
    assert old.next_ring_at is None
    take_back_closure(closure, by=cast.system, version=closure.version, as_of=TODAY)
    assert _due(timeline) == "2026-03-30"
    assert timeline.deadlines.filter(step="C05", state=State.SUPERSEDED).count() == 2


def test_a_closure_is_entered_once_and_taken_back_once(cast: Cast) -> None:
    closure = close_on(SHUT, "Flooding", by=cast.system, as_of=TODAY)
    with pytest.raises(Incomplete):
        close_on(SHUT, "Flooding again", by=cast.system, as_of=TODAY)
    with pytest.raises(Conflict):
        take_back_closure(closure, by=cast.system, version=closure.version + 1, as_of=TODAY)
    back = take_back_closure(closure, by=cast.system, version=closure.version, as_of=TODAY)
    with pytest.raises(NotNow):
        take_back_closure(back, by=cast.system, version=back.version, as_of=TODAY)
    assert Closure.objects.count() == 1


def test_the_command_reports_first_and_writes_when_asked(
    cast: Cast, capsys: pytest.CaptureFixture[str]
) -> None:
    timeline = a_discussion(cast)
    Deadline.objects.filter(step="C05").update(version=NEXT, due_on="2026-03-27")
    with clock.standing_at(TODAY):
        call_command("recompute_deadlines")
        said = capsys.readouterr().out
        assert f"{timeline.pk} C05 due 2026-03-27, replaced by 2026-03-30" in said
        assert "1 of 1 episodes would change." in said
        assert _due(timeline) == "2026-03-27"
        call_command("recompute_deadlines", "--write")
        assert "1 of 1 episodes changed." in capsys.readouterr().out
        assert _due(timeline) == "2026-03-30"
        call_command("recompute_deadlines", "--write")
        assert capsys.readouterr().out == "0 of 1 episodes changed.\n"


def test_the_command_reports_a_ring_that_would_move(
    cast: Cast, capsys: pytest.CaptureFixture[str]
) -> None:
    timeline = a_discussion(cast)
    Deadline.objects.filter(step="C05").update(version=NEXT, next_ring_at=at(28, 3, 8))
    with clock.standing_at(TODAY):
        call_command("recompute_deadlines", "--write")
    assert f"{timeline.pk} C05 rings next at 2026-03-26 08:00" in capsys.readouterr().out
    assert timeline.deadlines.get(step="C05").next_ring_at == at(26, 3, 8)


def test_by_night_one_episode_that_fails_stops_no_other(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    bad, good = a_discussion(cast), a_discussion(cast)
    Deadline.objects.filter(step="C05").update(version=NEXT, due_on="2026-03-27")
    told = working_out.work_out

    def fail_for_one(timeline: Timeline, **how: Any) -> Any:
        if timeline.pk == bad.pk:
            raise ValueError("planted")
        return told(timeline, **how)

    monkeypatch.setattr("timescales.services.recompute.work_out", fail_for_one)
    with clock.standing_at(TODAY):
        assert recompute_nightly() == 1
    assert (_due(good), _due(bad)) == ("2026-03-30", "2026-03-27")
    assert str(bad.pk) in caplog.text
    assert Notice.objects.get(kind="system").person == cast.system_administrator


def test_a_closed_episode_is_left_as_it_was(cast: Cast) -> None:
    timeline = a_discussion(cast)
    Deadline.objects.filter(step="C05").update(version=NEXT, due_on="2026-03-27")
    Timeline.objects.filter(pk=timeline.pk).update(version=NEXT, closed_at=TODAY)
    with clock.standing_at(TODAY):
        assert recompute_nightly() == 0
    assert _due(timeline) == "2026-03-27"


def test_what_a_date_was_counted_from_moves_though_the_date_stays(cast: Cast) -> None:
    """C14, N02: held on Monday 30 March, not on the Saturday before; Day 1 is that Monday anyway,
    so the limit stays, and only the national one is a day later.
    """
    timeline = a_timeline(cast)
    held = Happening(timeline, "strategy_discussion.held", at(28, 3, 11))
    [event] = record([held], by=cast.manager, as_of=at(31, 3))
    row = timeline.deadlines.get(step="C14")
    assert (str(row.due_on), str(row.national_due_on)) == ("2026-04-21", "2026-04-21")
    assert (row.unit, str(row.day_one)) == ("working days", "2026-03-30")
    correct(event, at=at(30, 3, 11), facts={}, by=cast.manager, as_of=at(31, 3, 12))
    assert timeline.deadlines.filter(step="C14").count() == 1
    row.refresh_from_db()
    assert (str(row.due_on), str(row.national_due_on)) == ("2026-04-21", "2026-04-22")
    assert (row.counted_from, str(row.day_one)) == (at(30, 3, 11), "2026-03-30")
