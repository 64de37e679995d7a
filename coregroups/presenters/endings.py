"""What stands in the way of ending a plan, and what its ending sets off (S18, S25, L14)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from coregroups.choices import EarlyEndingStatus, Ending
from coregroups.models import LookedAfterLetter, Plan
from coregroups.rules.endings import can_decide, is_taken_back, needs_approval, objections_until
from coregroups.rules.pathways import applies, steps_of
from cpcase.web import formats
from cpcase.web.components import Action, Consequence
from timescales.models import Deadline
from timescales.models.deadline import State


@dataclass(frozen=True, slots=True)
class Before:
    """One thing that must be there first: how it stands, and what to do about it."""

    words: str
    action: Action | None = None


def before_ending(plan: Plan, today: date, *, by: Any) -> list[Before]:
    """What this plan's pathway asks for before it ends, in words, and what `by` can do about it."""
    return [*_approval(plan, by), *_step_down(plan, today), *_letter(plan, today)]


def _approval(plan: Plan, by: Any) -> list[Before]:
    if not needs_approval(plan):
        return []
    asked = plan.early_endings.order_by("-asked_at").first()
    if asked is None or asked.status == EarlyEndingStatus.DECLINED:
        said = f" The service manager declined it: {asked.decision}" if asked else ""
        return [
            Before(
                "At the first review a plan ends only if the child is looked after or has moved, "
                f"or with the service manager's approval.{said}",
                Action("Ask the service manager", reverse("coregroups:ask_early", args=[plan.pk])),
            )
        ]
    if asked.status == EarlyEndingStatus.ASKED:
        words = "The service manager was asked to approve ending it at the first review."
        if not can_decide(asked, by):
            return [Before(words)]
        decide = reverse("coregroups:decide_early", args=[asked.pk])
        return [Before(words, Action("Decide", decide))]
    return [Before(f"The service manager approved ending it: {asked.decision}")]


def decided_early(plan: Plan, today: date) -> list[tuple[str, str]]:
    """What was decided on ending it at the first review, and why, for whoever reads the plan."""
    return [
        (
            "Ending at the first review",
            f"{one.get_status_display()} on {formats.day(one.decided_at, today)}: {one.decision}",
        )
        for one in plan.early_endings.exclude(decided_at=None).order_by("decided_at")
    ]


def _step_down(plan: Plan, today: date) -> list[Before]:
    if not applies(plan.case.timeline, "L14"):
        return []
    agreed = plan.step_downs.order_by("-agreed_on").first()
    if agreed is not None:
        on = formats.day(agreed.agreed_on, today)
        return [Before(f"The team manager agreed the step-down on {on}: {agreed.words}")]
    link = Action("Agree it", reverse("coregroups:agree_step_down", args=[plan.pk]))
    return [Before("The team manager has not yet agreed a step-down to child in need.", link)]


def _letter(plan: Plan, today: date) -> list[Before]:
    if not applies(plan.case.timeline, "S25b"):
        return []
    letter = LookedAfterLetter.objects.filter(plan=plan).first()
    if letter is None:
        link = Action("Send the letter", reverse("coregroups:send_letter", args=[plan.pk]))
        return [
            Before("If the child is looked after, a letter to the partnership comes first.", link)
        ]
    if is_taken_back(letter):
        link = Action("Record it again", reverse("coregroups:send_letter", args=[plan.pk]))
        return [Before("The letter is no longer on the timeline: members cannot object.", link)]
    until = objections_until(plan)
    sent = formats.day(letter.sent_at, today)
    count = formats.count(plan.objections.count(), "objection")
    words = f"The letter was sent on {sent}. {count}."
    if until is not None and until >= today:
        words = f"{words} Members may object until {formats.day(until, today)}."
    link = Action("Record an objection", reverse("coregroups:object_to_ending", args=[plan.pk]))
    return [Before(words, link)]


def consequences_of(plan: Plan, *, reason: str, on: date, today: date) -> list[Consequence]:
    """What ending it on a day sets off: what stops, who is told, what stays."""
    many = _stopping(plan, dies=reason == Ending.DIED)
    day = formats.day(on, today)
    listed = [
        Consequence(
            "Visits, core groups and reviews of this plan stop "
            f"({formats.count(many, 'open date')})",
            day,
            "Everybody",
        ),
        Consequence(
            "Social worker, team manager, chair and administration are told", "At once", "By itself"
        ),
        Consequence("Every agency that takes part is told", "At once", "By email"),
    ]
    if reason == Ending.CHILD_IN_NEED and applies(plan.case.timeline, "S25a"):
        listed.append(
            Consequence("Child in need stays for at least 12 weeks", f"From {day}", "Team", "S25a")
        )
    if len(_carried_with(plan)) == 1:
        listed.append(Consequence("The core group closes", day, "Members"))
    return listed


def _stopping(plan: Plan, *, dies: bool) -> int:
    """How many open dates end with the plan; after a death nothing is due."""
    timeline = plan.case.timeline
    rows = Deadline.objects.filter(timeline=timeline, state=State.OPEN)
    ending = {
        (part.step, part.name)
        for step in steps_of(timeline).values()
        for part in step.parts
        if part.ends_with_plan
    }
    return sum(dies or (row.step, row.part) in ending for row in rows)


def _carried_with(plan: Plan) -> list[Plan]:
    row = plan.groups.filter(left_on=None).select_related("core_group").first()
    return row.core_group.plans() if row else []
