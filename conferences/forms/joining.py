"""A child who joins a conference, or leaves it."""

from collections.abc import Sequence
from typing import Any

from cases.models import Case
from conferences.models import ConferenceChild
from cpcase.web.forms import ChoiceField, Form, words


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


class TakeOut(Form):
    """Which child, and why (quick)."""

    why = words("Why does the child leave?", rows=3, missing="Say why the child leaves")

    def __init__(self, *args: Any, children: Sequence[ConferenceChild], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.children = {str(child.pk): child for child in children}
        self.fields["child"] = ChoiceField(
            label="Who leaves?",
            choices=[(pk, str(child.case.child)) for pk, child in self.children.items()],
            missing="Choose the child",
        )
        self.order_fields(["child"])

    def who(self) -> ConferenceChild:
        """The conference's row of the child."""
        return self.children[self.cleaned_data["child"]]
