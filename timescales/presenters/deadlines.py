"""A deadline in words and weeks: the due block, and “Why this date?”."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from cpcase.web import due, formats
from cpcase.web.components import Counted, CountedDay, DueBlock, Why, counting_weeks
from timescales.engine import counting
from timescales.engine.calendar import Calendar, OutsideCalendar
from timescales.engine.counting import DayState, counted_days
from timescales.engine.offsets import london_day
from timescales.engine.status import SOON
from timescales.models import Deadline
from timescales.models.deadline import State
from timescales.presenters.replaced import NOT_DRAWN, limit_words, reason_words

_WEEKS_SHOWN = 5


def due_block(row: Deadline, *, as_of: datetime, calendar: Calendar) -> DueBlock:
    """When it is due, as one says it at `as_of`."""
    today = london_day(as_of)
    if row.state == State.MET:
        return _done(row, as_of, calendar)
    if row.state == State.NOT_NEEDED:
        return DueBlock("not_needed", "Not needed", formats.day(row.due_on, today))
    if row.due is None or row.due_on is None:
        return DueBlock("none", "No date yet")
    on = limit_words(row, today)
    if row.state == State.SUPERSEDED:
        return DueBlock("replaced", "Replaced", f"was due {on}", row.due_on.isoformat())
    if row.state == State.EXPECTED or row.late_from is None:
        block = DueBlock("later", "Expected", on, row.due_on.isoformat())
        return _of_closed_day(block, row, today, calendar)
    left, late = _counts(row.due_on, today, calendar)
    block = due.due_block(
        row.due,
        as_of=as_of,
        working_days_left=left,
        working_days_late=late,
        in_hours=row.due_at is not None,
    )
    return _of_closed_day(block, row, today, calendar)


def _of_closed_day(block: DueBlock, row: Deadline, today: date, calendar: Calendar) -> DueBlock:
    """A limit to come that falls on a closed day stands; the last working day before it is said."""
    on = row.due_on
    if on is None or on < today or row.due_at is not None or row.own_day:
        return block
    words = closed_words(on, calendar=calendar, today=today)
    if not words:
        return block
    return replace(block, date_words=words, said=f"{block.when}. {words}")


def closed_words(on: date, *, calendar: Calendar, today: date) -> str:
    """Limit: Sunday 12 July. Last working day before it: Friday 10 July; else nothing."""
    try:
        before = calendar.previous(on)
    except OutsideCalendar:
        return ""
    if before == on:
        return ""
    return due.closed_day_words(on, last_working_day=before, today=today)


def _done(row: Deadline, as_of: datetime, calendar: Calendar) -> DueBlock:
    met = row.met_at or as_of
    if met > as_of:
        # Met by a booking (L06): what it is booked for is still to come.
        on = formats.day(met, london_day(as_of))
        return DueBlock("done", "Booked", f"for {on}", london_day(met).isoformat())
    # What was done at the very moment of a clock limit was done in time.
    if row.late_from is None or met < row.late_from or met == row.due_at:
        return due.done_block(met, as_of=as_of)
    _, late = _counts(row.due_on or london_day(as_of), london_day(met), calendar)
    hours = max(int((met - row.late_from).total_seconds() // 3600), 1)
    return due.done_block(met, as_of=as_of, working_days_late=late, hours_late=hours)


def _counts(due: date, today: date, calendar: Calendar) -> tuple[int, int]:
    """Working days left until, and late after, the limit."""
    try:
        between = calendar.count(today, due)
    except OutsideCalendar:
        between = (due - today).days * 5 // 7
    return max(between, 0), max(-between, 0)


def why(
    row: Deadline,
    *,
    as_of: datetime,
    calendar: Calendar,
    history: Sequence[Deadline] = (),
    with_weeks: bool = True,
) -> Why:
    """Trigger, Day 1, days not counted, rule, pathway version, national limit, earlier values.

    A long list leaves the weeks out: the limit's own page has them.
    """
    today = london_day(as_of)
    version = _version(row)
    national = ""
    if row.national_due_on is not None and row.national_due_on != row.due_on:
        national = f"{formats.day(row.national_due_on, today)}."
    moved = tuple(
        f"Was due {limit_words(old, today)}, until {formats.moment(row.made_at, today)}: "
        f"{reason_words(old)}."
        for old in history
    )
    gone = row.state == State.SUPERSEDED
    unmoved = f"This date has not changed since {formats.moment(row.made_at, today)}."
    return Why(
        sentence=row.explanation,
        rule=f"Rule {row.step}, {version.pathway.title}, version {version.number}.",
        weeks=_weeks(row, today, calendar) if with_weeks and not gone else (),
        national=national,
        history=(*moved, NOT_DRAWN) if gone else moved or ((unmoved,) if row.due_on else ()),
    )


def _version(row: Deadline) -> Any:
    """The pathway, or the overlay beside it, that the row stands in."""
    overlay = row.timeline.overlay
    return overlay if overlay and row.step in _ids(overlay) else row.timeline.pathway


def _ids(version: Any) -> set[str]:
    return {step.id for step in version.pathway.steps}


def _weeks(row: Deadline, today: date, calendar: Calendar) -> tuple[tuple[CountedDay, ...], ...]:
    """From the trigger to the limit, or back to it; nothing where the span is too long to help."""
    if row.due_on is None or row.counted_from is None:
        return ()
    span = abs(row.due_on - london_day(row.counted_from))
    days = counted_days(
        row.counted_from, row.due, unit=row.unit, day_one=row.day_one, calendar=calendar
    )
    if not span or len(days) > _WEEKS_SHOWN * 7:
        return ()
    return counting_weeks(
        [_counted(day) for day in days if _has_a_part(day)],
        limit=row.due_on,
        today=today,
        back=row.due_on < london_day(row.counted_from),
    )


def _has_a_part(day: counting.CountedDay) -> bool:
    """Whether the table says anything of it: a weekend only where the count begins or ends."""
    if day.state is DayState.WEEKEND:
        return day.is_trigger or day.is_limit
    return day.state is not DayState.OUTSIDE


def _counted(day: counting.CountedDay) -> Counted:
    closed = day.state in (DayState.BANK_HOLIDAY, DayState.CLOSURE)
    number = 0 if day.is_trigger and day.number is None else day.number
    return Counted(day.day, number, day.name if closed else "")


def next_days_words(today: date, calendar: Calendar) -> tuple[date, str]:
    """The last of the next five working days, and which bank holidays lie between."""
    last = calendar.add(today, SOON)
    closed = [formats.day(day, today) for day, _ in calendar.closed_between(today, last)]
    words = f"To {formats.day(last, today)}."
    if closed:
        verb = "is a bank holiday" if len(closed) == 1 else "are bank holidays"
        words += f" {formats.listed(closed)} {verb}."
    return last, words
