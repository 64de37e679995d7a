"""Ending a plan, and what has to be there before (S18, S25a to S25c, N07, N09, L14)."""

from collections.abc import Sequence
from typing import Any

from coregroups.choices import EarlyEndingStatus, Ending, LookedAfterAs
from coregroups.models import Member
from cpcase.web.forms import ChoiceField, DayField, Form, SelectField, words

APPROVE, DECLINE = EarlyEndingStatus.APPROVED, EarlyEndingStatus.DECLINED


class EndPlan(Form):
    """How it ends, on which day, and why."""

    reason = ChoiceField(
        label="How does the plan end?", choices=Ending.choices, missing="Choose how the plan ends"
    )
    transfer_conference_on = DayField(
        label="When was the new authority's conference?",
        required=False,
        called="The date of the conference",
    )
    on = DayField(label="On which day does it end?", missing="Enter the day the plan ends")
    note = words(
        "What should be known about it?",
        required=False,
        rows=3,
        hint="For a child who moved: which authority or country. After objections: what you "
        "decided about them.",
    )
    reveals = {("reason", Ending.MOVED): ("transfer_conference_on",)}


class AskEarly(Form):
    """Why a plan should end at the first review."""

    why = words("Why should the plan end now?", missing="Say why the plan should end now", rows=4)
    raised_on = DayField(
        label="When did you speak to the team manager?",
        missing="Enter the day you spoke to the team manager",
    )


class DecideEarly(Form):
    """The service manager's decision."""

    decision = ChoiceField(
        label="May the plan end at the first review?",
        choices=[(APPROVE, "Yes, it may end"), (DECLINE, "No, the plan goes on")],
        missing="Say whether the plan may end",
    )
    words = words("Why?", missing="Say why", rows=4)


class StepDown(Form):
    """What was discussed and agreed about stepping down."""

    words = words(
        "What was discussed and agreed?", missing="Say what was discussed and agreed", rows=4
    )
    on = DayField(label="When was it agreed?", missing="Enter the day it was agreed")


class Letter(Form):
    """The letter that the child is looked after."""

    asked_as = {"sent_at": "on"}
    looked_after_as = ChoiceField(
        label="How is the child looked after?",
        choices=LookedAfterAs.choices,
        missing="Choose how the child is looked after",
    )
    why_not_continue = words(
        "Why should the plan end all the same?",
        missing="Say why the plan should end although risks remain, or keep it open",
        rows=3,
    )
    on = DayField(label="When was the letter sent?", missing="Enter the day the letter was sent")
    reveals = {
        ("looked_after_as", LookedAfterAs.SECTION_20_RISKS): ("why_not_continue",),
        ("looked_after_as", LookedAfterAs.SECTION_38_6): ("why_not_continue",),
    }


class Object(Form):
    """A member's objection."""

    def __init__(self, *args: Any, members: Sequence[Member], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_id = {str(member.pk): member for member in members}
        self.fields["member"] = SelectField(
            label="Who objects?",
            choices=[(str(member.pk), member.name) for member in members],
            missing="Choose the member who objects",
        )
        self.fields["words"] = words(
            "What do they object to?", missing="Say what the member objects to", rows=4
        )
        self.fields["on"] = DayField(
            label="When did it come?", missing="Enter the day the objection came"
        )

    def member(self) -> Member:
        """Who objects."""
        return self.by_id[self.cleaned_data["member"]]
