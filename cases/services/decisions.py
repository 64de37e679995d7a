"""The manager's decision whether an initial conference is needed (C04, D06, S11)."""

from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.permissions import Permission
from cases.models import Case, ConferenceDecision
from cases.services.telling import tell_roles
from cpcase.records import add
from cpcase.refusals import Conflict, Incomplete, NotAllowed, NotNow
from timescales.services.conferences import initial_conference_waits
from timescales.services.recording import Happening, record


@transaction.atomic
def decide_conference(
    case: Case, *, needed: bool, why: str, by: Any, at: datetime, as_of: datetime, version: int
) -> ConferenceDecision:
    """Say, for one child, whether an initial conference is needed, before or after authorisation.

    `version` is the number of decisions that the person has seen. Where a conference was asked
    for and is not needed, conference administration is told (D06, S11): an act of its own stands it
    down, and its invited people are told there. Raises NotAllowed, NotNow, Incomplete or Conflict.
    """
    case = Case.objects.locked(case.pk)
    _check(case, why, by=by, at=at, as_of=as_of, version=version)
    happening = Happening(case.timeline, "conference.decided", at, {"needed": needed})
    (event,) = record([happening], by=by, as_of=as_of)
    decision = ConferenceDecision(
        case=case,
        needed=needed,
        why=why.strip(),
        decided_by=by,
        decided_at=at,
        event_id=event.pk,
    )
    add(decision, by=by)
    tell_roles(
        (case,),
        roles=("social_worker",),
        source=f"decision:{decision.pk}",
        kind="decided",
        words="Your manager decided whether a conference is needed",
        link=f"/children/{case.pk}/",
        by=by,
        as_of=as_of,
    )
    if must_be_stood_down(case):
        _ask_to_stand_down(decision, by=by, as_of=as_of)
    return decision


def _ask_to_stand_down(decision: ConferenceDecision, *, by: Any, as_of: datetime) -> None:
    """Conference administration hears of it at once (D06, S11)."""
    tell_roles(
        (decision.case,),
        roles=("conference_administrator",),
        source=f"stand_down:{decision.pk}",
        kind="stand_down_asked",
        words="A conference is not needed any more. It is to be stood down",
        link=f"/children/{decision.case_id}/conference/",
        by=by,
        as_of=as_of,
    )


def _check(case: Case, why: str, *, by: Any, at: datetime, as_of: datetime, version: int) -> None:
    if not by.may(Permission.DECIDE_CONFERENCE, case):
        raise NotAllowed("Only a manager decides whether a conference is needed.")
    if case.closed_on is not None or not case.enquiries.exists():
        raise NotNow("There is no Section 47 enquiry for this child.")
    if case.conference_decisions.count() != version:
        raise Conflict("Somebody decided meanwhile. Look at that decision first.", field="version")
    if not why.strip():
        raise Incomplete("Say why.", field="why")
    if at > as_of:
        raise Incomplete("The decision must be today or in the past.", field="at")


def must_be_stood_down(case: Case) -> bool:
    """Whether a conference was asked for or booked which the last decision says is not needed."""
    last = case.conference_decisions.first()
    return last is not None and not last.needed and initial_conference_waits(case.timeline)
