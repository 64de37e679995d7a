"""Scenes in which a plan ends: what has to come before it, and what follows."""

from datetime import datetime

from conferences.models import Conference
from conferences.services.plan_endings import end_plan_outside
from conferences.services.standing_down import stand_down
from coregroups.rules.endings import needs_approval
from coregroups.rules.pathways import applies
from coregroups.services import early_endings
from demo import needing
from demo.family import Household
from demo.people import Authority
from demo.protecting import plans_of

_NOTES = {
    "looked_after": "The court made an interim care order. The children live with foster carers.",
    "moved": "The family lives with the grandparents in Northmere now, who held a conference.",
}


def agree_beforehand(home: Household, authority: Authority, *, at: datetime) -> None:
    """What the pathway asks for before a plan ends as child in need (L14, S18)."""
    for plan in plans_of(home):
        if applies(plan.case.timeline, "L14"):
            early_endings.agree_step_down(
                plan, words="The changes are kept up, and the school sees them too.",
                by=home.manager, on=at.date(), as_of=at, version=plan.version,
            )  # fmt: skip
        if needs_approval(plan):
            asked = early_endings.ask_to_end_early(
                plan, why="The man of whom the children were afraid has left the country.",
                raised_on=at.date(), by=home.chair, as_of=at, version=plan.version,
            )  # fmt: skip
            early_endings.approve(
                asked, words="Agreed, since the danger is gone.", by=authority.service_manager,
                as_of=at, version=asked.version,
            )  # fmt: skip


def tell_partnership(home: Household, *, at: datetime) -> None:
    """The letter that a child is looked after, where the pathway has one (S25b)."""
    for plan in plans_of(home):
        if applies(plan.case.timeline, "S25b"):
            early_endings.send_looked_after_letter(
                plan, looked_after_as="care_order", why_not_continue="", by=home.chair, at=at,
                as_of=at, version=plan.version,
            )  # fmt: skip


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
