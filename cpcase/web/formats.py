"""Dates, times, ages and lists in words, in London's time (brief, section 4). Knows no calendar."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
# A day whose hour nobody said stands at its last whole minute.
NO_HOUR = time(23, 59)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def london_day(value: date | datetime) -> date:
    """The date in London of a date or a moment."""
    return value.astimezone(LONDON).date() if isinstance(value, datetime) else value


def day(value: date | datetime | None, today: date | None = None) -> str:
    """Thursday 2 April, with the year unless it is this one; without `today`, always with it."""
    if value is None:
        return ""
    on = london_day(value)
    words = f"{_DAYS[on.weekday()]} {short_day(on)}"
    return words if today is not None and on.year == today.year else f"{words} {on.year}"


def short_day(value: date | datetime) -> str:
    """2 April: beside a date that has its weekday."""
    on = london_day(value)
    return f"{on.day} {_MONTHS[on.month - 1]}"


def grid_day(value: date) -> str:
    """Thu 2 Apr: only inside a calendar grid."""
    return f"{_DAYS[value.weekday()][:3]} {value.day} {_MONTHS[value.month - 1][:3]}"


def days(first: date, last: date, today: date | None = None) -> str:
    """6 to 8 April, 30 March to 2 April; with years as `day`."""
    if first == last:
        return day(first, today)
    year = "" if today is not None and first.year == last.year == today.year else f" {last.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {short_day(last)}{year}"
    first_year = f" {first.year}" if first.year != last.year else ""
    return f"{short_day(first)}{first_year} to {short_day(last)}{year}"


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
    """Tuesday 24 March at 4:35pm; a day of which nobody said the hour is told as a day."""
    if value is None:
        return ""
    if value.astimezone(LONDON).time() == NO_HOUR:
        return day(value, today)
    return f"{day(value, today)} at {clock_time(value)}"


def span(start: datetime, end: datetime, today: date | None = None) -> str:
    """Tuesday 14 April, 10am to midday: a meeting's day and hours."""
    until = clock_time(end)
    if london_day(end) != london_day(start):
        until = f"{until} on {day(end, today)}"
    return f"{day(start, today)}, {clock_time(start)} to {until}"


def by_moment(value: datetime, today: date | None = None) -> str:
    """by 10am on Sunday 29 March (clocks go forward that night)."""
    return f"by {clock_time(value)} on {day(value, today)}{_clocks_change(value)}"


def _clocks_change(value: datetime) -> str:
    """Hours are real time: a person who counts on a clock needs to know that it was moved."""
    on = london_day(value)
    before, after = (
        datetime.combine(one, time(), LONDON).utcoffset() or timedelta()
        for one in (on, on + timedelta(days=1))
    )
    if before == after:
        return ""
    return f" (clocks go {'forward' if after > before else 'back'} that night)"


def listed(items: Sequence[object]) -> str:
    """Reuben, Isla and Casey."""
    names = [str(item) for item in items]
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def in_sentence(words: str) -> str:
    """conference administration: a label inside a sentence. Short forms and names keep capitals."""
    first, *others = words.split(" ")
    if first[1:] != first[1:].lower() or any(one != one.lower() for one in others):
        return words
    return f"{words[:1].lower()}{words[1:]}"


def count(number: int, noun: str, plural: str = "") -> str:
    """1 child, 2 children."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def working_days(number: int) -> str:
    """3 working days; always spelled out."""
    return count(number, "working day")


def ago(number: int) -> str:
    """4 working days ago, 1 working day ago, today; beside the date that it explains."""
    return f"{working_days(number)} ago" if number else "today"


def age(born: date | None, *, on: date) -> str:
    """6 years old; 5 months old under one; 3 weeks old under two months; Not yet born."""
    if born is None or born > on:
        return "Not yet born"
    months = (on.year - born.year) * 12 + on.month - born.month - (on.day < born.day)
    if months >= 12:
        return f"{count(months // 12, 'year')} old"
    if months >= 2:
        return f"{count(months, 'month')} old"
    lived = (on - born).days
    return f"{count(lived // 7, 'week') if lived >= 7 else count(lived, 'day')} old"
