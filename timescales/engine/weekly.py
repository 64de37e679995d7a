"""A time of each week, as a pathway's setting writes it: "Monday 07:30"."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from timescales.engine.calendar import LONDON

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Weekly:
    """A weekday (0 is Monday) and a clock time in London."""

    weekday: int
    at: time

    @classmethod
    def of(cls, written: object) -> "Weekly":
        """Read "Monday 07:30". Raises ValueError."""
        day, _, at = str(written).partition(" ")
        if day not in _DAYS:
            raise ValueError(f"“{written}” is not a weekday and a time, such as Monday 07:30")
        try:
            return cls(_DAYS.index(day), datetime.strptime(at, "%H:%M").time())
        except ValueError:
            raise ValueError(f"“{at}” is not a time, such as 07:30") from None

    def latest(self, as_of: datetime) -> datetime:
        """The last such moment at or before `as_of`."""
        today = as_of.astimezone(LONDON).date()
        day = today - timedelta(days=(today.weekday() - self.weekday) % 7)
        moment = datetime.combine(day, self.at, LONDON)
        return moment if moment <= as_of else moment - _WEEK
