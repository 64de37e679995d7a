"""The moment that a form's day and perhaps its time name."""

from datetime import datetime, time
from typing import Any

from cpcase.web.forms import moment
from timescales.engine.calendar import LONDON


def when(data: dict[str, Any], as_of: datetime, of: datetime | None = None) -> datetime:
    """The moment that a day and perhaps a time name.

    A day alone means some time that day: its end, or now when it is today, so that what was done
    on the day of a meeting is not taken to be before it.
    """
    day, clock_time = data["on"], data.get("time")
    if clock_time is None and of is not None:
        clock_time = of.astimezone(LONDON).time()
    if clock_time is not None:
        return moment(day, clock_time)
    return as_of if day == as_of.astimezone(LONDON).date() else moment(day, time(23, 59))


def told_time(at: datetime) -> time | None:
    """The clock time that somebody gave for a moment in London; None where a day alone was told.

    A day alone is stored as its end, or, on the day itself, to the second of the recording.
    """
    return None if at.time() == time(23, 59) or at.second or at.microsecond else at.time()
