"""The days behind a date, one by one: what “Why this date?” shows as a table of weeks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from timescales.engine.calendar import Calendar
from timescales.engine.dates import Limit, day_of

_DAY = timedelta(days=1)
_FRIDAY = 4


class DayState(StrEnum):
    """Whether a day counts, and if not, why."""

    COUNTED = "counted"
    WEEKEND = "weekend"
    BANK_HOLIDAY = "bank holiday"
    CLOSURE = "closure"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class CountedDay:
    """One day of the table: its number in the count, and the name of what closes it."""

    day: date
    number: int | None
    state: DayState
    name: str = ""
    is_trigger: bool = False
    is_limit: bool = False


def counted_days(
    counted_from: datetime | date | None,
    due: Limit | None,
    *,
    unit: str,
    calendar: Calendar,
    day_one: date | None = None,
) -> list[CountedDay]:
    """Whole weeks, Monday to Sunday, from the trigger to the limit, or back to it.

    `unit` and `day_one` are a Deadline's own. Nothing for hours, or where nothing is counted.
    """
    if counted_from is None or due is None or unit in ("", "hours"):
        return []
    trigger, limit = day_of(counted_from), day_of(due)
    first, last = min(trigger, limit), max(trigger, limit)
    day = first - timedelta(days=first.weekday())
    days = []
    while day <= last or day.weekday():
        days.append(_counted(day, trigger, limit, unit, calendar, day_one))
        day += _DAY
    return days


def weeks(days: Sequence[CountedDay]) -> list[list[CountedDay]]:
    """Rows of a table: Monday to Friday, or to Sunday where a weekend day has a part in it."""
    every_day = any(
        day.day.weekday() > _FRIDAY and (day.is_trigger or day.is_limit or day.number is not None)
        for day in days
    )
    rows = [list(days[at : at + 7]) for at in range(0, len(days), 7)]
    return rows if every_day else [row[: _FRIDAY + 1] for row in rows]


def _counted(
    day: date, trigger: date, limit: date, unit: str, calendar: Calendar, day_one: date | None
) -> CountedDay:
    name = calendar.name_of(day) or ""
    marks = {"is_trigger": day == trigger, "is_limit": day == limit}
    if not min(trigger, limit) <= day <= max(trigger, limit):
        return CountedDay(day, None, DayState.OUTSIDE, name, **marks)
    if unit != "working days":
        return CountedDay(day, abs((day - trigger).days), DayState.COUNTED, name, **marks)
    if not calendar.is_working(day):
        return CountedDay(day, None, _why_not(day, calendar), name, **marks)
    number = _number(day, trigger, limit, calendar, day_one)
    return CountedDay(day, number, DayState.COUNTED, name, **marks)


def _number(
    day: date, trigger: date, limit: date, calendar: Calendar, day_one: date | None
) -> int | None:
    """Day N from Day 1; else so many working days after the trigger, or before it."""
    if limit < trigger:
        return calendar.count(day, trigger - _DAY) + 1 if day < trigger else 0
    if day_one is not None:
        number = calendar.count(day_one - _DAY, day)
    else:
        number = calendar.count(trigger, day)
    return number if number > 0 else 0


def _why_not(day: date, calendar: Calendar) -> DayState:
    if day.weekday() > _FRIDAY:
        return DayState.WEEKEND
    return DayState.CLOSURE if calendar.is_closure(day) else DayState.BANK_HOLIDAY
