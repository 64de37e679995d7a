"""Form fields for text, choices and files, each with the words of its error."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from cpcase.web.moments import (
    DayField,
    DayWidget,
    MomentField,
    MomentWidget,
    TimeField,
    moment,
)

__all__ = [
    "CarriedField",
    "CheckboxesField",
    "ChoiceField",
    "DayField",
    "DayWidget",
    "FilesField",
    "FilesWidget",
    "MomentField",
    "MomentWidget",
    "NumberField",
    "SelectField",
    "TimeField",
    "YesNoField",
    "moment",
    "words",
]


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


class ChoiceField(forms.ChoiceField):
    """One of a few, as radios, nothing preselected. `hints` stand under their choice."""

    widget = forms.RadioSelect

    def __init__(
        self, *, choices: Any, missing: str, hints: Mapping[str, str] | None = None,
        inline: bool = False, **kwargs: Any,
    ) -> None:  # fmt: skip
        errors = {"required": missing, "invalid_choice": missing}
        super().__init__(choices=choices, error_messages=errors, **kwargs)
        self.choice_hints = dict(hints or {})
        self.inline = inline


class SelectField(forms.ChoiceField):
    """One of many, as a list; an empty first line, so that nothing is chosen by default."""

    def __init__(
        self, *, choices: Sequence[tuple[str, str]], missing: str, empty: str = "Choose one",
        **kwargs: Any,
    ) -> None:  # fmt: skip
        errors = {"required": missing, "invalid_choice": missing}
        super().__init__(choices=[("", empty), *choices], error_messages=errors, **kwargs)


class NumberField(forms.IntegerField):
    """A whole number, typed as text. `wrong` is the error whatever is wrong with it."""

    def __init__(self, *, wrong: str, **kwargs: Any) -> None:
        names = ("required", "invalid", "min_value", "max_value")
        super().__init__(
            widget=forms.TextInput(attrs={"class": "govuk-input--width-3", "inputmode": "numeric"}),
            error_messages=dict.fromkeys(names, wrong),
            **kwargs,
        )


class CheckboxesField(forms.MultipleChoiceField):
    """Any of a few, as checkboxes. `hints` stand under their choice."""

    widget = forms.CheckboxSelectMultiple

    def __init__(
        self, *, choices: Any, missing: str = "Choose at least one",
        hints: Mapping[str, str] | None = None, **kwargs: Any,
    ) -> None:  # fmt: skip
        errors = {"required": missing, "invalid_choice": missing, "invalid_list": missing}
        super().__init__(choices=choices, error_messages=errors, **kwargs)
        self.choice_hints = dict(hints or {})


class YesNoField(forms.TypedChoiceField):
    """Yes or no as radios side by side, nothing preselected."""

    inline = True

    def __init__(self, *, missing: str, yes: str = "Yes", no: str = "No", **kwargs: Any) -> None:
        super().__init__(
            choices=[("yes", yes), ("no", no)],
            coerce=lambda value: value == "yes",
            empty_value=None,
            widget=forms.RadioSelect,
            error_messages={"required": missing, "invalid_choice": missing},
            **kwargs,
        )

    def prepare_value(self, value: Any) -> Any:
        return {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value


KEEP, CHANGE, LEAVE = "keep", "change", "leave"


class CarriedField(ChoiceField):
    """Is a line copied from another child's record true for this one? Each line is confirmed."""

    def __init__(self, *, about: str, **kwargs: Any) -> None:
        choices = [
            (KEEP, f"True for {about} too"),
            (CHANGE, "Change it"),
            (LEAVE, "Leave it out"),
        ]
        kwargs.setdefault("label", f"Is this true for {about}?")
        super().__init__(choices=choices, missing=f"Say whether this is true for {about}", **kwargs)


class FilesWidget(forms.ClearableFileInput):
    """Several files in one input."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One or several files; an empty list when there are none."""

    widget = FilesWidget

    def __init__(self, *, missing: str = "Choose a file", **kwargs: Any) -> None:
        errors = {
            "required": missing,
            "empty": "The file is empty: choose another",
            "missing": missing,
        }
        super().__init__(error_messages=errors, **kwargs)

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        sent = [one for one in (data if isinstance(data, list | tuple) else [data]) if one]
        if not sent and self.required:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return [super(FilesField, self).clean(one, initial) for one in sent]
