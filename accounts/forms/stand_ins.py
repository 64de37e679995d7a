"""Who answers for somebody who is away, from when to when."""

from collections.abc import Iterable
from typing import Any

from django import forms

from accounts.models import User
from cpcase.web.forms import DayField, Form


class NameStandIn(Form):
    """Offers the people whose role could answer for this person's."""

    stand_in = forms.TypedChoiceField(
        label="Who answers?",
        error_messages={"required": "Choose who answers", "invalid_choice": "Choose who answers"},
    )
    since = DayField(label="First day", missing="Enter the first day away", called="The first day")
    until = DayField(label="Last day", missing="Enter the last day away", called="The last day")

    def __init__(self, *args: Any, people: Iterable[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["version"]
        self.people = {str(person.pk): person for person in people}
        field = self.fields["stand_in"]
        field.choices = [
            ("", "Choose a person"),
            *((pk, _called(one)) for pk, one in self.people.items()),
        ]  # type: ignore[attr-defined]
        field.coerce = self.people.get  # type: ignore[attr-defined]


def _called(person: User) -> str:
    return f"{person.name}, {person.job}" if person.job else person.name
