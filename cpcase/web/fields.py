"""Form fields: a day in three boxes, a time as people write it, yes or no."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django import forms

LONDON = ZoneInfo("Europe/London")
_TIME = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?", re.IGNORECASE)
_MONTHS = {
    name: number
    for number, full in enumerate(
        ("january", "february", "march", "april", "may", "june", "july", "august", "september",
         "october", "november", "december"), 1,
    )
    for name in (full, full[:3])
}  # fmt: skip


class DayWidget(forms.Widget):
    """Day, month and year in a box each; what was typed comes back as typed."""

    parts = ("day", "month", "year")

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:
        typed = tuple(str(data.get(f"{name}-{part}", "") or "").strip() for part in self.parts)
        return typed if any(typed) else None

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return not any(f"{name}-{part}" in data for part in self.parts)

    @staticmethod
    def boxes(value: Any) -> tuple[str, str, str]:
        """The three boxes for a date, for what was typed, or for nothing."""
        if isinstance(value, date):
            return str(value.day), str(value.month), str(value.year)
        return tuple(value) if value else ("", "", "")  # type: ignore[return-value]


class DayField(forms.Field):
    """A date. `words` name it in errors: “Enter the date you saw Reuben”."""

    widget = DayWidget

    def __init__(self, *, missing: str = "Enter the date", **kwargs: Any) -> None:
        super().__init__(error_messages={"required": missing}, **kwargs)
        self.missing = missing

    def to_python(self, value: Any) -> date | None:
        if value in (None, "") or isinstance(value, date):
            return value or None
        day, month, year = value
        month = str(_MONTHS.get(month.lower(), month))
        lacking = [name for name, typed in zip(DayWidget.parts, value, strict=True) if not typed]
        if lacking:
            raise forms.ValidationError(f"The date must include a {' and a '.join(lacking)}")
        try:
            return date(int(year), int(month), int(day))
        except ValueError:
            raise forms.ValidationError("The date must be a real date, such as 27 3 2026") from None


class TimeField(forms.CharField):
    """A clock time as people write it: 10am, 2:30pm, 14:30."""

    def __init__(self, *, missing: str = "Enter the time", **kwargs: Any) -> None:
        super().__init__(error_messages={"required": missing}, **kwargs)

    def to_python(self, value: Any) -> Any:
        if isinstance(value, time):
            return value
        text = super().to_python(value)
        if not text:
            return None
        if text.lower() in ("midday", "noon"):
            return time(12)
        found = _TIME.fullmatch(text.strip())
        try:
            return _clock(found) if found else _refuse_time()
        except ValueError:
            return _refuse_time()


def _clock(found: re.Match[str]) -> time:
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            raise ValueError
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(hour, minute)


def _refuse_time() -> time:
    raise forms.ValidationError("The time must be like 10am or 2:30pm")


def moment(day: date, clock: time | None) -> datetime:
    """A day and a clock time as one moment in London."""
    return datetime.combine(day, clock or time(12), LONDON)


class YesNoField(forms.TypedChoiceField):
    """Yes or no as radios, nothing preselected."""

    def __init__(self, *, missing: str, yes: str = "Yes", no: str = "No", **kwargs: Any) -> None:
        super().__init__(
            choices=[("yes", yes), ("no", no)],
            coerce=lambda value: value == "yes",
            empty_value=None,
            widget=forms.RadioSelect,
            error_messages={"required": missing},
            **kwargs,
        )


class FilesWidget(forms.ClearableFileInput):
    """Several files in one input."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One or several files; an empty list when there are none."""

    widget = FilesWidget

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        listed = data if isinstance(data, list | tuple) else [data]
        return [super(FilesField, self).clean(one, initial) for one in listed if one]
