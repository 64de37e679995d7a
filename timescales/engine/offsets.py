"""Lengths of time as a pathway writes them: "10 working days", "3 months", "24 hours"."""

import calendar as months
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from timescales.engine.calendar import LONDON, Calendar

UNITS = ("working days", "days", "weeks", "months", "hours")
_WRITTEN = re.compile(r"(\d+) (?:(clear )?(working day|day)|(week|month|hour))s?")


class BadOffset(ValueError):
    """A length of time that cannot be read."""


@dataclass(frozen=True, slots=True)
class Offset:
    """A count of one unit. Working days skip closures; hours are elapsed time.

    `clear` days lie between the two: so many and one more are counted.
    """

    count: int
    unit: str
    clear: bool = False

    @classmethod
    def parse(cls, text: object) -> "Offset":
        """Read "10 working days". Raises BadOffset."""
        found = _WRITTEN.fullmatch(text) if isinstance(text, str) else None
        if not found:
            raise BadOffset(
                f"“{text}” is not a length of time: write a number and one of {', '.join(UNITS)}"
            )
        clear = found[2] is not None
        return cls(int(found[1]) + clear, (found[3] or found[4]) + "s", clear)

    def __str__(self) -> str:
        count = self.count - self.clear
        unit = self.unit if count != 1 else self.unit[:-1]
        return f"{count} clear {unit}" if self.clear else f"{count} {unit}"

    def after(self, day: date, calendar: Calendar) -> date:
        """The day this long after `day`, whose own day is left out."""
        match self.unit:
            case "working days":
                return calendar.add(day, self.count) if self.count else day
            case "months":
                return add_months(day, self.count)
            case "weeks":
                return day + timedelta(weeks=self.count)
            case "days":
                return day + timedelta(days=self.count)
        raise BadOffset("hours count from a moment, not from a day")

    def before(self, day: date, calendar: Calendar) -> date:
        """The day this long before `day`, which is day 0."""
        match self.unit:
            case "working days":
                return calendar.subtract(day, self.count) if self.count else day
            case "months":
                return add_months(day, -self.count)
            case "weeks":
                return day - timedelta(weeks=self.count)
            case "days":
                return day - timedelta(days=self.count)
        raise BadOffset("hours count from a moment, not from a day")


def add_months(day: date, count: int) -> date:
    """Calendar months, clipped to the month's end: 30 November + 3 is 28 or 29 February."""
    month = day.month - 1 + count
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, months.monthrange(year, month)[1]))


def add_hours(moment: datetime, hours: int) -> datetime:
    """Elapsed time, across both clock changes; the answer is in London's time."""
    return (moment.astimezone(UTC) + timedelta(hours=hours)).astimezone(LONDON)


def span_between(start: datetime, end: datetime) -> timedelta:
    """Elapsed time, across both clock changes."""
    return end.astimezone(UTC) - start.astimezone(UTC)


def london_day(moment: datetime) -> date:
    """The date in London at `moment`."""
    return moment.astimezone(LONDON).date()
