"""The only ways in which a plan ends, as the pathway allows (S18, S25a to S25c, N07, N09, L14)."""

from datetime import date, datetime
from typing import Any

from accounts.permissions import Permission
from coregroups.choices import EarlyEndingStatus, Ending, LookedAfterAs
from coregroups.models import EarlyEnding, LookedAfterLetter, Plan
from coregroups.rules.days import check_day_happened
from coregroups.rules.pathways import applies, reviews_held
from cpcase.refusals import Incomplete, NotAllowed, NotNow
from timescales.models import Deadline

# Ends at the first review need no approval for these; the first two are the pathway's own.
_ALWAYS_ALLOWED = {
    Ending.LOOKED_AFTER, Ending.MOVED, Ending.ABROAD, Ending.TURNED_18, Ending.DIED,
}  # fmt: skip
_ASK_WHETHER_TO_GO_ON = {LookedAfterAs.SECTION_20_RISKS, LookedAfterAs.SECTION_38_6}
ADULT = 18


def check_ending(
    plan: Plan,
    *,
    reason: str,
    on: date,
    as_of: datetime,
    note: str,
    transfer_conference_on: date | None,
) -> None:
    """Raise Incomplete or NotNow unless the plan may end in this way on this day."""
    if reason not in Ending.values:
        raise Incomplete("Choose how the plan ends.", field="reason")
    check_day_happened(on, as_of=as_of, words="The end of the plan")
    if on < plan.started_on:
        raise Incomplete("The plan cannot end before it began.", field="on")
    check_first_review(plan, reason)
    if reason == Ending.CHILD_IN_NEED:
        check_step_down(plan, on)
    elif reason == Ending.LOOKED_AFTER:
        check_letter(plan, on, note)
    elif reason == Ending.MOVED:
        check_transfer(plan, on, note, transfer_conference_on)
    else:
        check_life(plan, reason, on, note)


def check_first_review(plan: Plan, reason: str) -> None:
    """Ending by the first review is not approved unless the service manager says so (S18)."""
    if reason in _ALWAYS_ALLOWED or not needs_approval(plan):
        return
    asked = plan.early_endings.order_by("-asked_at").first()
    if asked is not None and asked.status == EarlyEndingStatus.APPROVED:
        return
    if asked is not None and asked.status == EarlyEndingStatus.ASKED:
        raise NotNow("The service manager has not yet approved ending this plan.")
    raise NotNow(
        "A plan does not end at the first review, unless the child is looked after or has moved. "
        "Speak to the team manager, then ask the service manager to approve it.",
        code="needs_approval",
    )


def needs_approval(plan: Plan) -> bool:
    """Whether ending it as child in need now would be at the first review (S18)."""
    return applies(plan.case.timeline, "S18") and reviews_held(plan) <= 1


def check_decides(asked: EarlyEnding, by: Any) -> None:
    """Whoever asked does not decide it too: one alone is no approval (S18). Raises NotAllowed."""
    if by.pk == asked.asked_by_id:
        raise NotAllowed("You asked for this: another service manager must decide it.")


def can_decide(asked: EarlyEnding, by: Any) -> bool:
    """Whether a person may decide it, for pages and lists."""
    return bool(by.may(Permission.APPROVE_ENDING, asked)) and by.pk != asked.asked_by_id


def check_step_down(plan: Plan, on: date) -> None:
    """The team manager agreed to the step-down before (L14). Raises NotNow."""
    if not applies(plan.case.timeline, "L14"):
        return
    if not plan.step_downs.filter(agreed_on__lte=on).exists():
        raise NotNow(
            "The team manager has not yet recorded that the step-down is agreed.",
            code="needs_step_down",
        )


def check_letter(plan: Plan, on: date, note: str) -> None:
    """The letter came first, and the time to object is over (S25b). Raises NotNow, Incomplete."""
    if not applies(plan.case.timeline, "S25b"):
        return
    letter = LookedAfterLetter.objects.filter(plan=plan).first()
    if letter is None:
        raise NotNow(
            "Send the letter that the child is looked after first. Members may object to it.",
            code="needs_letter",
        )
    until = objections_until(plan)
    if is_taken_back(letter) or until is None:
        raise NotNow(
            "The letter is no longer on the timeline, so nobody knows until when members may "
            "object. Record the letter again first.",
            code="needs_letter",
        )
    if on <= until:
        raise NotNow(
            f"Members may object until {until:%A} {until.day} {until:%B %Y}. "
            "The plan stays open until then.",
            code="objections_open",
        )
    if not note.strip() and plan.objections.exists():
        raise Incomplete("Say what you decided about the objections.", field="note")


def objections_until(plan: Plan) -> date | None:
    """The last day on which members may object, as the pathway counts it from the letter.

    None where no letter stands on the timeline.
    """
    row = (
        Deadline.objects.current()
        .filter(timeline=plan.case.timeline, step="S25b", part="objections")
        .filter(due_on__gte=plan.started_on)  # not what an earlier plan's letter led to
        .order_by("-occurrence")
        .first()
    )
    return row.due_on if row else None


def is_taken_back(letter: LookedAfterLetter) -> bool:
    """Its event was withdrawn, so that no time to object runs where the pathway gives one."""
    plan = letter.plan
    return applies(plan.case.timeline, "S25b") and objections_until(plan) is None


def check_continuing(looked_after_as: str, why_not_continue: str) -> None:
    """Two ways of being looked after ask whether the plan should go on (S25b). Incomplete."""
    if looked_after_as not in LookedAfterAs.values:
        raise Incomplete("Choose how the child is looked after.", field="looked_after_as")
    if looked_after_as in _ASK_WHETHER_TO_GO_ON and not why_not_continue.strip():
        raise Incomplete(
            "Say why the plan should end although risks remain, or keep it open.",
            field="why_not_continue",
        )


def check_transfer(plan: Plan, on: date, note: str, conference_on: date | None) -> None:
    """The plan ends only after the new authority's transfer-in conference (N07, S25c)."""
    if conference_on is None:
        raise Incomplete(
            "Enter the date of the new authority's conference. The plan ends only after it.",
            field="transfer_conference_on",
        )
    if conference_on > on or conference_on < plan.started_on:
        raise Incomplete(
            "The new authority's conference must be on or before the day the plan ends.",
            field="transfer_conference_on",
        )
    if not note.strip():
        raise Incomplete("Say which authority took the child over.", field="note")


def check_life(plan: Plan, reason: str, on: date, note: str) -> None:
    """At 18, on death, on a move abroad for good (N09). Raises Incomplete."""
    child = plan.case.child
    if reason == Ending.TURNED_18 and (child.age_on(on) or 0) < ADULT:
        raise Incomplete("The child was not 18 on that day.", field="on")
    if reason == Ending.DIED and child.death_date is None:
        raise Incomplete("Record the child's death first.", field="reason")
    if reason == Ending.DIED and child.death_date != on:
        raise Incomplete("The plan ends on the day of the child's death.", field="on")
    if reason == Ending.ABROAD and not note.strip():
        raise Incomplete("Say where the child moved, and how you know.", field="note")


def child_in_need_until(plan: Plan) -> date | None:
    """The first day on which child in need may be closed after this plan (S25a)."""
    row = (
        Deadline.objects.current()
        .filter(timeline=plan.case.timeline, step="S25a")
        .exclude(not_before=None)
        .order_by("-occurrence")
        .first()
    )
    return row.not_before if row else None
