"""Supervision and mid-point review of a plan (C24, C26, S15, S19, S21, S23)."""

from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.permissions import Permission
from cases.choices import NoteKind
from cases.services.notes import write_note
from coregroups.models import MidpointReview, Plan, Supervision
from coregroups.rules.days import check_happened
from cpcase.records import add
from cpcase.refusals import Incomplete, NotAllowed, NotNow
from timescales.services.recording import Happening, record

# What each answer of a mid-point review says (S15).
_ASKED = {
    "outline_developed": "the core group developed the outline plan",
    "core_groups_in_time": "core groups were held in time",
    "plan_reflects_changes": "the plan reflects what changed",
}


@transaction.atomic
def hold_supervision(
    plan: Plan,
    *,
    progress: str,
    visiting: str,
    planning: str = "",
    agreed: str = "",
    timescales_kept: bool | None,
    chronology_current: bool | None,
    genogram_current: bool | None,
    ecomap_current: bool | None,
    by: Any,
    at: datetime,
    as_of: datetime,
) -> Supervision:
    """Record supervision of one child's plan (C26). Raises NotAllowed, NotNow, Incomplete."""
    _check(plan, at, by=by, as_of=as_of, words="The supervision")
    if not progress.strip():
        raise Incomplete("Say how the plan progresses for this child.", field="progress")
    if not visiting.strip():
        raise Incomplete("Say whether the visiting pattern is kept.", field="visiting")
    answers = {
        "timescales_kept": _said(timescales_kept, "timescales_kept", "timescales are kept"),
        "chronology_current": _said(
            chronology_current, "chronology_current", "the chronology is up to date"
        ),
        "genogram_current": _said(
            genogram_current, "genogram_current", "the genogram is up to date"
        ),
        "ecomap_current": _said(ecomap_current, "ecomap_current", "the ecomap is up to date"),
    }
    supervision = add(
        Supervision(
            case=plan.case, held_at=at, held_by=by, progress=progress.strip(),
            visiting=visiting.strip(), planning=planning.strip(), agreed=agreed.strip(), **answers,
        ),
        by=by,
    )  # fmt: skip
    record([Happening(plan.case.timeline, "supervision.held", at)], by=by, as_of=as_of)
    return supervision


@transaction.atomic
def review_midpoint(
    plan: Plan,
    *,
    progress: str,
    outline_developed: bool | None,
    core_groups_in_time: bool | None,
    plan_reflects_changes: bool | None,
    agreed: str = "",
    by: Any,
    at: datetime,
    as_of: datetime,
) -> MidpointReview:
    """The chair reviews a plan half way. Off course, it is discussed with the team manager, and a
    case note says so (S15). Raises NotAllowed, NotNow, Incomplete.
    """
    _check(plan, at, by=by, as_of=as_of, words="The review")
    if not progress.strip():
        raise Incomplete("Say whether the plan is on track or drifting.", field="progress")
    answers = {
        "outline_developed": outline_developed,
        "core_groups_in_time": core_groups_in_time,
        "plan_reflects_changes": plan_reflects_changes,
    }
    review = MidpointReview(
        case=plan.case, held_at=at, held_by=by, progress=progress.strip(), agreed=agreed.strip(),
        **{name: _said(said, name, _ASKED[name]) for name, said in answers.items()},
    )  # fmt: skip
    if not review.is_on_course and not review.agreed:
        raise Incomplete("Say what you and the team manager agreed.", field="agreed")
    add(review, by=by)
    (event,) = record(
        [Happening(plan.case.timeline, "midpoint_review.done", at)], by=by, as_of=as_of
    )
    if not review.is_on_course:
        write_note(
            plan.case, kind=NoteKind.NOTE, words=review.agreed, happened_at=at, by=by,
            as_of=as_of, event_id=event.id,
        )  # fmt: skip
    return review


def _check(plan: Plan, at: datetime, *, by: Any, as_of: datetime, words: str) -> None:
    if not by.may(Permission.OVERSEE_PLAN, plan):
        raise NotAllowed("You may not record this on this plan.")
    if plan.ended_on is not None:
        raise NotNow("This plan has ended.")
    check_happened(at, as_of=as_of, words=words, field="held_at")


def _said(answer: bool | None, field: str, words: str) -> bool:
    if answer is None:
        raise Incomplete(f"Say whether {words}.", field=field)
    return answer
