"""Who answers in which role for an episode: set, changed, and found when a deadline rings."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from accounts.models import Post, User
from accounts.roles import Role
from accounts.services.stand_ins import who_answers
from cpcase.records import add, change
from timescales.models import Allocation, Timeline
from timescales.models.deadline import ANSWERED_BY

# The ladder above any role, lowest first.
_MANAGING = (Role.TEAM_MANAGER, Role.SERVICE_MANAGER)


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
    administrators: never to nobody. Of a record that is kept to named people only they are told:
    whoever is named and answers for the role, else for the next one up the ladder.
    """
    kept_to = _named_on(timeline)
    found: dict[Any, User] = {}
    for role in roles:
        if kept_to is None:
            people = _answering(timeline, role, on) or _duty(timeline, on)
        else:
            people = _first_named(timeline, role, kept_to, on)
        for person in people:
            found.setdefault(person.pk, person)
    return list(found.values())


def managers_among(timeline: Timeline, people: Collection[Any], *, on: date) -> list[User]:
    """Who of these (keys) would be told as a manager when a date is missed."""
    for role in _MANAGING:
        named = [person for person in _answering(timeline, role, on) if person.pk in people]
        if named:
            return named
    return []


def administrators(*, on: date) -> list[User]:
    """Who looks after the system on a day."""
    posts = Post.objects.held_on(on).filter(role=Role.SYSTEM_ADMINISTRATOR)
    return list({post.person_id: post.person for post in posts.select_related("person")}.values())


def _named_on(timeline: Timeline) -> frozenset[Any] | None:
    """The people to whom the record is kept; None where it is not. A floor above knows them."""
    found: frozenset[Any] | None = import_string(settings.NAMED_ON)(timeline)
    return found


def _first_named(timeline: Timeline, role: str, named: Collection[Any], on: date) -> list[User]:
    """The named of this role, else of the ladder's next; then any named manager, anybody named.

    A stand-in who is not named is passed over: they could not open what they are told of.
    """
    for rung in dict.fromkeys((role, *_MANAGING)):
        people = [one for one in _answering(timeline, rung, on) if one.pk in named]
        if people:
            return people
    left = list(User.objects.filter(pk__in=named, is_active=True).order_by("name"))
    here = [one for one in left if who_answers(one, on).pk == one.pk] or left
    posts = Post.objects.held_on(on).filter(person__in=here, role__in=_MANAGING)
    managers = set(posts.values_list("person", flat=True))
    return [one for one in here if one.pk in managers] or here


def _answering(timeline: Timeline, role: str, on: date) -> list[User]:
    """Those who answer in a role, or whoever stands in for them."""
    people = _people(timeline, ANSWERED_BY.get(role, role), on)
    found = [who_answers(person, on) for person in people]
    return list({person.pk: person for person in found}.values())


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
    people = [duty] if duty is not None and duty.is_active else administrators(on=on)
    return [who_answers(person, on) for person in people]
