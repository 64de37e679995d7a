"""Days and clock times as the product says them: Thursday 2 April, 10am, midday."""

from collections.abc import Callable, Sequence
from datetime import date, time
from functools import lru_cache

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


@lru_cache(maxsize=64)
def days_in(this_year: int) -> Callable[[date], str]:
    """Says a day as it is said in a year: Thursday 2 April, with the year unless it is this one."""

    @lru_cache(maxsize=4096)
    def said(value: date) -> str:
        words = f"{_DAYS[value.weekday()]} {short(value)}"
        return words if value.year == this_year else f"{words} {value.year}"

    return said


def short(value: date) -> str:
    """2 April."""
    return f"{value.day} {_MONTHS[value.month - 1]}"


def clock(value: time) -> str:
    """10am, 2:30pm, midday, midnight."""
    if value.minute == 0 and value.hour in (0, 12):
        return "midday" if value.hour else "midnight"
    minutes = f":{value.minute:02}" if value.minute else ""
    return f"{value.hour % 12 or 12}{minutes}{'am' if value.hour < 12 else 'pm'}"


def listed(items: Sequence[str]) -> str:
    """A, B and C."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def plural(count: int, noun: str) -> str:
    """1 working day, 2 working days."""
    return f"{count} {noun if count == 1 else noun + 's'}"
