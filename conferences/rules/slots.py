"""Free times: which chair and which room, when, out of their hours and what is taken. Pure."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from conferences.choices import Resource
from cpcase.clock import LONDON
from cpcase.refusals import Incomplete

QUARTER = timedelta(minutes=15)
LENGTH = timedelta(hours=2)
LONGEST = timedelta(hours=8)
# When a conference usually begins; any other quarter of an hour can be entered.
STARTS = (time(9, 30), time(10), time(13), time(13, 30), time(14))
MIDDAY = time(12)
CHAIRS_SHOWN = 2
_WRITTEN = "%Y%m%dT%H%M"

Taken = Collection[tuple[str, Any, datetime]]


@dataclass(frozen=True, slots=True)
class Hours:
    """A chair's hours on one weekday."""

    chair: Any
    weekday: int
    starts: time
    ends: time


@dataclass(frozen=True, slots=True)
class Slot:
    """A time at which a chair and a room are free."""

    starts_at: datetime
    ends_at: datetime
    chair: Any
    room: Any


@dataclass(frozen=True, slots=True)
class When:
    """A time with a room and a chair: what somebody chose."""

    starts_at: datetime
    ends_at: datetime
    room: Any | None
    chair: Any | None


def quarters(starts_at: datetime, ends_at: datetime) -> list[datetime]:
    """The quarter hours that a meeting takes."""
    count = -((starts_at - ends_at) // QUARTER)
    return [starts_at + QUARTER * place for place in range(count)]


def check_times(starts_at: datetime, ends_at: datetime) -> None:
    """A conference begins and ends on a quarter of an hour, on one day."""
    start, end = starts_at.astimezone(LONDON), ends_at.astimezone(LONDON)
    if start.minute % 15 or start.second or start.microsecond:
        raise Incomplete("Start on the hour or at 15, 30 or 45 minutes past.", field="starts_at")
    if end <= start:
        raise Incomplete("The end must be after the start.", field="ends_at")
    if end.minute % 15 or end.second or end.microsecond:
        raise Incomplete("End on the hour or at 15, 30 or 45 minutes past.", field="ends_at")
    if end.date() != start.date() or end - start > LONGEST:
        raise Incomplete("A conference is at most 8 hours long, on one day.", field="ends_at")


def free_slots(
    days: Iterable[date],
    *,
    hours: Sequence[Hours],
    away: Collection[tuple[Any, date, date]],
    rooms: Sequence[Any],
    taken: Taken,
    length: timedelta = LENGTH,
) -> Iterator[Slot]:
    """Every usual start on these days with each chair who can, and the first room that is free."""
    by_day: Mapping[int, list[Hours]] = {
        weekday: [one for one in hours if one.weekday == weekday] for weekday in range(7)
    }
    for day in days:
        here = [one for one in by_day[day.weekday()] if not _is_away(one.chair, day, away)]
        for start in STARTS:
            starts_at = datetime.combine(day, start, LONDON)
            ends_at = starts_at + length
            for one in here:
                if not (one.starts <= start and ends_at.time() <= one.ends):
                    continue
                if not is_free(Resource.CHAIR, one.chair, starts_at, ends_at, taken):
                    continue
                room = first_free(rooms, starts_at, ends_at, taken)
                if room is not None:
                    yield Slot(starts_at, ends_at, one.chair, room)


def few_of_each_half_day(slots: Iterable[Slot], chairs: int = CHAIRS_SHOWN) -> list[Slot]:
    """One start for each of a few chairs, every morning and afternoon: a list that can be read."""
    found: dict[tuple[date, bool], dict[Any, Slot]] = {}
    for slot in slots:
        local = slot.starts_at.astimezone(LONDON)
        half = found.setdefault((local.date(), local.time() < MIDDAY), {})
        if slot.chair in half or len(half) < chairs:
            half.setdefault(slot.chair, slot)
    return [slot for half in found.values() for slot in half.values()]


def is_free(
    kind: Resource, resource: Any, starts_at: datetime, ends_at: datetime, taken: Taken
) -> bool:
    """Whether nothing has taken a room or a chair in that time."""
    return all((kind, resource, quarter) not in taken for quarter in quarters(starts_at, ends_at))


def first_free(rooms: Sequence[Any], starts_at: datetime, ends_at: datetime, taken: Taken) -> Any:
    """The first room that is free then, or None."""
    for room in rooms:
        if is_free(Resource.ROOM, room, starts_at, ends_at, taken):
            return room
    return None


def _is_away(chair: Any, day: date, away: Collection[tuple[Any, date, date]]) -> bool:
    return any(who == chair and first <= day <= last for who, first, last in away)


def written(starts_at: datetime, ends_at: datetime, room: Any, chair: Any) -> str:
    """A time as a radio's value: start in London, minutes, room, chair. It names no child."""
    minutes = (ends_at - starts_at) // timedelta(minutes=1)
    return f"{starts_at.astimezone(LONDON):{_WRITTEN}}_{minutes}_{room}_{chair}"


def read(value: str, rooms: Sequence[Any], chairs: Sequence[Any]) -> When | None:
    """The time behind a radio's value; None for what no page has made."""
    try:
        start, minutes, room, chair = value.split("_")
        starts_at = datetime.strptime(start, _WRITTEN).replace(tzinfo=LONDON)
        length = timedelta(minutes=int(minutes))
        keys = UUID(room), UUID(chair)
    except ValueError:
        return None
    found_room = next((one for one in rooms if one.pk == keys[0]), None)
    found_chair = next((one for one in chairs if one.pk == keys[1]), None)
    return When(starts_at, starts_at + length, found_room, found_chair)
