"""The short pages of a strategy discussion: begin, set aside, sign off, return (C01, L01)."""

from collections.abc import Sequence
from typing import Any

from django import forms

from cases.models import Case
from cpcase.web.forms import CheckboxesField, Form, SelectField, words


class Begin(Form):
    """Which children it is about, and why it is held."""

    children = CheckboxesField(
        label="Which children is it about?", choices=(), missing="Choose at least one child"
    )
    why = words(
        "Why is a strategy discussion held?",
        missing="Say why a strategy discussion is held",
        rows=4,
        hint="Who was asked, and who decided to hold it",
    )

    def __init__(self, *args: Any, cases: Sequence[Case], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(case.pk), str(case.child)) for case in cases]
        self.fields["children"].choices = choices  # type: ignore[attr-defined]


class SetAside(Form):
    """The draft is not needed."""


class SignOff(Form):
    """The manager's decision."""

    allocate_to = SelectField(
        label="Allocate the enquiry to", choices=(), empty="Choose a social worker",
        missing="Choose the social worker who makes the enquiry",
    )  # fmt: skip
    went_ahead_because = words(
        "Why did the discussion go ahead without them?",
        required=False,
        rows=3,
        hint="Social care, police and health take part, or it is said why not",
    )
    agreed = forms.BooleanField(
        label="I have read this and it is my decision",
        error_messages={"required": "Say that you have read this and that it is your decision"},
    )

    def __init__(
        self, *args: Any, workers: Sequence[Any] | None, asks_why: str = "", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if asks_why:
            why = self.fields["went_ahead_because"]
            why.required = why.widget.is_required = True
            why.error_messages["required"] = asks_why
        else:
            del self.fields["went_ahead_because"]
        if workers is None:
            del self.fields["allocate_to"]
        else:
            people = [(str(one.pk), one.name) for one in workers]
            self.fields["allocate_to"].choices = [  # type: ignore[attr-defined]
                ("", "Choose a social worker"), *people,
            ]  # fmt: skip


class Return(Form):
    """What needs to change."""

    why = words("What needs to change?", missing="Say what needs to change", rows=4)
