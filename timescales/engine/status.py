"""How a duty stands at the moment of judging, and how late it is."""

from datetime import datetime, timedelta
from enum import StrEnum

from timescales.engine.calendar import Calendar, OutsideCalendar
from timescales.engine.dates import day_of
from timescales.engine.offsets import london_day, span_between
from timescales.engine.reckoned import Reckoned

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


class Judge:
    """Judges at one moment: `as_of`, and how far "soon" reaches from there."""

    def __init__(self, calendar: Calendar, as_of: datetime) -> None:
        self.calendar = calendar
        self.as_of = as_of
        self.today = london_day(as_of)
        try:
            self.soon = calendar.add(self.today, SOON)
        except OutsideCalendar:
            self.soon = self.today

    def status(self, row: Reckoned) -> Status:
        """The status of one occurrence. A day limit is overdue from midnight after it, a clock
        limit from its moment; what was done at that very moment was done in time.
        """
        due, part = row.dates.due, row.part
        if row.met is not None:
            never_late = due is None or part.expectation or part.may_pass
            late = not never_late and self.late(row)
            return Status.MET_LATE if late else Status.MET
        if row.settled is not None:
            return Status.NOT_NEEDED
        if due is None:
            return Status.UPCOMING if row.dates.not_before else Status.WAITING
        if part.expectation:
            return Status.EXPECTED
        if self.late(row):
            return Status.EXPECTED if part.may_pass else Status.OVERDUE
        day = day_of(due)
        if day == self.today:
            return Status.DUE_TODAY
        return Status.DUE_SOON if day <= self.soon else Status.UPCOMING

    def late(self, row: Reckoned) -> bool:
        """Whether it was done, or is still to be done, after its limit."""
        due, met = row.dates.due, row.met
        if due is None:
            return False
        if not isinstance(due, datetime):
            return (met.day if met is not None else self.today) > due
        return met.at > due if met is not None else self.as_of >= due

    def working_days_late(self, row: Reckoned, status: Status) -> int | None:
        """Working days after the due day, up to and including the day it was done, or today.

        None where nothing can be late: no limit, not needed, an expectation.
        """
        due, part = row.dates.due, row.part
        if due is None or part.expectation or status in (Status.NOT_NEEDED, Status.EXPECTED):
            return None
        if part.may_pass or not self.late(row):
            return 0
        until = row.met.day if row.met is not None else self.today
        return max(self.calendar.count(day_of(due), until), 0)

    def hours_late(self, row: Reckoned) -> int | None:
        """Whole hours past a clock limit; None where it is in time or a day limit."""
        due = row.dates.due
        if not isinstance(due, datetime) or row.part.may_pass or not self.late(row):
            return None
        until = row.met.at if row.met is not None else self.as_of
        return int(span_between(due, until) / timedelta(hours=1))
