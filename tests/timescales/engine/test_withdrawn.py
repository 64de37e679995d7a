"""An event that was withdrawn never stood; it keeps its place in the list."""

from datetime import datetime
from typing import Any

import pytest

from timescales.engine.calendar import LONDON, OutsideCalendar, calendar_for
from timescales.engine.deadlines import Deadline, deadlines
from timescales.engine.kinds import BadEvent, read_events
from timescales.engine.reading import load

HELD: dict[str, Any] = {"kind": "strategy_discussion.held", "at": "2026-03-24T16:00"}
BOOKED: dict[str, Any] = {"kind": "conference.booked", "at": "2026-04-14T10:00"}


def rows_of(*events: dict[str, Any]) -> dict[str, Deadline]:
    as_of = datetime(2026, 3, 31, 9, tzinfo=LONDON)
    read = read_events(events)
    rows = deadlines(load("cambridgeshire"), read, calendar_for("england-and-wales"), as_of=as_of)
    return {row.step: row for row in rows}


def test_a_withdrawn_event_never_stood() -> None:
    """C01, C10."""
    wrong = {**HELD, "withdrawn": "the wrong child"}
    assert rows_of(wrong)["C01"].status == "waiting"
    gone = {**BOOKED, "withdrawn": "typed twice"}
    assert rows_of(HELD, gone)["C10"].due is None


def test_places_in_the_list_stay_what_they_were() -> None:
    """C10: the booking at place 2 is replaced by its place."""
    gone = {**HELD, "at": "2026-03-20T16:00", "withdrawn": "the wrong day"}
    moved = {**BOOKED, "at": "2026-04-15T10:00", "facts": {"replaces": 2}}
    assert str(rows_of(gone, HELD, BOOKED, moved)["C10"].due) == "2026-04-13"


@pytest.mark.parametrize("reason", ["", "  ", True, {"reason": "x"}])
def test_it_is_withdrawn_with_a_reason(reason: object) -> None:
    with pytest.raises(BadEvent, match="Event 1: is “withdrawn” without a reason in words"):
        read_events([HELD, {**BOOKED, "withdrawn": reason}])


@pytest.mark.parametrize("at", ["9999-12-31T23:59", "0001-01-02T00:00", "2101-02-01T10:00"])
def test_a_booking_far_outside_the_calendar_is_refused_in_words(at: str) -> None:
    """C10, C13."""
    with pytest.raises(OutsideCalendar, match="The calendar knows 2000 to 2100"):
        rows_of(HELD, {**BOOKED, "at": at})
