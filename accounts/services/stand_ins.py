"""Who answers for somebody who is away."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from accounts.models import StandIn, User
from accounts.permissions import Permission
from accounts.rules.stand_ins import check_days, check_stand_in
from cpcase.records import add, change
from cpcase.refusals import NotAllowed, NotNow


def who_answers(person: User, on: date) -> User:
    """The person, or whoever stands in for them that day."""
    return follow(person, stand_ins_on(on))


def stand_ins_on(on: date) -> dict[Any, User]:
    """Who stands in on a day, by the absent one's key: of two that were named, the later."""
    rows = StandIn.objects.in_force(on).select_related("stand_in").order_by("created_at")
    return {row.absent_id: row.stand_in for row in rows}


def follow(person: User, stand_ins: Mapping[Any, User]) -> User:
    """The person, or whoever stands in: a chain ends at the first who is here, or in a circle."""
    seen = {person.pk}
    while True:
        other = stand_ins.get(person.pk)
        if other is None or other.pk in seen or not other.is_active:
            return person
        person = other
        seen.add(person.pk)


@transaction.atomic
def stand_in(absent: User, *, stand_in: User, since: date, until: date, by: Any) -> StandIn:
    """Name who answers for `absent` from a day to a day, both included.

    One names one's own; for somebody who fell ill, whoever manages people does. Raises
    NotAllowed, Incomplete.
    """
    _check_may_name(absent, by)
    check_days(absent, since, until)
    check_stand_in(absent, stand_in, since)
    named = add(StandIn(absent=absent, stand_in=stand_in, since=since, until=until), by=by)
    stand_in.forget_posts()
    return named


@transaction.atomic
def take_back(row: StandIn, *, by: Any, as_of: datetime, version: int) -> StandIn:
    """The absent one stays, or is back early: from now on work comes to them again.

    Raises NotAllowed, NotNow, Conflict.
    """
    _check_may_name(row.absent, by)
    locked = StandIn.objects.locked(row.pk, version=version)
    if locked.ended_at is not None:
        raise NotNow("This was taken back already.")
    locked.ended_at = as_of
    return change(locked, by=by, why="taken back")


def _check_may_name(absent: User, by: Any) -> None:
    if absent.pk != by.pk and not by.may(Permission.MANAGE_PEOPLE, None):
        raise NotAllowed("Only you, or a system administrator, can say who stands in for you.")
