"""Rooms, and the hours in which chairs chair."""

from datetime import date, time
from typing import Any

from django.db import IntegrityError, transaction

from accounts.models import User
from accounts.permissions import Permission
from conferences.models import ChairAway, ChairHours, Room
from cpcase.records import add, change
from cpcase.refusals import Incomplete, NotAllowed, NotNow


@transaction.atomic
def open_room(
    *, name: str, place: str, how_to_get_there: str, seats: int, step_free: bool, by: Any
) -> Room:
    """A room in which conferences can be. Raises NotAllowed, Incomplete."""
    _check_may(by)
    if not name.strip():
        raise Incomplete("Enter the room's name.", field="name")
    if not place.strip():
        raise Incomplete("Enter where the room is.", field="place")
    room = Room(
        name=name.strip(),
        place=place.strip(),
        how_to_get_there=how_to_get_there.strip(),
        seats=seats,
        step_free=step_free,
    )
    try:
        with transaction.atomic():
            return add(room, by=by)
    except IntegrityError as twice:
        raise Incomplete("This room is in the list already.", field="name") from twice


@transaction.atomic
def close_room(room: Room, *, on: date, by: Any, version: int) -> Room:
    """The room is no longer booked; what is booked there stays until somebody moves it."""
    _check_may(by)
    room = Room.objects.locked(room.pk, version=version)
    if room.ended_on is not None:
        raise NotNow("This room is closed already.")
    room.ended_on = on
    return change(room, by=by, why="closed")


@transaction.atomic
def set_hours(chair: User, *, weekday: int, starts: time, ends: time, by: Any) -> ChairHours:
    """A chair can chair on this weekday, from one time to another. Raises Incomplete."""
    _check_may(by)
    if ends <= starts:
        raise Incomplete("The end must be after the start.", field="ends")
    hours = ChairHours(chair=chair, weekday=weekday, starts=starts, ends=ends)
    try:
        with transaction.atomic():
            return add(hours, by=by)
    except IntegrityError as twice:
        raise Incomplete("These hours are there already.", field="starts") from twice


@transaction.atomic
def end_hours(hours: ChairHours, *, on: date, by: Any, version: int) -> ChairHours:
    """The chair no longer chairs at these hours."""
    _check_may(by)
    hours = ChairHours.objects.locked(hours.pk, version=version)
    if hours.ended_on is not None:
        raise NotNow("These hours have ended already.")
    hours.ended_on = on
    return change(hours, by=by, why="ended")


@transaction.atomic
def mark_away(chair: User, *, first_day: date, last_day: date, by: Any) -> ChairAway:
    """A chair is away; conferences that are booked then show it. Raises Incomplete."""
    _check_may(by)
    if last_day < first_day:
        raise Incomplete("The last day must be on or after the first.", field="last_day")
    return add(ChairAway(chair=chair, first_day=first_day, last_day=last_day), by=by)


def _check_may(by: Any) -> None:
    if not by.may(Permission.MANAGE_DIARY, None):
        raise NotAllowed("You may not change rooms and hours.")
