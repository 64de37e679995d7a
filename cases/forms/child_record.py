"""One subject of a child's record on each form, and why it is changed."""

from typing import Any

from django import forms

from cases.choices import Disability, Ethnicity, LegalStatus, Sex, UpnUnknown
from cases.forms.numbers import NumbersForm
from cases.models import Child
from cases.rules.child_record import MOST_WORDS
from cpcase.web.forms import CheckboxesField, ChoiceField, DayField, Form, SelectField, words


def why_field(label: str = "Why is it changed, or who told you?") -> forms.CharField:
    """Why it is changed, kept beside what stood before."""
    return words(
        label,
        missing="Say why, or who told you",
        hint="Kept with what stood here before.",
        max_length=100,
    )


def known_from() -> forms.CharField:
    """How something new is known."""
    return words(
        "How do you know?",
        missing="Say how you know",
        hint="Who told you, or where it is written.",
        max_length=100,
    )


class ChangeNames(Form):
    """What the child is called."""

    first_name = words("First name", required=False, max_length=80)
    last_name = words("Last name", missing="Enter the child’s last name", max_length=80)
    known_as = words(
        "Known as", required=False, max_length=80,
        hint="The name the child goes by, where it is another one.",
    )  # fmt: skip
    was_wrong = ChoiceField(
        label="Was the name before wrong?", missing="Say whether the name before was wrong",
        choices=[
            ("yes", "Yes, it was written wrong"),
            ("no", "No, the child had it. Keep it as an earlier name"),
        ],
    )  # fmt: skip
    why = why_field()


class ChangeBirth(Form):
    """When the child was born, or is expected; the sex."""

    birth_date = DayField(label="Date of birth", required=False)
    birth_estimated = forms.BooleanField(label="The date is an estimate", required=False)
    expected_birth_date = DayField(label="Due date", required=False)
    sex = ChoiceField(
        label="Sex", choices=Sex.choices, missing="Choose male, female or not known", inline=True
    )
    why = why_field()

    def __init__(self, *args: Any, unborn: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        absent = ("birth_date", "birth_estimated", "sex") if unborn else ("expected_birth_date",)
        for name in absent:
            del self.fields[name]


class ChangeNumbers(NumbersForm):
    """NHS number and unique pupil number, with who says so."""

    nhs_number = words("NHS number", required=False, hint="10 digits.", max_length=14)
    nhs_said_by = words(
        "Where is the NHS number from?", required=False, max_length=120,
        hint="Such as: GP letter of 3 March, or the tracing service.",
    )  # fmt: skip
    nhs_traced_on = DayField(
        label="When was it traced?", required=False,
        help_text="The day on which the national service matched it. Leave empty if it was not.",
    )  # fmt: skip
    upn = words("Unique pupil number", required=False, hint="13 characters.", max_length=16)
    upn_said_by = words(
        "Where is the unique pupil number from?", required=False, max_length=120,
        hint="Such as: the school’s office.",
    )  # fmt: skip
    upn_unknown = SelectField(
        label="Why is there no unique pupil number?", required=False, choices=UpnUnknown.choices,
        missing="Choose a reason of the list", empty="There is one, or nobody knows yet",
    )  # fmt: skip
    former_upn = words(
        "Earlier unique pupil number", required=False, max_length=16,
        hint="Only if a school gave the child another one before.",
    )  # fmt: skip
    why = why_field()


class ChangeNeeds(Form):
    """What others must know to speak with the child; ethnicity and disability."""

    language = words("First language", required=False, max_length=60)
    interpreter = forms.BooleanField(label="An interpreter is needed", required=False)
    communication = words(
        "How does the child communicate?", required=False, max_length=300, rows=3,
        hint="Such as: signs, a talking tablet, needs time to answer.",
    )  # fmt: skip
    disabilities = CheckboxesField(
        label="Disability", choices=Disability.choices, required=False,
        missing="Choose from the list",
    )  # fmt: skip
    ethnicity = SelectField(
        label="Ethnicity", choices=Ethnicity.choices, missing="Choose the ethnicity"
    )
    why = why_field()

    def says(self, record: Any) -> dict[str, Any]:
        """For the page of a clash: the disabilities that stand, which are rows of their own."""
        return {"disabilities": disabilities_of(record)} if isinstance(record, Child) else {}


def disabilities_of(child: Child) -> list[str]:
    """The codes that stand."""
    return [row.code for row in child.disabilities.all() if row.ended_on is None]


class ChangeLegalStatus(Form):
    """An order, or none."""

    legal_status = ChoiceField(
        label="What is the child’s legal status?", choices=LegalStatus.choices,
        missing="Choose the legal status",
    )  # fmt: skip
    legal_status_since = DayField(label="Since when?", required=False)
    why = why_field()


class WhyInvolved(Form):
    """Why we are involved, at a glance."""

    why_involved = words(
        "Why are we involved with this child?", missing="Write why we are involved", rows=6,
        hint=f"At most {MOST_WORDS} words, as the child could read it one day. "
        "The date and your name are added.",
    )  # fmt: skip
