"""A child who joins a conference."""

from collections.abc import Sequence
from typing import Any

from cases.models import Case
from cpcase.web.forms import ChoiceField, Form


class AddChild(Form):
    """Which child (quick)."""

    def __init__(self, *args: Any, cases: Sequence[Case], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.cases = {str(case.pk): case for case in cases}
        self.fields["case"] = ChoiceField(
            label="Who joins?",
            choices=[(pk, str(case.child)) for pk, case in self.cases.items()],
            missing="Choose the child",
        )

    def who(self) -> Case:
        """The child's episode."""
        return self.cases[self.cleaned_data["case"]]
