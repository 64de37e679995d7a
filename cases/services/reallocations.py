"""Who works with a family: worker, chair and team change; the deadlines follow."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.models import Post, Team, User
from accounts.permissions import Permission
from accounts.roles import Role
from cases.choices import NoteKind
from cases.models import Case
from cases.rules.reallocations import check_read
from cases.services.episodes import manager_of
from cases.services.notes import write_note
from cases.services.telling import tell_roles
from cpcase.records import change
from cpcase.refusals import Incomplete, NotAllowed, NotNow
from timescales.engine.offsets import london_day
from timescales.models import Timeline
from timescales.services.allocations import allocate, hearers_of, release

ROLES = (Role.SOCIAL_WORKER, Role.TEAM_MANAGER, Role.CHAIR)


@transaction.atomic
def reallocate(
    cases: Sequence[Case],
    *,
    role: str,
    to: User | None,
    why: str,
    by: Any,
    as_of: datetime,
    read: Mapping[str, int],
) -> None:
    """From now on `to` answers in `role` for these children; what is owed goes along. With nobody
    by name it is the team's: whoever holds the post answers.

    `read` is `read_of` the children as the person saw them. Raises NotAllowed, Conflict, NotNow
    for a closed episode, Incomplete for somebody without that post.
    """
    _check(cases, why, by, read)
    if role not in ROLES:
        raise Incomplete("Choose the role.", field="role")
    before = _who_answered(cases, role)
    if to is None:
        for case in cases:
            release(case.timeline, role=role, by=by, as_of=as_of)
        act = _note(cases, f"{Role(role).label}: nobody by name. {why}", by, as_of)
        _tell(cases, role, before, act, by=by, as_of=as_of)
        return
    if not Post.objects.held_on(as_of.date()).filter(person=to, role=role).exists():
        raise Incomplete("Choose somebody who holds this post.", field="to")
    allocate([case.timeline for case in cases], role=role, person=to, by=by, as_of=as_of)
    act = _note(cases, f"{Role(role).label}: {to.name}. {why}", by, as_of)
    _tell(cases, role, before, act, by=by, as_of=as_of)


@transaction.atomic
def move_team(
    cases: Sequence[Case],
    *,
    team: Team,
    why: str,
    by: Any,
    as_of: datetime,
    read: Mapping[str, int],
) -> None:
    """The family moves to another team, whose manager answers from now on (S09b, F04).

    `read` is `read_of` the children as the person saw them. Raises NotAllowed, Conflict, NotNow,
    Incomplete.
    """
    _check(cases, why, by, read)
    if all(case.timeline.team_id == team.pk for case in cases):
        raise Incomplete("The family is with this team already.", field="team")
    for case in sorted(cases, key=lambda one: str(one.timeline_id)):
        locked = Timeline.objects.locked(case.timeline_id)
        locked.team = team
        change(locked, by=by, why="another team")
    before = _who_answered(cases, Role.TEAM_MANAGER)
    manager = manager_of(team, as_of.date())
    if manager is not None:
        timelines = [Timeline.objects.get(pk=case.timeline_id) for case in cases]
        allocate(timelines, role=Role.TEAM_MANAGER, person=manager, by=by, as_of=as_of)
    act = _note(cases, f"Team: {team.name}. {why}", by, as_of)
    fresh = list(Case.objects.filter(pk__in=[case.pk for case in cases]).for_lists())
    _tell(fresh, Role.TEAM_MANAGER, before, act, by=by, as_of=as_of)


def _check(cases: Sequence[Case], why: str, by: Any, read: Mapping[str, int]) -> None:
    Timeline.objects.locked_together(case.timeline_id for case in cases)
    check_read(cases, read)
    for case in cases:
        if not by.may(Permission.REALLOCATE, case):
            raise NotAllowed("Only a manager reallocates a family's work.")
        if case.closed_on is not None:
            raise NotNow("This episode is closed.")
    if not cases:
        raise Incomplete("Choose for which children.", field="cases")
    if not why.strip():
        raise Incomplete("Say why.", field="why")


def _who_answered(cases: Sequence[Case], role: str) -> list[User]:
    """Those who are named in this role until now."""
    found = [row.person for case in cases for row in case.timeline.allocations.in_force()
             .filter(role=role).select_related("person")]  # fmt: skip
    return list(dict.fromkeys(found))


def _tell(
    cases: Sequence[Case], role: str, before: Sequence[User], act: Any, *, by: Any, as_of: datetime
) -> None:
    """Whoever answers now hears of it, and whoever did until now; no child is named."""
    one = len(cases) == 1
    whom = "a child" if one else f"{len(cases)} children"
    link = f"/children/{cases[0].pk}/" if one else f"/families/{cases[0].child.family_id}/"
    now = hearers_of([case.timeline for case in cases], (role,), on=london_day(as_of))
    told = (
        ("given", f"The work with {whom} was given to you", now),
        ("taken", f"The work with {whom} was given to somebody else",
         [person for person in before if person not in now]),
    )  # fmt: skip
    for kind, words, people in told:
        tell_roles(
            cases, people=people, source=f"reallocated:{act}:{kind}", kind="reallocated",
            words=words, link=link, by=by, as_of=as_of,
        )  # fmt: skip


def _note(cases: Sequence[Case], words: str, by: Any, as_of: datetime) -> Any:
    """The reason on each child's record; the key of the first stands for the whole act."""
    notes = [
        write_note(case, kind=NoteKind.DECISION, words=words, happened_at=as_of, by=by, as_of=as_of)
        for case in cases
    ]
    return notes[0].pk
