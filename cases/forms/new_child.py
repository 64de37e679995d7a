"""A child who is not on record yet."""

from datetime import date
from typing import Any

from django import forms

from cases.choices import Disability, Ethnicity, Sex, UpnUnknown
from cases.forms.numbers import NumbersForm
from cases.models import Child, Family
from cases.rules.children import check_upn_or_why, free_nhs_number, free_upn, told_wrongly
from cpcase.refusals import Incomplete
from cpcase.web.forms import DayField, Form, SelectField, words


class FindFamily(Form):
    """Which family a new child belongs to (quick)."""

    name = words("Name of the family, or of a child of it", missing="Enter a name", max_length=100)


class NewChild(NumbersForm):
    """Name, birth; the numbers with their checks; what people need to know. Of a family that is
    not on record its name is asked for."""

    family_name = words(
        "Name of the new family", missing="Enter the new family's name",
        hint="Such as Ashdown family.", max_length=100,
    )  # fmt: skip
    first_name = words(
        "First name", required=False, hint="Leave empty for an unborn baby.", max_length=80
    )
    last_name = words("Last name", missing="Enter the child's last name", max_length=80)
    birth_date = DayField(label="Date of birth", required=False)
    expected_birth_date = DayField(label="Or the due date, for an unborn baby", required=False)
    sex = forms.ChoiceField(
        label="Sex", choices=Sex.choices, widget=forms.RadioSelect,
        error_messages={"required": "Choose male, female or not known"},
    )  # fmt: skip
    ethnicity = forms.ChoiceField(label="Ethnicity", choices=Ethnicity.choices, initial="NOBT")
    disabilities = forms.MultipleChoiceField(
        label="Disability", choices=Disability.choices, widget=forms.CheckboxSelectMultiple,
        required=False,
    )  # fmt: skip
    nhs_number = words("NHS number", required=False, hint="10 digits.", max_length=14)
    upn = words("Unique pupil number", required=False, hint="13 characters.", max_length=16)
    upn_unknown = SelectField(
        label="Why is there no unique pupil number?", required=False, choices=UpnUnknown.choices,
        missing="Choose a reason of the list",
        empty="There is one, or the child is not of school age",
    )  # fmt: skip
    language = words("First language", required=False, max_length=60)
    interpreter = forms.BooleanField(label="An interpreter is needed", required=False)
    communication = words("Communication needs", required=False, max_length=300)
    number = words(
        "The authority's own number", required=False, hint="Left empty, the next one is given.",
        max_length=20,
    )  # fmt: skip
    looked_at_duplicates = forms.BooleanField(
        label="I have looked at the likely matches: this is another child", required=False
    )

    def __init__(self, *args: Any, family: Family | None, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        if family is not None:
            del self.fields["family_name"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        chosen = data.get("disabilities") or []
        if Disability.NONE in chosen and len(chosen) > 1:
            self.add_error("disabilities", "Choose no disability, or those that apply")
        self._check_birth(data)
        for name, check in (("nhs_number", free_nhs_number), ("upn", free_upn)):
            self._check_free(name, check, data)
        if data.get("upn") is not None:
            self._check_upn(data)
        return data

    def _check_birth(self, data: dict[str, Any]) -> None:
        """What the act would refuse one by one is said together with all else that is wrong."""
        wrong = told_wrongly(
            first_name=(data.get("first_name") or "").strip(), born=data.get("birth_date"),
            expected=data.get("expected_birth_date"), today=self.today,
        )  # fmt: skip
        dates_read = not {"birth_date", "expected_birth_date"} & set(self.errors)
        for field, said in list(wrong):
            if field not in self.errors and (field != "birth_date" or dates_read):
                self.add_error(field, said)

    def _check_free(self, name: str, check: Any, data: dict[str, Any]) -> None:
        try:
            check(data.get(name) or "", child=Child())
        except Incomplete as refusal:
            self.add_error(name, refusal.words)

    def _check_upn(self, data: dict[str, Any]) -> None:
        try:
            check_upn_or_why(
                data.get("birth_date"), upn=data["upn"], why=data.get("upn_unknown") or "",
                today=self.today,
            )  # fmt: skip
        except Incomplete as refusal:
            self.add_error("upn_unknown", refusal.words)
