"""Who answers in which role for an episode: set, changed, and found when a deadline rings."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from accounts.models import Post, User
from accounts.roles import Role
from accounts.services.stand_ins import who_answers
from cpcase.records import add, change
from timescales.models import Allocation, Timeline
from timescales.models.deadline import ANSWERED_BY


@transaction.atomic
def allocate(
    timelines: Iterable[Timeline], *, role: str, person: User, by: Any, as_of: datetime
) -> list[Allocation]:
    """Name the person who answers in `role` from now on; whoever did before is relieved."""
    named = []
    for timeline in sorted(timelines, key=lambda one: str(one.pk)):
        locked = Timeline.objects.locked(timeline.pk)
        before = Allocation.objects.in_force().filter(timeline=locked, role=role).first()
        if before is not None:
            if before.person_id == person.pk:
                named.append(before)
                continue
            before.ended_at = as_of
            change(before, by=by, why="reallocated")
        named.append(
            add(
                Allocation(timeline=locked, role=role, person=person, started_at=as_of),
                by=by,
            )
        )
    return named


@transaction.atomic
def release(timeline: Timeline, *, role: str, by: Any, as_of: datetime) -> None:
    """Nobody is named for `role` any more; the team's own post answers."""
    for allocation in Allocation.objects.in_force().filter(timeline=timeline, role=role):
        allocation.ended_at = as_of
        change(allocation, by=by, why="released")


def hearers(timeline: Timeline, roles: Sequence[str], *, on: date) -> list[User]:
    """The people who are told: each role's own, stand-ins included, each once.

    A role that nobody answers goes to the team's duty manager, and without one to the system
    administrators: never to nobody.
    """
    found: dict[Any, User] = {}
    for role in roles:
        people = _people(timeline, ANSWERED_BY.get(role, role), on) or _duty(timeline, on)
        for person in people:
            answering = who_answers(person, on)
            found.setdefault(answering.pk, answering)
    return list(found.values())


def administrators(*, on: date) -> list[User]:
    """Who looks after the system on a day."""
    posts = Post.objects.held_on(on).filter(role=Role.SYSTEM_ADMINISTRATOR)
    return list({post.person_id: post.person for post in posts.select_related("person")}.values())


def _people(timeline: Timeline, role: str, on: date) -> list[User]:
    """Whoever is named for the episode, else the team's own post, else the authority's."""
    named = Allocation.objects.in_force().filter(timeline=timeline, role=role)
    people = [row.person for row in named.select_related("person") if row.person.is_active]
    if people:
        return people
    posts = Post.objects.held_on(on).filter(role=role).select_related("person")
    own = [post.person for post in posts if post.team_id == timeline.team_id]
    return own or [post.person for post in posts if post.team_id is None]


def _duty(timeline: Timeline, on: date) -> list[User]:
    duty = timeline.team.duty_manager
    return [duty] if duty is not None and duty.is_active else administrators(on=on)
