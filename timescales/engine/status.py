"""How a duty stands at the moment of judging, and how late it is."""

from datetime import date, datetime, time, timedelta
from enum import StrEnum

from timescales.engine.calendar import LONDON, Calendar, OutsideCalendar
from timescales.engine.dates import Limit, day_of
from timescales.engine.offsets import london_day
from timescales.engine.reckoning import Reckoned

SOON = 5  # working days ahead that count as soon


class Status(StrEnum):
    """Every state of a deadline; red is none of them, words say what it is."""

    WAITING = "waiting"
    UPCOMING = "upcoming"
    DUE_SOON = "due_soon"
    DUE_TODAY = "due_today"
    OVERDUE = "overdue"
    MET = "met"
    MET_LATE = "met_late"
    EXPECTED = "expected"
    NOT_NEEDED = "not_needed"
    SUPERSEDED = "superseded"


OPEN = (Status.UPCOMING, Status.DUE_SOON, Status.DUE_TODAY, Status.OVERDUE)


def judge(row: Reckoned, as_of: datetime, calendar: Calendar) -> Status:
    """The status of one occurrence. A day limit is overdue from midnight after it."""
    due = row.dates.due
    if row.met is not None:
        late = due is not None and is_past(due, row.met.at) and not row.part.expectation
        return Status.MET_LATE if late else Status.MET
    if row.settled is not None:
        return Status.NOT_NEEDED
    if due is None:
        return Status.UPCOMING if row.dates.not_before else Status.WAITING
    if row.part.expectation:
        return Status.EXPECTED
    if is_past(due, as_of):
        return Status.OVERDUE
    return _ahead(day_of(due), london_day(as_of), calendar)


def is_past(due: Limit, moment: datetime) -> bool:
    """Whether `moment` is after the limit."""
    return moment > due if isinstance(due, datetime) else london_day(moment) > due


def late_by(due: Limit | None, until: datetime, calendar: Calendar) -> int:
    """Working days after the due day, up to and including the day of `until`; never negative."""
    if due is None or not is_past(due, until):
        return 0
    return max(calendar.count(day_of(due), london_day(until)), 0)


def hours_late(due: Limit | None, until: datetime) -> int | None:
    """Whole hours past a clock limit."""
    if not isinstance(due, datetime) or until <= due:
        return None
    return int((until - due) / timedelta(hours=1))


def overdue_from(due: Limit) -> datetime:
    """The moment from which it is late."""
    if isinstance(due, datetime):
        return due
    return datetime.combine(due + timedelta(days=1), time(), LONDON)


def _ahead(due: date, today: date, calendar: Calendar) -> Status:
    if due == today:
        return Status.DUE_TODAY
    try:
        soon = calendar.add(today, SOON)
    except OutsideCalendar:
        return Status.UPCOMING
    return Status.DUE_SOON if due <= soon else Status.UPCOMING
