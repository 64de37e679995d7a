"""The counting table behind “Why this date?”: weeks, with each closed day by its name."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from cpcase.web.blocks import CountedDay
from cpcase.web.formats import short_day

_WEEK = timedelta(days=7)
_FRIDAY = 4


@dataclass(frozen=True, slots=True)
class Counted:
    """A day between trigger and limit: its number in the count, or the name of why it is closed.

    Number 0 is the day that the count starts from, where that is not Day 1.
    """

    on: date
    number: int | None = None
    closed: str = ""


def counting_weeks(
    counted: Iterable[Counted], *, limit: date, today: date, back: bool = False
) -> tuple[tuple[CountedDay, ...], ...]:
    """The weeks of the table, Monday to Friday, or to Sunday where a weekend day has a part in it.

    Days outside the count are empty. Counted `back` from a meeting, days are so many before it.
    """
    by_day = {one.on: one for one in counted}
    if not by_day:
        return ()
    shown = 7 if any(on.weekday() > _FRIDAY for on in (*by_day, limit)) else 5
    first, last = min(*by_day, limit), max(*by_day, limit)
    monday = first - timedelta(days=first.weekday())
    weeks = []
    while monday <= last:
        days = (monday + timedelta(days=place) for place in range(shown))
        weeks.append(tuple(_cell(on, by_day.get(on), limit, today, back) for on in days))
        monday += _WEEK
    return tuple(weeks)


def _cell(on: date, counted: Counted | None, limit: date, today: date, back: bool) -> CountedDay:
    label = _short(on) if on.day == 1 else str(on.day)
    if counted is None and on != limit:
        return CountedDay(short_day(on), "", "out")
    closed = counted.closed if counted else ""
    words = [closed or _number(counted, back)]
    words += ["today"] if on == today else []
    words += ["limit"] if on == limit else []
    state = "limit" if on == limit else "off" if closed else "today" if on == today else ""
    return CountedDay(label, ", ".join(filter(None, words)), state, on == today)


def _number(counted: Counted | None, back: bool) -> str:
    if counted is None or counted.number is None:
        return ""
    if not counted.number:
        return "Counted from" if back else "Start"
    return f"{counted.number} before" if back else f"Day {counted.number}"


def _short(on: date) -> str:
    day, month = short_day(on).split()
    return f"{day} {month[:3]}"
