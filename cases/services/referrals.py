"""A referral: received for several children, and what the manager decides follows (N01, D12)."""

import uuid
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.models import Team
from accounts.permissions import Permission
from cases.choices import ClosureReason
from cases.models import Case, Child, Referral, ReferralChild
from cases.rules.referrals import Call, check_call
from cases.services import assessments
from cases.services.episodes import authority_pathways, close_episode, open_episode
from cases.services.telling import tell_roles
from cases.workflows import REFERRAL
from cpcase.records import add, change
from cpcase.refusals import Incomplete, NotAllowed
from timescales.engine.calendar import LONDON
from timescales.services.recording import Happening, record


@transaction.atomic
def receive(
    children: Sequence[Child],
    call: Call,
    *,
    team: Team,
    by: Any,
    as_of: datetime,
    worker: Any = None,
) -> Referral:
    """Record a referral and open an episode for each child who has none; they share a process.

    A child with an open episode keeps it, and the referral is not a new case there (D12). Raises
    NotAllowed, or Incomplete next to the field.
    """
    if not by.may(Permission.RECORD_REFERRAL, None):
        raise NotAllowed("You may not record a referral.")
    if not children:
        raise Incomplete("Choose at least one child.", field="children")
    check_call(call, as_of=as_of)
    referral = add(Referral(team=team, **asdict(call)), by=by)
    rows = _rows(referral, children, worker=worker, by=by, as_of=as_of)
    record([_received(row, call.received_at) for row in rows], by=by, as_of=as_of)
    tell_roles(
        referral.cases(),
        roles=("team_manager",),
        source=f"referral:{referral.pk}",
        kind="referral",
        words="A referral waits for your decision",
        link=f"/referrals/{referral.pk}/",
        by=by,
        as_of=as_of,
    )
    return referral


def _rows(
    referral: Referral, children: Sequence[Child], *, worker: Any, by: Any, as_of: datetime
) -> list[ReferralChild]:
    group = _group_of(children)
    pathway, overlay = authority_pathways()
    rows = []
    for child in children:
        case = child.cases.open().first()
        is_new = case is None
        if case is None:
            case = open_episode(
                child, referral=referral, team=referral.team, pathway=pathway, overlay=overlay,
                group=group, opened_on=referral.received_at.astimezone(LONDON).date(),
                worker=worker, by=by, as_of=as_of,
            )  # fmt: skip
        rows.append(add(ReferralChild(referral=referral, case=case, new_case=is_new), by=by))
    return rows


def _group_of(children: Sequence[Child]) -> uuid.UUID:
    """The process that a brother or sister named here is in already, else a new one."""
    running = Case.objects.open().filter(child__in=children).select_related("timeline")
    first = running.order_by("opened_on").first()
    return first.timeline.group if first else uuid.uuid4()


def _received(row: ReferralChild, at: datetime) -> Happening:
    return Happening(row.case.timeline, "referral.received", at, {"new_case": row.new_case})


@transaction.atomic
def assess(
    referral: Referral, *, why: str, by: Any, at: datetime, as_of: datetime, version: int
) -> Referral:
    """The manager decides on an assessment of each child, which begins now.

    Raises NotAllowed, NotNow, Incomplete without a reason, Conflict.
    """
    referral = _decide(referral, "assess", why=why, by=by, at=at, as_of=as_of, version=version)
    for case in referral.cases():
        if not case.assessments.running().exists():
            assessments.start(case, on=at.astimezone(LONDON).date(), by=by, as_of=as_of)
    return referral


@transaction.atomic
def take_no_further_action(
    referral: Referral, *, why: str, by: Any, at: datetime, as_of: datetime, version: int
) -> Referral:
    """The manager decides that nothing follows (N00112): the episodes it opened are closed.

    Raises NotAllowed, NotNow (also while an enquiry, a conference or a plan runs in one of them),
    Incomplete without a reason, Conflict.
    """
    referral = _decide(
        referral, "take_no_further_action", why=why, by=by, at=at, as_of=as_of, version=version
    )
    day = at.astimezone(LONDON).date()
    for row in referral.here():
        if row.new_case and row.case.closed_on is None:
            # The census has no reason of its own for this; RC8 and RC9 need an assessment.
            close_episode(
                row.case, reason=ClosureReason.CEASED, why=why, on=day, by=by, as_of=as_of
            )
    return referral


def _decide(
    referral: Referral,
    act: str,
    *,
    why: str,
    by: Any,
    at: datetime,
    as_of: datetime,
    version: int,
) -> Referral:
    referral = Referral.objects.locked(referral.pk, version=version)
    REFERRAL.move(referral, act, by=by)
    if not why.strip():
        raise Incomplete("Say why.", field="why")
    if at > as_of:
        raise Incomplete("The decision must be today or in the past.", field="at")
    if at < referral.received_at:
        raise Incomplete("The decision cannot be before the referral.", field="at")
    referral.why, referral.decided_by, referral.decided_at = why.strip(), by, at
    return change(referral, by=by)
