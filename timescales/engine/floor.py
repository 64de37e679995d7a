"""The national layer is a floor: a pathway may be stricter, never laxer."""

from datetime import date, datetime, timedelta

from timescales.engine.base import Base
from timescales.engine.calendar import LONDON, Calendar, calendar_for
from timescales.engine.dates import dates_of, day_of, interval
from timescales.engine.part import DayOne, Part
from timescales.engine.pathway import Pathway

_FIRST, _LAST = date(2024, 1, 1), date(2030, 12, 31)


class LaxerThanNational(ValueError):
    """A step of a pathway allows more time than the national layer."""


def check_floor(pathway: Pathway) -> None:
    """Raise LaxerThanNational, naming the row, if a limit is later than the one it answers."""
    for part in pathway.own_parts:
        if part.key not in pathway.answers:
            continue
        floor, floor_day_one = pathway.answers[part.key]
        why = _beside(part, floor) or _laxer(
            part, pathway.counting, floor, floor_day_one, pathway.nation
        )
        if why:
            raise LaxerThanNational(
                f"row {part.step}: “{part.title}” is laxer than the national limit "
                f"{floor.step} ({floor.when}): {why}"
            )


def _beside(part: Part, floor: Part) -> str:
    """Why the two cannot be compared at all; nothing where they can."""
    if part.start != floor.start or part.where is not None:
        return f"it does not count from the same (from = “{floor.start}”)"
    return "nobody is ever late with it" if part.expectation or part.may_pass else ""


def _laxer(part: Part, day_one: DayOne, floor: Part, floor_day_one: DayOne, nation: str) -> str:
    """Why the part's limit would be later than the floor's; nothing where it never is.

    Same trigger and unit: by the number. Else by the date, from every start day of the years.
    """
    mine, theirs = _number(part, day_one), _number(floor, floor_day_one)
    if mine is not None and theirs is not None and mine[:-1] == theirs[:-1]:
        return f"{mine[-1]} is more than {theirs[-1]}" if mine[-1] > theirs[-1] else ""
    calendar = calendar_for(nation)
    for offset in range((_LAST - _FIRST).days + 1):
        start = _FIRST + timedelta(days=offset)
        own = _due(part, start, calendar, day_one)
        other = _due(floor, start, calendar, floor_day_one)
        if own is None:
            return "it has no limit that can be compared"
        if other is not None and own > other:
            return f"counted from {start} it would be due {own}, later than {other}"
    return ""


def _number(part: Part, day_one: DayOne) -> tuple[str, str, str, int] | None:
    """What it counts from, in which unit, and how many."""
    if part.day is not None:
        return part.start, "day", day_one.counts, part.day
    if part.within is not None:
        return part.start, part.within.unit, "", part.within.count
    return None


def _due(part: Part, start: date, calendar: Calendar, day_one: DayOne) -> date | None:
    if part.every:
        lengths = (interval(part.every, start), *([part.first] if part.first else []))
        return max(length.after(start, calendar) for length in lengths)
    moment = datetime(start.year, start.month, start.day, 12, tzinfo=LONDON)
    due = dates_of(part, Base(1, moment, start), calendar, day_one).due
    return day_of(due) if due is not None else None
