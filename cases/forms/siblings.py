"""A brother or sister joins the process, or leaves it."""

from collections.abc import Sequence
from typing import Any

from cases.models import Case
from cpcase.web.forms import ChoiceField, Form, YesNoField, words

WHY = "The reason stays on the child’s record"


class Join(Form):
    """Who joins, and why; where the child of the page is to join, whose process it is."""

    who = ChoiceField(label="Who joins?", choices=(), missing="Choose who joins")
    conference_possible = YesNoField(
        label="Is a conference possible for this child?",
        missing="Say whether a conference is possible",
    )
    why = words("Why?", missing="Say why", rows=3, hint=WHY)

    def __init__(self, *args: Any, cases: Sequence[Case], joins: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if joins:
            self.fields["who"].label = f"Whose process does {joins} join?"
            self.fields["who"].error_messages["required"] = f"Choose whom {joins} joins"
        choices = [(str(case.pk), str(case.child)) for case in cases]
        self.fields["who"].choices = choices  # type: ignore[attr-defined]


class Leave(Form):
    """Why the child goes on alone."""

    why = words("Why?", missing="Say why", rows=3, hint=WHY)
