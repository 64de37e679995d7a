"""Days and moments, London time: nothing that has happened lies in the future."""

from datetime import date, datetime, time

from cpcase.clock import LONDON
from cpcase.refusals import Incomplete

_LAST_MINUTE = time(23, 59)


def london_day(moment: datetime) -> date:
    """The date in London at a moment."""
    return moment.astimezone(LONDON).date()


def check_happened(moment: datetime, *, as_of: datetime, words: str, field: str) -> None:
    """Raise Incomplete for a moment after `as_of`. `words` name what happened."""
    if moment > as_of:
        raise Incomplete(f"{words} must be today or in the past.", field=field)


def check_day_happened(day: date, *, as_of: datetime, words: str, field: str = "on") -> None:
    """Raise Incomplete for a day after that of `as_of`."""
    if day > london_day(as_of):
        raise Incomplete(f"{words} must be today or in the past.", field=field)


def moment_of(day: date, *, as_of: datetime) -> datetime:
    """The moment for something known by its day only: its last minute, or now if it is today.

    A day to come stays one, for its act to refuse.
    """
    return as_of if day == london_day(as_of) else datetime.combine(day, _LAST_MINUTE, LONDON)
