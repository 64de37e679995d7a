"""What comes before an ending: approval, the manager's agreement, the letter (S18, S25b, L14)."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.urls import reverse

from accounts.permissions import Permission
from accounts.services.notices import tell_all
from cases.choices import NoteKind
from cases.services.notes import write_note
from coregroups.choices import EarlyEndingStatus
from coregroups.models import (
    EarlyEnding,
    LookedAfterLetter,
    Member,
    Objection,
    Plan,
    StepDown,
)
from coregroups.rules.days import check_day_happened, check_happened, london_day, moment_of
from coregroups.rules.endings import (
    check_continuing,
    check_decides,
    is_taken_back,
    needs_approval,
    objections_until,
)
from coregroups.rules.pathways import applies
from coregroups.services.telling import tell_members
from coregroups.workflows import EARLY_ENDING
from cpcase.records import add, change
from cpcase.refusals import Incomplete, NotAllowed, NotNow
from timescales.services.allocations import hearers
from timescales.services.recording import Happening, record

STEP_DOWN_ROW = "L14"
_MAIL = (
    "a decision about a plan",
    "It was decided whether a plan that your agency takes part in may end at its first review. The "
    "chair or the social worker tells you which plan it is, what was decided and why.",
)


@transaction.atomic
def ask_to_end_early(
    plan: Plan, *, why: str, raised_on: date | None, by: Any, as_of: datetime, version: int
) -> EarlyEnding:
    """Ask the service manager to approve ending a plan at the first review (S18).

    `raised_on` is when the team manager was spoken to. Raises as every act does.
    """
    plan = _locked(plan, Permission.END_PLAN, by=by, version=version)
    if not needs_approval(plan):
        raise NotNow("This plan can end without the service manager's approval.")
    if plan.early_endings.filter(status=EarlyEndingStatus.ASKED).exists():
        raise NotNow("The service manager was asked already.")
    if not why.strip():
        raise Incomplete("Say why the plan should end now.", field="why")
    if raised_on is None:
        raise Incomplete("Enter the day you spoke to the team manager.", field="raised_on")
    check_day_happened(
        raised_on, as_of=as_of, words="The day you spoke to the team manager", field="raised_on"
    )
    asked = add(
        EarlyEnding(plan=plan, why=why.strip(), raised_on=raised_on, asked_at=as_of, asked_by=by),
        by=by,
    )
    tell_all(
        hearers(plan.case.timeline, ["service_manager"], on=london_day(as_of)),
        source_key=f"early_ending:{asked.pk}", kind="sign_off_asked",
        words="You are asked to approve ending a plan at the first review.",
        link=reverse("coregroups:decide_early", args=[asked.pk]), as_of=as_of, urgent=True,
    )  # fmt: skip
    return asked


def approve(asked: EarlyEnding, **told: Any) -> EarlyEnding:
    """The service manager approves the ending (S18)."""
    return _decide(asked, "approve", **told)


def decline(asked: EarlyEnding, **told: Any) -> EarlyEnding:
    """The service manager declines it: the plan goes on (S18)."""
    return _decide(asked, "decline", **told)


@transaction.atomic
def _decide(
    asked: EarlyEnding, act: str, *, words: str, by: Any, as_of: datetime, version: int
) -> EarlyEnding:
    """Not by whoever asked. The core group's members are told, and read the reason (S18)."""
    asked = EarlyEnding.objects.locked(asked.pk, version=version)
    EARLY_ENDING.move(asked, act, by=by)
    check_decides(asked, by)
    if not words.strip():
        raise Incomplete("Say why.", field="words")
    asked.decided_at, asked.decided_by, asked.decision = as_of, by, words.strip()
    change(asked, by=by)
    write_note(
        asked.plan.case, kind=NoteKind.DECISION, words=words, happened_at=as_of, by=by,
        as_of=as_of,
    )  # fmt: skip
    tell_members(
        asked.plan, source=f"early_ending_decided:{asked.pk}", kind="decision_made",
        words="The service manager has decided on ending a plan at the first review. Read why.",
        mail=_MAIL, by=by, as_of=as_of, also=[asked.asked_by],
    )  # fmt: skip
    return asked


