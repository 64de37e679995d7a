"""The child and family assessment: started, given its timescale, authorised (N01, D12, L05)."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from django.db import transaction

from accounts.permissions import Permission
from cases.choices import NoteKind
from cases.models import Assessment, Case, FactorFound
from cases.rules.assessments import check_aim, check_factors, check_review, check_start
from cases.services.notes import write_note
from cases.workflows import ASSESSMENT
from cpcase.records import add, change
from cpcase.refusals import Incomplete, NotAllowed
from timescales.engine.calendar import LONDON
from timescales.services.recording import Happening, record


@transaction.atomic
def start(
    case: Case, *, on: date, by: Any, as_of: datetime, aim_on: date | None = None,
    review_on: date | None = None,
) -> Assessment:  # fmt: skip
    """Begin the assessment of one child (N00159); it runs beside a Section 47 enquiry (D12).

    On `review_on` the manager looks how it goes (N00161); `aim_on` is the day it is finished by.

    Raises NotAllowed, Incomplete (in the future, before the referral), NotNow while one is open.
    """
    if not by.may(Permission.RECORD_ASSESSMENT, case):
        raise NotAllowed("You may not start an assessment of this child.")
    case = Case.objects.locked(case.pk)
    check_start(case, on, today=as_of.astimezone(LONDON).date())
    check_aim(on, aim_on)
    check_review(on, review_on, aim_on=aim_on)
    return add(Assessment(case=case, started_on=on, aim_on=aim_on, review_on=review_on), by=by)


def aim_for(case: Case, aim_on: date, *, on: date, by: Any) -> Assessment:
    """Child in need: set the running assessment's timescale to the child's needs (C06).

    Part of the authorisation's transaction; where no assessment runs, one begins.
    """
    running = case.assessments.running().first()
    if running is None:
        return add(Assessment(case=case, started_on=on, aim_on=aim_on), by=by)
    locked = Assessment.objects.locked(running.pk)
    locked.aim_on = aim_on
    return change(locked, by=by, why="child in need")


@transaction.atomic
def authorise(
    assessment: Assessment,
    *,
    factors: Collection[str],
    decision: str,
    by: Any,
    at: datetime,
    as_of: datetime,
    version: int,
) -> Assessment:
    """The manager authorises it, with the factors found and the management decision (L05).

    Factor 21, none, stands alone (E8869). Raises NotAllowed, NotNow, Incomplete or Conflict.
    """
    assessment = Assessment.objects.locked(assessment.pk, version=version)
    ASSESSMENT.move(assessment, "authorise", by=by)
    check_factors(factors)
    if not decision.strip():
        raise Incomplete("Write your decision.", field="decision")
    if at > as_of:
        raise Incomplete("The authorisation must be today or in the past.", field="at")
    if at.astimezone(LONDON).date() < assessment.started_on:
        raise Incomplete("The authorisation cannot be before the assessment began.", field="at")
    assessment.authorised_by, assessment.authorised_at = by, at
    assessment.decision = decision.strip()
    change(assessment, by=by)
    for code in sorted(set(factors)):
        add(FactorFound(assessment=assessment, code=code), by=by)
    case = assessment.case
    (event,) = record([Happening(case.timeline, "assessment.authorised", at)], by=by, as_of=as_of)
    write_note(
        case, kind=NoteKind.DECISION, words=decision, happened_at=at, by=by, as_of=as_of,
        event_id=event.id,
    )  # fmt: skip
    return assessment
