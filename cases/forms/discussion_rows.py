"""The rows of a strategy discussion's form: who took part, and what is to be done."""

from collections.abc import Mapping
from typing import Any

from cases.choices import AgencyKind, Attendance
from cpcase.web.forms import DayField, Row, SelectField, words


class Person(Row):
    """Somebody who took part. A row without a name is nobody yet."""

    legend = "Person"
    another = "Add a person"
    listed = "Who took part"

    kind = SelectField(
        label="Agency", choices=AgencyKind.choices, missing="Choose the agency", required=False
    )
    name = words("Name and job", required=False, max_length=120)
    how = SelectField(
        label="How did they take part?",
        choices=Attendance.choices,
        missing="Say how they took part",
        required=False,
    )

    @classmethod
    def stands(cls, said: Mapping[str, Any]) -> bool:
        """Without a name it is nobody."""
        return bool(said.get("name"))

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not said.get("name"):
            if said.get("how"):
                self.add_error("name", "Enter the name of this person")
            return said
        if not said.get("kind"):
            self.add_error("kind", "Choose the agency of this person")
        if not said.get("how"):
            self.add_error("how", "Say how this person took part")
        return said


class Action(Row):
    """Something to be done."""

    legend = "Action"
    another = "Add an action"
    listed = "Actions"

    what = words("What is to be done?", missing="Say what is to be done", max_length=300)
    who = words("Who does it?", missing="Say who does it", max_length=120)
    by_on = DayField(
        label="By when?", missing="Enter by when it is done", called="The day of the action"
    )
