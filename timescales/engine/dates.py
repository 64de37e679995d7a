"""From a base to the dates of a duty: not before, target, due."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from timescales.engine.base import Base
from timescales.engine.calendar import LONDON, Calendar
from timescales.engine.offsets import Offset, add_hours, london_day
from timescales.engine.part import DayOne, Midway, Part, Rolling, Sooner

Limit = date | datetime
_DAY = timedelta(days=1)


@dataclass(slots=True, eq=False)
class Dates:
    """A duty's dates; `day_one` is Day 1 where days are counted, `sooner` the booking that rules.

    A day limit is a date, a clock limit a moment in London. `said` keeps how they were counted,
    in words, once that was asked.
    """

    not_before: date | None = None
    target: date | None = None
    due: Limit | None = None
    day_one: date | None = None
    sooner: date | None = None
    said: str | None = None

    def shown_as(self, other: "Dates") -> bool:
        """Whether nothing differs that may never change in place."""
        return (
            self.due == other.due
            and self.not_before == other.not_before
            and self.target == other.target
        )


def day_of(limit: Limit) -> date:
    """The London date of a day or clock limit."""
    return london_day(limit) if isinstance(limit, datetime) else limit


@lru_cache(maxsize=4096)
def day_n(trigger: date, number: int, day_one: DayOne, calendar: Calendar) -> date:
    """Day N of a Section 47 enquiry, by the pathway's own Day 1."""
    if day_one.counts == "following":
        return calendar.add(trigger, number)
    first = calendar.next(trigger) if day_one.closed == "next" else calendar.previous(trigger)
    return calendar.add(first, number - 1) if number > 1 else first


def dates_of(
    part: Part, base: Base, calendar: Calendar, day_one: DayOne, booked: date | None = None
) -> Dates:
    """The dates of one occurrence that does not repeat by itself; empty while it waits.

    `booked` is the day of the initial conference as booked, for what that may bring forward.
    """
    start, moment = base.day, base.moment
    if part.midway is not None:
        return Dates(due=_part_way(part.midway, base, calendar))
    if start is None or moment is None:
        return Dates()
    if part.own_day:
        return Dates(due=start)
    if part.day is not None:
        return _counted(part, start, moment, calendar, day_one, booked)
    due: Limit | None = None
    if part.within is not None:
        length = part.within
        in_hours = length.unit == "hours"
        due = add_hours(moment, length.count) if in_hours else length.after(start, calendar)
    elif part.before is not None:
        length = part.before
        in_hours = length.unit == "hours"
        due = add_hours(moment, -length.count) if in_hours else length.before(start, calendar)
    due = _at_clock(part.at, due, moment) if part.at else due
    dates = Dates(_opens(part, start, calendar) if part.opens else None, None, due)
    return _sooner(dates, part.sooner, calendar, booked) if part.sooner else dates


def interval(every: tuple[Rolling, ...], since: date) -> Offset:
    """The interval in force on the day it counts from (C22 changed on 1 September 2018)."""
    found = every[-1]
    if len(every) == 1:
        return found.every
    for one in every:
        if one.since is not None and one.since <= since:
            found = one
            break
    return found.every


def _counted(
    part: Part, start: date, moment: datetime, calendar: Calendar, day_one: DayOne,
    booked: date | None,
) -> Dates:  # fmt: skip
    """Day N, or the booking where that is sooner."""
    assert part.day is not None
    due: Limit | None = day_n(start, part.day, day_one, calendar)
    due = _at_clock(part.at, due, moment) if part.at else due
    aim = part.target.day if part.target else None
    dates = Dates(
        _opens(part, start, calendar) if part.opens else None,
        day_n(start, aim, day_one, calendar) if aim else None,
        due,
        day_n(start, 1, day_one, calendar),
    )
    return _sooner(dates, part.sooner, calendar, booked) if part.sooner else dates


def _part_way(midway: Midway, base: Base, calendar: Calendar) -> date | None:
    """A share of the days, rounded down, from the last conference held to the next one."""
    if base.before is None:
        return None
    last = base.before.day
    limit = midway.later if base.in_plan else midway.first
    until = base.day or limit.after(last, calendar)
    part, whole = midway.share
    return last + timedelta(days=max((until - last).days, 0) * part // whole)


def _at_clock(at: time | str, due: Limit | None, moment: datetime) -> Limit | None:
    if due is None or isinstance(due, datetime):
        return due
    clock = at if isinstance(at, time) else moment.astimezone(LONDON).time()
    return datetime.combine(due, clock, LONDON)


def _opens(part: Part, start: date, calendar: Calendar) -> date | None:
    if part.after is not None:
        return part.after.after(start, calendar) + _DAY
    if part.not_before is not None:
        return part.not_before.after(start, calendar)
    return part.opens_before.before(start, calendar) if part.opens_before else None


def _sooner(dates: Dates, rule: Sooner, calendar: Calendar, booked: date | None) -> Dates:
    """The booking rules where it falls sooner; then nothing is aimed at before it."""
    if booked is None or dates.due is None:
        return dates
    day = rule.before.before(booked, calendar)
    limit: Limit = datetime.combine(day, rule.at, LONDON) if rule.at else day
    if _instant(limit) < _instant(dates.due):
        return Dates(dates.not_before, None, limit, dates.day_one, booked)
    return dates


def _instant(limit: Limit) -> datetime:
    """A limit as a moment, a day as its end: so that a clock time on a day is sooner than it."""
    if isinstance(limit, datetime):
        return limit
    return datetime.combine(limit + _DAY, time(), LONDON)
