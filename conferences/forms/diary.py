"""Rooms, and the hours of chairs."""

from collections.abc import Sequence
from typing import Any

from django import forms

from accounts.models import User
from cpcase.web.forms import DayField, Form, NumberField, SelectField, TimeField, words

WEEKDAYS = [
    ("0", "Monday"), ("1", "Tuesday"), ("2", "Wednesday"), ("3", "Thursday"), ("4", "Friday"),
    ("5", "Saturday"), ("6", "Sunday"),
]  # fmt: skip


class OpenRoom(Form):
    """A room for conferences (quick)."""

    name = words("Name of the room", max_length=80, missing="Enter the room’s name")
    place = words("Where it is", max_length=120, missing="Enter where the room is")
    how_to_get_there = words(
        "How to get there", max_length=300, required=False, rows=2,
        hint="This goes into the letters.",
    )  # fmt: skip
    seats = NumberField(
        label="Seats", min_value=1, max_value=200,
        wrong="Enter how many seats it has, from 1 to 200",
    )  # fmt: skip
    step_free = forms.BooleanField(label="It can be reached without steps", required=False)


class OfChair(Form):
    """About one chair."""

    def __init__(self, *args: Any, chairs: Sequence[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.chairs = {str(one.pk): one for one in chairs}
        self.fields["chair"] = SelectField(
            label="Chair", choices=[(str(one.pk), one.name) for one in chairs],
            missing="Choose a chair",
        )  # fmt: skip
        self.order_fields(["chair"])

    def who(self) -> User:
        """The chair."""
        return self.chairs[self.cleaned_data["chair"]]


class Hours(OfChair):
    """When a chair can chair (quick)."""

    weekday = SelectField(label="Day", choices=WEEKDAYS, missing="Choose a day")
    starts = TimeField(label="From", missing="Enter from when")
    ends = TimeField(label="To", missing="Enter until when")


class Away(OfChair):
    """When a chair is away (quick)."""

    first_day = DayField(label="First day", missing="Enter the first day", called="The first day")
    last_day = DayField(label="Last day", missing="Enter the last day", called="The last day")


class Close(Form):
    """One button (quick)."""
