"""Rooms and chairs in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from conferences.models import ChairAway, ChairHours, Room
from cpcase.web import formats
from cpcase.web.components import Action

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class ChairLine:
    """One chair: hours, and when they are away."""

    name: str
    hours: tuple[tuple[str, Action], ...]
    away: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Resources:
    """The page."""

    rooms: tuple[tuple[Room, Action], ...]
    chairs: tuple[ChairLine, ...]


def resources(
    rooms: Sequence[Room],
    chairs: Sequence[Any],
    hours: Sequence[ChairHours],
    away: Sequence[ChairAway],
    today: date,
) -> Resources:
    """Rooms by name, chairs with their hours."""
    return Resources(
        rooms=tuple(
            (one, Action("Close", reverse("conferences:close_room", args=[one.pk]), str(one)))
            for one in rooms
        ),
        chairs=tuple(_chair(one, hours, away, today) for one in chairs),
    )


def _chair(
    person: Any, hours: Sequence[ChairHours], away: Sequence[ChairAway], today: date
) -> ChairLine:
    own = [one for one in hours if one.chair_id == person.pk]
    return ChairLine(
        name=person.name,
        hours=tuple((_hours(one), _end(one, person)) for one in own),
        away=tuple(
            formats.days(one.first_day, one.last_day, today)
            for one in away
            if one.chair_id == person.pk
        ),
    )


def _hours(one: ChairHours) -> str:
    span = f"{formats.clock_time(one.starts)} to {formats.clock_time(one.ends)}"
    return f"{_DAYS[one.weekday]}, {span}"


def _end(one: ChairHours, person: Any) -> Action:
    href = reverse("conferences:end_hours", args=[one.pk])
    return Action("End", href, f"{person.name}, {_hours(one)}")
