"""How a duty stands at the moment of judging, and how late it is."""

from datetime import datetime, timedelta
from enum import StrEnum

from timescales.engine.calendar import Calendar, OutsideCalendar
from timescales.engine.dates import Limit, day_of
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


# The status, working days late, hours late.
Verdict = tuple[Status, int | None, int | None]


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

    def verdict(self, row: Reckoned) -> Verdict:
        """The status of one occurrence, working days late, and hours late for a clock limit.

        A day limit is overdue from midnight after it, a clock limit from its moment; what was done
        at that very moment was done in time. Nothing is late (None) where nothing can be: no limit,
        not needed, an expectation. Working days late are those after the due day, up to and
        including the day it was done, or today.
        """
        due, met, part = row.dates.due, row.met, row.part
        if due is None:
            return self._undated(row), None, None
        if met is None and row.settled is not None:
            return Status.NOT_NEEDED, None, None
        if part.expectation:
            return (Status.EXPECTED if met is None else Status.MET), None, None
        until = met.day if met is not None else self.today
        if isinstance(due, datetime):
            late = met.at > due if met is not None else self.as_of >= due
        else:
            late = until > due
        if not late:
            return (self._ahead(due) if met is None else Status.MET), 0, None
        if part.may_pass:
            return (Status.EXPECTED, None, None) if met is None else (Status.MET, 0, None)
        days = max(self.calendar.count(day_of(due), until), 0)
        hours = self._hours(row, due) if isinstance(due, datetime) else None
        return (Status.OVERDUE if met is None else Status.MET_LATE), days, hours

    def _undated(self, row: Reckoned) -> Status:
        if row.met is not None:
            return Status.MET
        if row.settled is not None:
            return Status.NOT_NEEDED
        return Status.UPCOMING if row.dates.not_before else Status.WAITING

    def _ahead(self, due: Limit) -> Status:
        day = day_of(due)
        if day == self.today:
            return Status.DUE_TODAY
        return Status.DUE_SOON if day <= self.soon else Status.UPCOMING

    def _hours(self, row: Reckoned, due: datetime) -> int:
        """Whole hours past a clock limit."""
        until = row.met.at if row.met is not None else self.as_of
        return int(span_between(due, until) / timedelta(hours=1))
