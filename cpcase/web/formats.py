"""Dates, times and lists in words (brief, section 4). Working days are counted elsewhere."""

from collections.abc import Sequence
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def day(value: date | datetime | None, today: date | None = None) -> str:
    """Thursday 2 April, with the year unless it is this one; without `today`, always with it."""
    if value is None:
        return ""
    on = value.astimezone(LONDON).date() if isinstance(value, datetime) else value
    words = f"{_DAYS[on.weekday()]} {on.day} {_MONTHS[on.month - 1]}"
    return words if today is not None and on.year == today.year else f"{words} {on.year}"


def clock_time(value: time | datetime | None) -> str:
    """10am, 2:30pm, midday, midnight."""
    if value is None:
        return ""
    local = value.astimezone(LONDON).time() if isinstance(value, datetime) else value
    if local.minute == 0 and local.hour in (0, 12):
        return "midday" if local.hour else "midnight"
    minutes = f":{local.minute:02}" if local.minute else ""
    return f"{local.hour % 12 or 12}{minutes}{'am' if local.hour < 12 else 'pm'}"


def moment(value: datetime | None, today: date | None = None) -> str:
    """Tuesday 24 March at 4:35pm."""
    return f"{day(value, today)} at {clock_time(value)}" if value else ""


def listed(items: Sequence[str]) -> str:
    """Reuben, Isla and Casey."""
    names = [str(item) for item in items]
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def count(number: int, noun: str, plural: str = "") -> str:
    """1 child, 2 children."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def working_days(number: int) -> str:
    """3 working days; always spelled out."""
    return count(number, "working day")


def age(years: int | None, born: date | None = None) -> str:
    """6 years old; unborn where there is no birth date."""
    if years is None:
        return "Not yet born" if born is None else ""
    return f"{count(years, 'year')} old"


def due_words(
    due: date | datetime,
    *,
    now: datetime,
    working_days_left: int,
    working_days_late: int = 0,
) -> str:
    """How soon or late: Due in 3 working days · Due today by 10am · Overdue by 3 hours.

    `working_days_left` counts from today to the limit, `working_days_late` after it.
    """
    if isinstance(due, datetime):
        return _clock_due(due, now, working_days_left, working_days_late)
    today = now.astimezone(LONDON).date()
    if due < today:
        return _late(working_days_late)
    if due == today:
        return "Due today"
    return _ahead(due, today, working_days_left)


def _clock_due(due: datetime, now: datetime, left: int, late: int) -> str:
    local, today = due.astimezone(LONDON), now.astimezone(LONDON).date()
    hours = int(abs((due - now).total_seconds()) // 3600)
    if now > due:
        return _late(late) if late >= 1 and hours >= 24 else f"Overdue by {_hours(hours)}"
    if local.date() == today:
        by = clock_time(local)
        return f"Due in {count(hours, 'hour')}, by {by} today" if hours else f"Due today by {by}"
    return _ahead(local.date(), today, left)


def _hours(hours: int) -> str:
    return count(hours, "hour") if hours else "less than an hour"


def _late(working_days_late: int) -> str:
    if not working_days_late:
        return "Overdue"
    return f"Overdue by {working_days(working_days_late)}"


def _ahead(due: date, today: date, left: int) -> str:
    days = (due - today).days
    if left <= 1:
        return "Due tomorrow" if days == 1 else "Due next working day" if left == 1 else "Due soon"
    if left <= 10:
        return f"Due in {working_days(left)}"
    return f"Due in about {count(max(round(days / 7), 2), 'week')}"
