"""Numbers that carry their own check, judged with the rest of their form."""

from collections.abc import Callable

from django import forms

from cases.rules.identifiers import check_nhs_number, check_upn
from cpcase.refusals import Incomplete
from cpcase.web.forms import Form


class NumbersForm(Form):
    """A form that may ask for an NHS number or a unique pupil number, now or before."""

    def clean_nhs_number(self) -> str:
        """Ten digits that fit together."""
        return _checked(check_nhs_number, self.cleaned_data["nhs_number"])

    def clean_upn(self) -> str:
        """A letter and twelve signs that fit together."""
        return _checked(check_upn, self.cleaned_data["upn"])

    def clean_former_upn(self) -> str:
        """The same, of a number that the child had before."""
        return _checked(check_upn, self.cleaned_data["former_upn"])


def _checked(rule: Callable[[str], str], value: str) -> str:
    try:
        return rule(value)
    except Incomplete as refusal:
        raise forms.ValidationError(refusal.words) from refusal
