"""An episode is opened for a child, and closed: a case and its timeline together."""

import uuid
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import transaction

from accounts.models import Post, Team
from accounts.roles import Role
from cases.choices import ClosureReason, NoteKind
from cases.models import Case, Child, Referral
from cases.rules.closing import check_nothing_runs, check_stayed
from cases.services.notes import write_note
from cpcase.records import add, change
from cpcase.refusals import Incomplete, NotNow
from timescales.engine.calendar import LONDON
from timescales.models import Deadline, PathwayVersion, Timeline
from timescales.services.allocations import allocate
from timescales.services.recording import Happening, record


def authority_pathways() -> tuple[PathwayVersion, PathwayVersion | None]:
    """The pathway that the authority works by, and the overlay beside it, as they are in force."""
    versions = PathwayVersion.objects
    overlay = versions.latest_of(settings.OVERLAY) if settings.OVERLAY else None
    return versions.latest_of(settings.PATHWAY), overlay


@transaction.atomic
def open_episode(
    child: Child,
    *,
    team: Team,
    pathway: PathwayVersion,
    by: Any,
    as_of: datetime,
    overlay: PathwayVersion | None = None,
    group: uuid.UUID | None = None,
    referral: Referral | None = None,
    opened_on: date | None = None,
    worker: Any = None,
) -> Case:
    """Open a child's episode in a team; its manager answers for it, and a worker if chosen.

    Siblings in one process are given the same `group`. Raises NotNow while one is open.
    """
    if child.cases.open().exists():
        raise NotNow("This child has an open episode already.")
    day = as_of.astimezone(LONDON).date()
    timeline = add(
        Timeline(pathway=pathway, overlay=overlay, team=team, group=group or uuid.uuid4()), by=by
    )
    case = add(
        Case(
            child=child,
            timeline=timeline,
            referral=referral,
            opened_on=opened_on or day,
            primary_need=referral.primary_need if referral else "",
        ),
        by=by,
    )
    for role, person in (("team_manager", manager_of(team, day)), ("social_worker", worker)):
        if person is not None:
            allocate([timeline], role=role, person=person, by=by, as_of=as_of)
    return case


def manager_of(team: Team, on: date) -> Any:
    """Who manages a team on a day; without one, its duty manager."""
    post = (
        Post.objects.held_on(on)
        .filter(role=Role.TEAM_MANAGER, team=team)
        .select_related("person")
        .order_by("since", "created_at")
        .first()
    )
    return post.person if post else team.duty_manager


@transaction.atomic
def close_episode(case: Case, *, reason: str, why: str, on: date, by: Any, as_of: datetime) -> Case:
    """Close an episode: what was still owed is not needed any more, and says so; no agency sees
    anything of it any more.

    The caller's own act asks whether the person may. Raises NotNow for a closed one and while a
    plan, an enquiry or a conference runs; Incomplete for an unknown reason, no words, a day in
    the future or before the episode was opened, or one before child in need may end (S25a).
    """
    case = Case.objects.locked(case.pk)
    if case.closed_on is not None:
        raise NotNow("This episode is closed already.")
    check_nothing_runs(case)
    if reason not in ClosureReason.values:
        raise Incomplete("Choose why the episode is closed.", field="reason")
    if not why.strip():
        raise Incomplete("Say why.", field="why")
    if not case.opened_on <= on <= as_of.astimezone(LONDON).date():
        raise Incomplete("The day must be between the referral and today.", field="on")
    check_stayed(case, reason=reason, on=on)
    timeline = case.timeline
    owed = Deadline.objects.open().filter(timeline=timeline)
    record([_not_needed(row, as_of) for row in owed], by=by, as_of=as_of)
    write_note(case, kind=NoteKind.DECISION, words=why, happened_at=as_of, by=by, as_of=as_of)
    for share in case.shares.filter(ended_at=None):
        share.ended_at = as_of
        change(share, by=by, why="closed")
    locked = Timeline.objects.locked(timeline.pk)
    locked.closed_at = as_of
    change(locked, by=by, why="closed")
    case.closed_on, case.closure_reason = on, reason
    return change(case, by=by, why="closed")


def _not_needed(row: Deadline, as_of: datetime) -> Happening:
    facts = {"step": row.step, "part": row.part, "occurrence": row.occurrence}
    return Happening(row.timeline, "step.not_needed", as_of, facts)
