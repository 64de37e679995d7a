"""A referral: who rang, about which children, what they said; and what the manager decides."""

from collections.abc import Sequence
from typing import Any

from cases.choices import PrimaryNeed, ReferralSource
from cases.models import Child
from cpcase.web.forms import (
    CheckboxesField,
    ChoiceField,
    Form,
    MomentField,
    SelectField,
    words,
)

ASSESS, NOTHING = "assess", "no_further_action"


class Receive(Form):
    """One short page."""

    children = CheckboxesField(
        label="Which children is it about?", choices=(), missing="Choose at least one child"
    )
    received_at = MomentField(
        label="When was it received?", missing="Enter when the referral was received",
        called="The time of the referral",
    )  # fmt: skip
    source = SelectField(
        label="Who made it?", choices=ReferralSource.choices,
        missing="Choose who made the referral",
    )  # fmt: skip
    referrer_name = words(
        "Their name", required=False, max_length=120, hint="Not needed for an anonymous referral"
    )
    referrer_agency = words("Their agency", required=False, max_length=120)
    referrer_contact = words("How to reach them", required=False, max_length=200)
    said = words("What did they say?", missing="Write what they said", rows=8)
    primary_need = SelectField(
        label="What is the main need?", choices=PrimaryNeed.choices, missing="Choose the main need"
    )

    def __init__(
        self,
        *args: Any,
        children: Sequence[Child],
        teams: Sequence[Any],
        workers: Sequence[Any],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(child.pk), str(child)) for child in children]
        self.fields["children"].choices = choices  # type: ignore[attr-defined]
        self.fields["team"] = SelectField(
            label="Which team takes it?", missing="Choose the team that takes it",
            choices=[(str(team.pk), team.name) for team in teams],
        )  # fmt: skip
        self.fields["worker"] = SelectField(
            label="Social worker, if known", required=False, missing="Choose a social worker",
            empty="Nobody yet", choices=[(str(one.pk), one.name) for one in workers],
        )  # fmt: skip


class Decide(Form):
    """An assessment, or no further action."""

    what = ChoiceField(
        label="What follows?",
        choices=[(ASSESS, "An assessment"), (NOTHING, "No further action")],
        missing="Choose what follows",
        hints={NOTHING: "The episodes that this referral opened are closed"},
    )
    why = words("Why?", missing="Say why", rows=4)
