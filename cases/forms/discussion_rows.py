"""The rows of a strategy discussion's form: who took part, and what is to be done."""

from collections.abc import Sequence
from typing import Any

from django.http import QueryDict

from cases.choices import AgencyKind, Attendance
from cpcase.web.conflicts import posted
from cpcase.web.forms import DayField, Row, SelectField, words


class Person(Row):
    """Somebody who took part. A row without a name is nobody yet."""

    legend = "Person"
    another = "Add a person"

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

    what = words("What is to be done?", missing="Say what is to be done", max_length=300)
    who = words("Who does it?", missing="Say who does it", max_length=120)
    by_on = DayField(
        label="By when?", missing="Enter by when it is done", called="The day of the action"
    )


def add_rows(
    data: QueryDict,
    prefix: str,
    kind: type[Row],
    mine: Sequence[dict[str, Any]],
    theirs: Sequence[Any],
) -> None:
    """Write records' rows into a form's text, after its own; the same row only once."""
    fields = kind.base_fields
    known = [tuple(row[name] for name in fields) for row in mine]
    place = int(data.get(f"{prefix}-TOTAL_FORMS") or 0)
    for row in theirs:
        if row.words() in known:
            continue
        for name, field in fields.items():
            sent = posted(f"{prefix}-{place}-{name}", field, getattr(row, name))
            for key, values in sent.items():
                data.setlist(key, values)
        place += 1
    data[f"{prefix}-TOTAL_FORMS"] = str(place)
