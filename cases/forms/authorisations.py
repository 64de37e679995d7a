"""Sending an enquiry, reading it as its manager, and giving it to another worker (D02, D03)."""

from collections.abc import Sequence
from typing import Any

from django import forms

from cases.models import EnquiryPart
from cases.rules.enquiries import title_of
from cpcase.web.forms import PREPARED, Form, SelectField, words


class Send(Form):
    """The record is finished."""


class Authorise(Form):
    """A comment box beside each part: agree, or return it with the comments."""

    shape = PREPARED

    def __init__(self, *args: Any, parts: Sequence[EnquiryPart], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.parts = parts
        for part in parts:
            self.fields[f"comment_{part.pk}"] = words(
                f"Comment on “{title_of(part)}”", required=False, rows=2
            )
        self.fields["decision"] = words("Your decision, in your own words", required=False, rows=4)
        self.fields["agreed"] = forms.BooleanField(
            label="I have read this and it is my decision", required=False
        )

    def comments(self) -> dict[Any, str]:
        """What was written beside each part."""
        return {part.pk: self.cleaned_data[f"comment_{part.pk}"] for part in self.parts}

    def check_agreed(self) -> bool:
        """To authorise is to say that one has read it; the error stands beside the tick."""
        if not self.cleaned_data["agreed"]:
            self.add_error("agreed", "Say that you have read this and that it is your decision")
        return bool(self.cleaned_data.get("agreed"))


class Allocate(Form):
    """Another social worker."""

    to = SelectField(
        label="Allocate the enquiry to", choices=(), empty="Choose a social worker",
        missing="Choose the social worker who makes the enquiry",
    )  # fmt: skip

    def __init__(self, *args: Any, workers: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = [(str(one.pk), one.name) for one in workers]
        self.fields["to"].choices = [("", "Choose a social worker"), *people]  # type: ignore[attr-defined]
