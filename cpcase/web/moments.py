"""Form fields for when: a day in three boxes, a time as people write it, both together."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from django import forms

from cpcase.web.formats import LONDON, clock_time

_TIME = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?", re.IGNORECASE)
_NAMED_TIMES = {"midday": time(12), "noon": time(12), "midnight": time(0)}
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_BY_MONTH = {name: n for n, full in enumerate(_MONTHS, 1) for name in (full, full[:3])}
YEARS = range(1900, 2101)


class DayWidget(forms.Widget):
    """Day, month and year in a box each; what was typed comes back as typed."""

    parts: tuple[str, ...] = ("day", "month", "year")

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:
        typed = tuple(str(data.get(f"{name}-{part}", "") or "").strip() for part in self.parts)
        return typed if any(typed) else None

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return not any(f"{name}-{part}" in data for part in self.parts)

    @staticmethod
    def boxes(value: Any) -> tuple[str, ...]:
        """The boxes for a date, for what was typed, or for nothing."""
        if isinstance(value, date):
            return str(value.day), str(value.month), str(value.year)
        return tuple(value) if value else ("", "", "")


class MomentWidget(DayWidget):
    """Day, month, year and time in a box each."""

    parts = ("day", "month", "year", "time")

    @staticmethod
    def boxes(value: Any) -> tuple[str, ...]:
        """The boxes for a moment in London, for what was typed, or for nothing."""
        if isinstance(value, datetime):
            local = value.astimezone(LONDON)
            return (*DayWidget.boxes(local.date()), clock_time(local))
        return tuple(value) if value else ("", "", "", "")


class WrongBoxes(forms.ValidationError):
    """An error that says which boxes it is about, so that only they are marked."""

    def __init__(self, words: str, parts: Sequence[str]) -> None:
        super().__init__(words, params={"parts": tuple(parts)})


class DayField(forms.Field):
    """A date. `missing` is the error when it is empty: “Enter the date you saw Reuben”.

    `called` begins the other errors: “The date of the visit must be a real date”.
    """

    widget = DayWidget

    def __init__(
        self, *, missing: str = "Enter the date", called: str = "The date", **kwargs: Any
    ) -> None:
        super().__init__(error_messages={"required": missing}, **kwargs)
        self.called = called

    def to_python(self, value: Any) -> date | None:
        if value in (None, "") or isinstance(value, date):
            return value or None
        return read_day(value[:3], self.called)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return tuple(data or ()) != tuple(part for part in self.widget.boxes(initial) if part)


class MomentField(forms.Field):
    """A date and a time of day in London, as one moment."""

    widget = MomentWidget

    def __init__(
        self,
        *,
        missing: str = "Enter the date and time",
        called: str = "The date and time",
        **kwargs: Any,
    ) -> None:
        super().__init__(error_messages={"required": missing}, **kwargs)
        self.called = called

    def to_python(self, value: Any) -> datetime | None:
        if value in (None, "") or isinstance(value, datetime):
            return value or None
        day = read_day(value[:3], self.called)
        if not value[3]:
            raise WrongBoxes(f"{self.called} must include a time, such as 2:30pm", ["time"])
        try:
            return moment(day, read_time(value[3]))
        except forms.ValidationError as wrong:
            raise WrongBoxes(wrong.messages[0], ["time"]) from None

    def has_changed(self, initial: Any, data: Any) -> bool:
        return tuple(data or ()) != tuple(part for part in self.widget.boxes(initial) if part)


class TimeField(forms.CharField):
    """A clock time as people write it: 10am, 2:30pm, 14:30, midday."""

    def __init__(self, *, missing: str = "Enter the time", **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"class": "govuk-input--width-5"}))
        super().__init__(error_messages={"required": missing}, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return clock_time(value) if isinstance(value, time) else value

    def to_python(self, value: Any) -> Any:
        if isinstance(value, time):
            return value
        text = super().to_python(value)
        return read_time(text) if text else None


def read_day(boxes: Sequence[str], called: str) -> date:
    """The date in three boxes; a month may be a number or a name. Says what is missing or wrong."""
    lacking = [part for part, typed in zip(DayWidget.parts, boxes, strict=True) if not typed]
    if lacking:
        raise WrongBoxes(f"{called} must include a {' and a '.join(lacking)}", lacking)
    day, month, year = boxes
    month = str(_BY_MONTH.get(month.lower(), month))
    if not (year.isdecimal() and int(year) in YEARS):
        raise WrongBoxes(f"{called} must have a year with 4 numbers, such as 2026", ["year"])
    if not (month.isdecimal() and 1 <= int(month) <= 12):
        raise WrongBoxes(f"{called} must have a month from 1 to 12", ["month"])
    try:
        return date(int(year), int(month), int(day) if day.isdecimal() else 0)
    except ValueError:
        raise WrongBoxes(f"{called} must be a real date, such as 27 3 2026", ["day"]) from None


def read_time(text: str) -> time:
    """10am, 2:30pm, 2.30pm, 14:30, midday, midnight. A bare hour could be either half of a day."""
    if text.strip().lower() in _NAMED_TIMES:
        return _NAMED_TIMES[text.strip().lower()]
    found = _TIME.fullmatch(text.strip())
    if found is None or not (found[2] or found[3]):
        raise forms.ValidationError("The time must be like 10am, 2:30pm or 14:30")
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
    if minute > 59 or not ((1 <= hour <= 12) if half else hour <= 23):
        raise forms.ValidationError("The time must be a real time, such as 10am or 2:30pm")
    return time(hour % 12 + (12 if half == "pm" else 0) if half else hour, minute)


def moment(day: date, clock: time | None) -> datetime:
    """A day and a clock time as one moment in London; midday when no time is known.

    Refuses the hour that is skipped when the clocks go forward; of the hour that comes twice when
    they go back it takes the first.
    """
    found = datetime.combine(day, clock or time(12), LONDON)
    real = datetime.fromtimestamp(found.timestamp(), LONDON)
    if real.replace(tzinfo=None) != found.replace(tzinfo=None):
        raise forms.ValidationError(
            "The clocks go forward at 1am that night: enter a time before 1am or from 2am"
        )
    return found