@transaction.atomic
def agree_step_down(
    plan: Plan, *, words: str, by: Any, on: date, as_of: datetime, version: int
) -> StepDown:
    """The team manager discussed and agrees the step-down: a management decision (L14)."""
    plan = _locked(plan, Permission.AGREE_STEP_DOWN, by=by, version=version)
    check_day_happened(on, as_of=as_of, words="The day it was agreed")
    if not words.strip():
        raise Incomplete("Say what was discussed and agreed.", field="words")
    agreed = add(StepDown(plan=plan, words=words.strip(), agreed_on=on, agreed_by=by), by=by)
    at, event_id = moment_of(on, as_of=as_of), None
    if applies(plan.case.timeline, STEP_DOWN_ROW):
        facts = {"step": STEP_DOWN_ROW, "part": ""}
        done = [Happening(plan.case.timeline, "step.recorded", at, facts)]
        event_id = record(done, by=by, as_of=as_of)[0].id
    write_note(
        plan.case, kind=NoteKind.DECISION, words=words, happened_at=at, by=by, as_of=as_of,
        event_id=event_id,
    )  # fmt: skip
    return agreed


@transaction.atomic
def send_looked_after_letter(
    plan: Plan,
    *,
    looked_after_as: str,
    why_not_continue: str,
    by: Any,
    at: datetime,
    as_of: datetime,
    version: int,
) -> LookedAfterLetter:
    """The letter to the partnership that the child is looked after (S25b).

    Members may object from now; the plan stays open until then. One that was taken off the
    timeline by mistake is recorded again.
    """
    plan = _locked(plan, Permission.END_PLAN, by=by, version=version)
    letter = LookedAfterLetter.objects.filter(plan=plan).first()
    if letter is not None and not is_taken_back(letter):
        raise NotNow("The letter was sent already.")
    check_continuing(looked_after_as, why_not_continue)
    check_happened(at, as_of=as_of, words="The day the letter was sent", field="sent_at")
    new, letter = letter is None, letter or LookedAfterLetter(plan=plan)
    letter.looked_after_as, letter.sent_at, letter.sent_by = looked_after_as, at, by
    letter.why_not_continue = why_not_continue.strip()
    letter = add(letter, by=by) if new else change(letter, by=by, why="recorded again")
    record([Happening(plan.case.timeline, "looked_after_letter.sent", at)], by=by, as_of=as_of)
    return letter


@transaction.atomic
def object_to_ending(
    plan: Plan, *, member: Member, words: str, by: Any, on: date, as_of: datetime
) -> Objection:
    """A core group member objects to ending the plan, in the time for it (S25b)."""
    plan = _locked(plan, Permission.UPDATE_PLAN, by=by, version=None)
    check_day_happened(on, as_of=as_of, words="The day the objection came")
    letter = LookedAfterLetter.objects.filter(plan=plan).first()
    if letter is None or is_taken_back(letter):
        raise NotNow("No letter has been sent that a member could object to.")
    until = objections_until(plan)
    if on < london_day(letter.sent_at) or (until is not None and on > until):
        raise Incomplete("The time to object was from the letter until its last day.", field="on")
    if not words.strip():
        raise Incomplete("Say what the member objects to.", field="words")
    if plan.objections.filter(member=member).exists():
        raise NotNow(f"{member.name} has objected already.")
    return add(Objection(plan=plan, member=member, words=words.strip(), received_on=on), by=by)


def _locked(plan: Plan, permission: str, *, by: Any, version: int | None) -> Plan:
    plan = Plan.objects.locked(plan.pk, version=version)
    if not by.may(permission, plan):
        raise NotAllowed("You may not do this on this plan.")
    if plan.ended_on is not None:
        raise NotNow("This plan has ended.")
    return plan
