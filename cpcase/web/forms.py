"""Forms in GOV.UK's look: each says its shape, carries its record's version, loses nothing."""

from typing import Any

from django import forms

from cpcase.refusals import Refusal
from cpcase.web.fields import DayField, FilesField, TimeField, YesNoField, moment

__all__ = ["DayField", "FilesField", "Form", "TimeField", "YesNoField", "moment", "words"]

QUICK, LIVE, PREPARED = "quick", "live", "prepared"


class Form(forms.Form):
    """A form of one of the three shapes (brief, principle 5)."""

    shape = QUICK
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)

    def refuse(self, refusal: Refusal) -> None:
        """Show a refusal next to its field, or at the top when no field is its cause."""
        field = refusal.field if refusal.field in self.fields else None
        self.add_error(field, refusal.words)

    def errors_in_order(self) -> list[tuple[str, str]]:
        """(where, words) in the order of the page, for the summary."""
        found = [("", words) for words in self.non_field_errors()]
        for bound in self:
            found.extend((f"#{first_id(bound)}", words) for words in bound.errors)
        return found


def first_id(bound: forms.BoundField) -> str:
    """The id of the control that an error leads to."""
    own = bound.id_for_label or bound.auto_id
    return f"{own}-day" if isinstance(bound.field, DayField) else own


def words(
    label: str, *, missing: str = "", required: bool = True, rows: int = 0, hint: str = "",
    max_length: int | None = None, initial: str = "",
) -> forms.CharField:  # fmt: skip
    """A text field; with `rows` a text area. `missing` is the error when it is empty."""
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
    return forms.CharField(
        label=label,
        required=required,
        help_text=hint,
        max_length=max_length,
        initial=initial,
        widget=widget,
        error_messages={
            "required": missing or f"Enter {label[0].lower()}{label[1:]}",
            "max_length": f"{label} must be {max_length} characters or fewer",
        },
    )
