"""By when a conference is to be held, as a box in words."""

from copy import copy
from dataclasses import dataclass, replace
from datetime import datetime

from conferences.rules.limits import HoldBy
from cpcase.web import formats
from cpcase.web.components import DueBlock, Why
from timescales.engine.offsets import london_day
from timescales.models import Deadline
from timescales.presenters.deadlines import closed_words, due_block, why
from timescales.services.preview import preview
from timescales.services.recording import Happening


@dataclass(frozen=True, slots=True)
class LimitBox:
    """The limit first: the date, the day number, what was not counted, the national limit."""

    headline: str
    day: str
    explanation: str
    national: str
    due: DueBlock
    why: Why


def limit_box(limit: HoldBy, *, as_of: datetime, is_booked: bool = False) -> LimitBox:
    """Hold it by Wednesday 15 April 2026. That is Day 15, in 9 working days.

    Of a conference that is booked nobody says any more that it may not be needed.
    """
    deadline = _as_decided(limit.deadline, as_of) if is_booked else limit.deadline
    today = london_day(as_of)
    left = limit.calendar.count(today, limit.due_on)
    counted = f"in {formats.working_days(left)}" if left > 0 else _past(left)
    number = f"That is Day {limit.day}, {counted}." if limit.day else f"That is {counted}."
    closed = closed_words(limit.due_on, calendar=limit.calendar, today=today)
    national = ""
    if limit.national_due_on is not None and limit.national_due_on != limit.due_on:
        national = f"The national limit is {formats.day(limit.national_due_on, today)}."
    return LimitBox(
        headline=f"Hold it by {formats.day(limit.due_on)}.",
        day=f"{number} {closed}." if closed else number,
        explanation=deadline.explanation,
        # The explanation says it already, where the engine worked it out.
        national="" if "national limit" in deadline.explanation else national,
        due=due_block(deadline, as_of=as_of, calendar=limit.calendar),
        why=replace(
            why(deadline, as_of=as_of, calendar=limit.calendar),
            question="Show how the days are counted",
        ),
    )


def _as_decided(deadline: Deadline, as_of: datetime) -> Deadline:
    """The limit in the words it has once it is decided that there will be a conference."""
    decided = Happening(deadline.timeline, "conference.decided", as_of, {"needed": True})
    key = deadline.step, deadline.part, deadline.occurrence
    for row in preview(deadline.timeline, [decided], as_of=as_of):
        if (row.step, row.part, row.occurrence) == key:
            found = copy(deadline)
            found.explanation = row.explanation
            return found
    return deadline


def _past(left: int) -> str:
    return "today" if not left else f"{formats.working_days(-left)} ago"
