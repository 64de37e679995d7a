"""What an alert tells, in words that stay true: an inbox is read when somebody has time."""

from datetime import date, datetime

from cpcase.web import formats
from timescales.engine.calendar import Calendar, OutsideCalendar
from timescales.engine.offsets import london_day
from timescales.models import Deadline

_MISSED = {
    "overdue": "A limit was missed",
    "escalated": "A limit was missed and is not met yet",
}


def words_of(ring: str, row: Deadline, *, calendar: Calendar, as_of: datetime) -> str:
    """The rung and its step. What lies ahead is told by its date, since the ring of a day limit
    comes on a working day before it and "today" is another day when it is read."""
    return f"{_MISSED.get(ring) or _limit(row, calendar, as_of)}: {row.title}"


def _limit(row: Deadline, calendar: Calendar, as_of: datetime) -> str:
    """Due on Monday 30 March · Due by 10am on Thursday 2 April · of a closed day, the last open
    one too. After an outage it may be past by now."""
    today = london_day(as_of)
    if isinstance(row.due, datetime):
        verb = "Was due" if row.due <= as_of else "Due"
        return f"{verb} {formats.by_moment(row.due, today)}"
    if row.due is None:
        return "Due"
    verb = "Was due" if row.due < today else "Due"
    words = f"{verb} on {formats.day(row.due, today)}"
    last = _last_open_day(row.due, calendar)
    if row.own_day or last == row.due:
        return words
    return f"{words}; the last working day before it is {formats.day(last, today)}"


def _last_open_day(on: date, calendar: Calendar) -> date:
    try:
        return calendar.previous(on)
    except OutsideCalendar:
        return on
