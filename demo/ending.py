"""Scenes in which a plan ends outside a conference, and what follows."""

from datetime import datetime

from conferences.models import Conference
from conferences.services.plan_endings import end_plan_outside
from conferences.services.standing_down import stand_down
from demo import needing
from demo.family import Household
from demo.people import Authority
from demo.protecting import plans_of

_NOTES = {
    "looked_after": "The court made an interim care order. The children live with foster carers.",
    "moved": "The family lives with the grandparents in Northmere now, who held a conference.",
}


def end_outside(home: Household, authority: Authority, *, reason: str, at: datetime) -> None:
    """The chair ends each plan; the review that was to come is stood down."""
    for plan in plans_of(home):
        end_plan_outside(
            plan, reason=reason, by=home.chair, on=at.date(), as_of=at, version=plan.version,
            note=_NOTES[reason],
            transfer_conference_on=at.date() if reason == "moved" else None,
        )  # fmt: skip
    for review in Conference.objects.not_over().filter(children__case=home.cases[0]):
        stand_down(
            review, why="The plans have ended.", by=authority.administrator, as_of=at,
            version=review.version,
        )  # fmt: skip


def close(home: Household, *, reason: str, at: datetime) -> None:
    """Who moved away has no record here any more; who is looked after keeps it."""
    if reason == "moved":
        needing.close(home, "RC5", at=at)
