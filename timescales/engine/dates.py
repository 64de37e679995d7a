"""From a base to the dates of a duty: not before, target, due."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from timescales.engine.base import Base
from timescales.engine.calendar import LONDON, Calendar
from timescales.engine.offsets import Offset, add_hours, london_day
from timescales.engine.pathway import Part, Rolling, Sooner

Limit = date | datetime
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Dates:
    """A duty's dates; `day_one` is Day 1 where days are counted, `sooner` the booking that rules.

    A day limit is a date, a clock limit a moment in London.
    """

    not_before: date | None = None
    target: date | None = None
    due: Limit | None = None
    day_one: date | None = None
    sooner: date | None = None


def day_of(limit: Limit) -> date:
    """The London date of a day or clock limit."""
    return london_day(limit) if isinstance(limit, datetime) else limit


def day_n(trigger: date, number: int, day_one: str, calendar: Calendar) -> date:
    """Day N of a Section 47 enquiry, by the pathway's own Day 1."""
    if day_one == "trigger":
        first = calendar.next(trigger)
        return calendar.add(first, number - 1) if number > 1 else first
    return calendar.add(trigger, number)


def dates_of(
    part: Part, base: Base, calendar: Calendar, day_one: str, booked: dict[str, date]
) -> Dates:
    """The dates of one occurrence that does not repeat by itself; empty while it waits."""
    if base.moment is None:
        return Dates()
    start = london_day(base.moment)
    first = None
    due: Limit | None
    if part.start == "midway":
        due = _halfway(part, base, start, calendar)
    elif part.own_day:
        due = start
    elif part.day is not None:
        due = day_n(start, part.day, day_one, calendar)
        first = day_n(start, 1, day_one, calendar)
    elif part.within is not None:
        due = _after(part.within, base.moment, start, calendar)
    elif part.before is not None:
        due = _before(part.before, base.moment, start, calendar)
    else:
        due = None
    due = _at_clock(part.at, due, base.moment)
    not_before = _opens(part, start, calendar)
    sooner = _sooner(part.sooner, calendar, booked)
    if sooner is not None and due is not None and _earlier(sooner, due):
        return Dates(not_before, None, sooner, first, booked["booking:initial"])
    return Dates(not_before, _day_target(part, start, calendar, day_one), due, first)


def interval(every: tuple[Rolling, ...], since: date) -> Offset:
    """The interval in force on the day it counts from (C22 changed on 1 September 2018)."""
    return next(one.every for one in every if one.since is None or one.since <= since)


def _halfway(part: Part, base: Base, booked: date, calendar: Calendar) -> date | None:
    """Half the days, rounded down, from the last conference held to the next one."""
    if base.before is None or part.midway is None:
        return None
    last = london_day(base.before.at)
    if base.event is None:
        limit = part.midway.later if base.in_plan else part.midway.first
        booked = limit.after(last, calendar)
    return last + timedelta(days=max((booked - last).days, 0) // 2)


def _after(length: Offset, moment: datetime, start: date, calendar: Calendar) -> Limit:
    if length.unit == "hours":
        return add_hours(moment, length.count)
    return length.after(start, calendar)


def _before(length: Offset, moment: datetime, start: date, calendar: Calendar) -> Limit:
    if length.unit == "hours":
        return add_hours(moment, -length.count)
    return length.before(start, calendar)


def _at_clock(at: time | str | None, due: Limit | None, moment: datetime) -> Limit | None:
    if at is None or due is None or isinstance(due, datetime):
        return due
    clock = moment.astimezone(LONDON).time() if at == "meeting" else at
    return datetime.combine(due, clock, LONDON)  # type: ignore[arg-type]


def _opens(part: Part, start: date, calendar: Calendar) -> date | None:
    if part.after is not None:
        return part.after.after(start, calendar) + _DAY
    if part.not_before is not None:
        return part.not_before.after(start, calendar)
    if part.opens_before is not None:
        return part.opens_before.before(start, calendar)
    return None


def _sooner(rule: Sooner | None, calendar: Calendar, booked: dict[str, date]) -> Limit | None:
    if rule is None or rule.start not in booked:
        return None
    day = rule.before.before(booked[rule.start], calendar)
    return datetime.combine(day, rule.at, LONDON) if rule.at else day


def _earlier(one: Limit, other: Limit) -> bool:
    if isinstance(one, datetime) and isinstance(other, datetime):
        return one < other
    return day_of(one) < day_of(other)


def _day_target(part: Part, start: date, calendar: Calendar, day_one: str) -> date | None:
    if part.target is None or part.target.day is None:
        return None
    return day_n(start, part.target.day, day_one, calendar)
