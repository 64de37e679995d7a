"""Who answers in which role for an episode: set, changed, and found when a deadline rings."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from accounts.models import Post, User
from accounts.roles import Role
from cpcase.records import add, change
from timescales.models import Allocation, Timeline
from timescales.services.answering import Answering

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
    return hearers_of([timeline], roles, on=on)


def hearers_of(timelines: Sequence[Timeline], roles: Sequence[str], *, on: date) -> list[User]:
    """The same for what is about several episodes, in as many queries as for one."""
    kept_to: Mapping[Any, frozenset[Any]] = import_string(settings.NAMED_ON)(timelines)
    answering = Answering(timelines, on)
    found: dict[Any, User] = {}
    for timeline in timelines:
        named = kept_to.get(timeline.pk)
        for role in roles:
            if named is None:
                people = answering.in_role(timeline, role) or answering.on_duty(timeline)
            else:
                people = _first_named(timeline, role, named, answering)
            for person in people:
                found.setdefault(person.pk, person)
    return list(found.values())


def managers_among(timeline: Timeline, people: Collection[Any], *, on: date) -> list[User]:
    """Who of these (keys) would be told as a manager when a date is missed."""
    answering = Answering([timeline], on)
    for role in _MANAGING:
        named = [one for one in answering.in_role(timeline, role) if one.pk in people]
        if named:
            return named
    return []


def _first_named(
    timeline: Timeline, role: str, named: Collection[Any], answering: Answering
) -> list[User]:
    """The named of this role, else of the ladder's next; then any named manager, anybody named.

    A stand-in who is not named is passed over: they could not open what they are told of.
    """
    for rung in dict.fromkeys((role, *_MANAGING)):
        people = [one for one in answering.in_role(timeline, rung) if one.pk in named]
        if people:
            return people
    left = list(User.objects.filter(pk__in=named, is_active=True).order_by("name"))
    here = [one for one in left if answering.present([one]) == [one]] or left
    posts = Post.objects.held_on(answering.on).filter(person__in=here, role__in=_MANAGING)
    managers = set(posts.values_list("person", flat=True))
    return [one for one in here if one.pk in managers] or here
