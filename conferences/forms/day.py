"""Conference day: one live page, in any order; nothing on it has to be complete before the end."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from cases.choices import AbuseCategory
from conferences.choices import Kind, NotQuorate, Outcome, Presence, Question
from conferences.forms.outline import LaidOpen, OutlineRow
from conferences.models import Conference, ConferenceChild, Invitation
from conferences.rules.core_groups import SHARED, MeetBy, with_shared_date
from conferences.rules.meetings import Line, Marked, OfChild
from coregroups.choices import Ending
from cpcase.web import formats
from cpcase.web.forms import (
    LIVE,
    ChoiceField,
    DayField,
    Form,
    MomentField,
    NumberField,
    SelectField,
    words,
)
from cpcase.web.rows import Rows

# The ways in which a plan ends at a review; the others have a page of their own.
AT_A_REVIEW = (Ending.CHILD_IN_NEED, Ending.LOOKED_AFTER, Ending.MOVED)


class Day(LaidOpen):
    """Who is here, the five questions, the decision and the outline plan of each child."""

    shape = LIVE

    def __init__(
        self,
        *args: Any,
        conference: Conference,
        people: Sequence[Invitation],
        children: Sequence[ConferenceChild],
        limits: Mapping[Any, MeetBy],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.people, self.children, self.limits = people, children, limits
        self.is_review = conference.kind == Kind.REVIEW
        self.on = formats.london_day(conference.starts_at) if conference.starts_at else None
        for one in people:
            self._ask_person(one)
        for child in children:
            self._ask_child(child)

    def _ask_person(self, one: Invitation) -> None:
        self.fields[f"presence-{one.pk}"] = ChoiceField(
            label=one.name, choices=Presence.choices, missing="", required=False
        )
        if one.agency_kind:
            self.fields[f"agrees-{one.pk}"] = ChoiceField(
                label=f"{one.name}: do they agree with the decision?", missing="", required=False,
                choices=[("yes", "Agrees"), ("no", "Does not agree")], inline=True,
            )  # fmt: skip
            self.fields[f"view-{one.pk}"] = words("Why?", required=False, rows=2)

    def _ask_child(self, child: ConferenceChild) -> None:
        called = child.case.child.called
        for question in Question:
            self.fields[f"{question}-{child.pk}"] = words(
                f"{called}: {question.label}", required=False, rows=3
            )
        self.fields[f"outcome-{child.pk}"] = ChoiceField(
            label=f"What is decided for {called}?", choices=Outcome.choices, missing="",
            required=False,
        )  # fmt: skip
        self.fields[f"category-{child.pk}"] = SelectField(
            label="Category of the plan", choices=AbuseCategory.choices, missing="",
            required=False,
        )  # fmt: skip
        self.fields[f"reason-{child.pk}"] = words(
            f"The chair’s reason for the decision about {called}", required=False, rows=3
        )
        self._ask_core_group(child)
        if self.is_review:
            self._ask_ending(child)
        else:
            self.fields[f"previous-{child.pk}"] = NumberField(
                label=f"How many child protection plans did {called} have before?",
                required=False, min_value=0, max_value=30,
                wrong="Enter the number of earlier plans, such as 0 or 1",
            )  # fmt: skip
        name = f"outline-{child.pk}"
        data = self.data if self.is_bound else None
        self.rows[name] = Rows(
            OutlineRow, data, prefix=self.add_prefix(name), initial=self.initial.get(name)
        )

    def _ask_core_group(self, child: ConferenceChild) -> None:
        """Its limit stands next to the date (N03); past it the reason is given in the same act."""
        limit = self.limits.get(child.pk)
        by = formats.day(limit.due_on, self.on) if limit else ""
        counted = f"Due by {by}. {limit.explanation}" if limit else ""
        self.fields[f"core_group-{child.pk}"] = MomentField(
            label="First core group" if not self.is_review else "Next core group",
            required=False, called="The core group",
            help_text=" ".join(filter(None, (counted, SHARED if len(self.children) > 1 else ""))),
        )  # fmt: skip
        self.fields[f"core_group_late-{child.pk}"] = words(
            f"If the core group meets after {by}, why?" if by else "If it meets late, why?",
            required=False, rows=2,
        )  # fmt: skip

    def _ask_ending(self, child: ConferenceChild) -> None:
        self.fields[f"ending-{child.pk}"] = SelectField(
            label="If the plan ends, how?", missing="", required=False,
            choices=[(one.value, one.label) for one in AT_A_REVIEW],
        )  # fmt: skip
        self.fields[f"taken_over-{child.pk}"] = DayField(
            label="If the child moved: when was the new authority’s conference?", required=False,
            called="The date of the new authority’s conference",
        )  # fmt: skip

    def attendance(self) -> dict[Any, Marked]:
        """How each person took part."""
        said = self.cleaned_data
        agrees = {"yes": True, "no": False}
        return {
            one.pk: Marked(
                presence=said[f"presence-{one.pk}"],
                agrees=agrees.get(said.get(f"agrees-{one.pk}", "")),
                view=said.get(f"view-{one.pk}", ""),
            )
            for one in self.people
        }

    def of_children(self) -> dict[Any, OfChild]:
        """What is written for each child."""
        return with_shared_date({child.pk: self._of(child) for child in self.children})

    def _of(self, child: ConferenceChild) -> OfChild:
        said = self.cleaned_data
        rows = self.cleaned_data.get(f"outline-{child.pk}", [])
        return OfChild(
            answers={question: said[f"{question}-{child.pk}"] for question in Question},
            lines=[Line(**row) for row in rows],
            outcome=said[f"outcome-{child.pk}"],
            category=said[f"category-{child.pk}"],
            reason=said[f"reason-{child.pk}"],
            ending=said.get(f"ending-{child.pk}", ""),
            transfer_conference_on=said.get(f"taken_over-{child.pk}"),
            previous_plans=said.get(f"previous-{child.pk}") or 0,
            first_core_group_at=said[f"core_group-{child.pk}"],
            core_group_late_why=said[f"core_group_late-{child.pk}"],
        )


class ConfirmDecisions(Form):
    """When the conference ended (quick)."""

    asked_as = {"starts_at": "held_at"}

    held_at = MomentField(
        label="When did the conference end?", missing="Enter when the conference ended",
        called="The end",
    )  # fmt: skip

    def ended(self) -> datetime:
        """The end, in London's time."""
        found: datetime = self.cleaned_data["held_at"]
        return found


class ChooseQuorum(Form):
    """What to do, with what each choice leads to (quick)."""

    choice = ChoiceField(
        label="What do you do?",
        choices=NotQuorate.choices,
        missing="Choose what to do",
        hints={
            NotQuorate.WAIT: "Nothing is recorded. Mark who is here once they have come.",
            NotQuorate.REARRANGE: (
                "The service manager has to approve. Each agency that did not come is written to. "
                "Administration finds another date; the limit stays."
            ),
            NotQuorate.GO_ON: (
                "A manager has to agree before the decisions are confirmed. The record says that "
                "it was not quorate. Each agency that did not come is written to."
            ),
        },
    )
    why = words("Why?", rows=3, required=False)


class Agree(Form):
    """Why a manager agrees; it stands as management oversight (quick)."""

    words = words("Why do you agree?", rows=4, missing="Say why you agree")
