"""Who answers for somebody who is away, from when to when."""

from typing import Any

from django import forms

from accounts.models import User
from accounts.models.user import UserQuerySet
from cpcase.web.forms import DayField, Form


class NameStandIn(Form):
    """Offers the people whose role could answer for this person's."""

    stand_in = forms.ModelChoiceField(
        User.objects.none(),
        label="Who answers?",
        empty_label="Choose a person",
        error_messages={"required": "Choose who answers", "invalid_choice": "Choose who answers"},
    )
    since = DayField(label="First day", missing="Enter the first day away", called="The first day")
    until = DayField(label="Last day", missing="Enter the last day away", called="The last day")

    def __init__(self, *args: Any, people: UserQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["version"]
        field = self.fields["stand_in"]
        field.queryset = people  # type: ignore[attr-defined]
        field.label_from_instance = _called  # type: ignore[attr-defined]


def _called(person: User) -> str:
    return f"{person.name}, {person.job}" if person.job else person.name
