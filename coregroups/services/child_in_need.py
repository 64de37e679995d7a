"""A child in need plan starts, is reviewed and ends (N00689, N00690, D23)."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from accounts.permissions import Permission
from cases.choices import NoteKind
from cases.models import Case
from cases.services.notes import write_note
from coregroups.models import ChildInNeedPlan, ChildInNeedReview
from coregroups.rules.child_in_need import (
    check_end,
    check_is_free,
    check_review,
    check_right_review,
    check_right_start,
    check_start,
)
from coregroups.rules.pathways import applies
from cpcase.records import add, change
from cpcase.refusals import NotAllowed, NotNow
from cpcase.web import formats
from timescales.models import Event
from timescales.services.recording import Happening, correct, record

# The row that a review fulfils: three months after a conference that said child in need.
REVIEW = "D23"
PROTECTED = "A child protection plan began."


@transaction.atomic
def open_child_in_need_plan(case: Case, *, by: Any, on: date, as_of: datetime) -> ChildInNeedPlan:
    """The child has a plan under section 17 from `on`.

    Raises NotAllowed; NotNow beside another plan of either kind; Incomplete for a day on which
    one ran, in the future or before the referral.
    """
    if not by.may(Permission.RECORD_ASSESSMENT, case):
        raise NotAllowed("You may not start a child in need plan for this child.")
    case = Case.objects.locked(case.pk)
    check_is_free(case)
    check_start(case, on, as_of=as_of)
    return add(ChildInNeedPlan(case=case, started_on=on), by=by)


@transaction.atomic
def correct_start(
    plan: ChildInNeedPlan, *, on: date, why: str, by: Any, as_of: datetime, version: int
) -> ChildInNeedPlan:
    """The plan started on another day than was written down; both days stay, with the reason.

    Raises NotAllowed, Incomplete or Conflict.
    """
    plan = ChildInNeedPlan.objects.locked(plan.pk, version=version)
    if not by.may(Permission.RECORD_ASSESSMENT, plan):
        raise NotAllowed("You may not correct this child's plan.")
    check_right_start(plan, on, why=why, as_of=as_of)
    days = f"{formats.day(on)}, not on {formats.day(plan.started_on)}"
    plan.started_on = on
    change(plan, by=by, why=why.strip())
    write_note(
        plan.case, kind=NoteKind.CORRECTION, happened_at=as_of, by=by, as_of=as_of,
        words=f"The child in need plan started on {days}. {why.strip()}",
    )  # fmt: skip
    return plan


@transaction.atomic
def review_child_in_need_plan(
    plan: ChildInNeedPlan, *, words: str, by: Any, at: datetime, as_of: datetime
) -> ChildInNeedReview:
    """A review meeting was held; where the pathway asks for one, it is done with it (D23).

    Raises NotAllowed, NotNow or Incomplete.
    """
    plan = ChildInNeedPlan.objects.locked(plan.pk)
    if not by.may(Permission.RECORD_ASSESSMENT, plan):
        raise NotAllowed("You may not review this child's plan.")
    if plan.ended_on is not None:
        raise NotNow("This plan has ended.")
    check_review(plan, at, words=words, as_of=as_of)
    held = add(ChildInNeedReview(plan=plan, held_at=at, held_by=by, words=words.strip()), by=by)
    timeline = plan.case.timeline
    if applies(timeline, REVIEW):
        happening = Happening(timeline, "step.recorded", at, {"step": REVIEW})
        record([happening], by=by, as_of=as_of)
    return held


@transaction.atomic
def correct_review(
    review: ChildInNeedReview,
    *,
    words: str,
    why: str,
    by: Any,
    at: datetime,
    as_of: datetime,
    version: int,
) -> ChildInNeedReview:
    """A review was held at another time, or found something else; both texts stay (D23).

    The step that it fulfilled moves with it. Raises NotAllowed, Incomplete or Conflict.
    """
    review = ChildInNeedReview.objects.locked(review.pk, version=version)
    if not by.may(Permission.RECORD_ASSESSMENT, review):
        raise NotAllowed("You may not correct this child's plan.")
    check_right_review(review, at, words=words, why=why, as_of=as_of)
    case, was = review.plan.case, formats.day(review.held_at)
    event = review_events(case, review.held_at).first()
    if event is not None and at != review.held_at:
        correct(event, at=at, facts=event.facts, by=by, as_of=as_of)
    said = "" if words.strip() == review.words else f" It said: {review.words}"
    day = "" if at == review.held_at else f" was held on {formats.day(at)}. It"
    review.held_at, review.words = at, words.strip()
    change(review, by=by, why=why.strip())
    write_note(
        case, kind=NoteKind.CORRECTION, happened_at=as_of, by=by, as_of=as_of,
        words=f"The review of the child in need plan on {was}{day} was corrected. {why.strip()}"
        f"{said}",
    )  # fmt: skip
    return review


def review_events(case: Case, at: datetime) -> QuerySet[Event]:
    """The step that a review at this moment fulfilled, on the child's timeline."""
    standing = case.timeline.events.standing()
    return standing.filter(kind="step.recorded", at=at, facts__step=REVIEW)


@transaction.atomic
def end_child_in_need_plan(
    plan: ChildInNeedPlan, *, why: str, by: Any, on: date, as_of: datetime, version: int
) -> ChildInNeedPlan:
    """The plan has ended. Raises NotAllowed, NotNow, Incomplete or Conflict."""
    plan = ChildInNeedPlan.objects.locked(plan.pk, version=version)
    if not by.may(Permission.RECORD_ASSESSMENT, plan):
        raise NotAllowed("You may not end this child's plan.")
    if plan.ended_on is not None:
        raise NotNow("This plan has ended.")
    check_end(plan, on, why=why, as_of=as_of)
    plan.ended_on, plan.why_ended = on, why.strip()
    return change(plan, by=by, why=why.strip())


@transaction.atomic
def end_for_protection(case: Case, *, by: Any, on: date) -> None:
    """A child protection plan begins: what ran as child in need ends that day (E4016, E4017).

    Part of that act's transaction. Raises NotNow where it began after that day.
    """
    rows = ChildInNeedPlan.objects.open().filter(case=case).select_for_update(of=("self",))
    for plan in rows:
        if plan.started_on > on:
            raise NotNow("A child in need plan began after this conference. End that plan first.")
        plan.ended_on, plan.why_ended = on, PROTECTED
        change(plan, by=by, why=PROTECTED)
