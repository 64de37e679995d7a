"""A birth and a death: the day, how it is known, and what is asked once at a birth."""

from cases.choices import Sex
from cases.forms.numbers import NumbersForm
from cpcase.web.forms import ChoiceField, DayField, Form, words


class RecordBirth(NumbersForm):
    """An unborn child is born."""

    on = DayField(label="When was the baby born?", missing="Enter the date of birth")
    first_name = words(
        "First name", required=False, hint="Leave empty if the baby has no name yet.",
        max_length=80,
    )  # fmt: skip
    last_name = words("Last name", missing="Enter the baby’s last name", max_length=80)
    sex = ChoiceField(
        label="Sex", choices=Sex.choices, missing="Choose male, female or not known", inline=True
    )
    nhs_number = words(
        "NHS number", required=False, max_length=14,
        hint="10 digits, given at birth. Leave empty if you do not have it yet.",
    )  # fmt: skip
    known_from = words(
        "How do you know?", missing="Say how you know", max_length=90,
        hint="Who told you. Such as: the community midwife, by phone.",
    )  # fmt: skip


class RecordDeath(Form):
    """A child has died, born or not."""

    on = DayField(label="When did the child die?", missing="Enter the date of death")
    known_from = words(
        "How do you know?", missing="Say how you know", max_length=90,
        hint="Who told you. Such as: the hospital, by phone.",
    )  # fmt: skip
