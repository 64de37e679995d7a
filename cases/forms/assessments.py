"""The assessment: when it starts, and what the manager authorises (N01, D12, L05)."""

from cases.choices import AssessmentFactor
from cpcase.web.forms import CheckboxesField, DayField, Form, words


class Start(Form):
    """The day it starts, and the day by which it is to be finished."""

    on = DayField(
        label="When does it start?", missing="Enter when the assessment starts",
        called="The start of the assessment",
    )  # fmt: skip
    aim_on = DayField(
        label="By when is it to be finished, for this child’s needs?", required=False,
        called="The day of the assessment", help_text="You can leave this empty",
    )  # fmt: skip
    review_on = DayField(
        label="When does your manager look how it goes?", required=False,
        called="The review", help_text="You can leave this empty",
    )  # fmt: skip


class Authorise(Form):
    """The factors found, in the census's words, and the manager's decision."""

    factors = CheckboxesField(
        label="Which factors were found?", choices=AssessmentFactor.choices,
        missing="Choose the factors that you found, or none",
        help_text="“No factors identified” cannot stand with another",
    )  # fmt: skip
    decision = words("Your decision", missing="Write your decision", rows=4)
