"""Who is told when: soon, today, overdue, and up the ladder.

Day limits ring at 08:00 on working days; clock limits and duties of the trigger's own day ring
when they fall, weekends too. A ring names roles; the person is found when it rings.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from timescales.engine.calendar import LONDON, Calendar
from timescales.engine.dates import Limit

OWNER = "owner"


@dataclass(frozen=True, slots=True)
class Ring:
    """One rung: its name, its moment, and the roles told (`owner` is the deadline's own)."""

    name: str
    at: datetime
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ladder:
    """The settings of a pathway's rings; each is a ◆ with engine.md's default."""

    hour: time = time(8)
    soon: int = 2
    escalate: int = 2
    clock_share: float = 0.25
    clock_escalate: int = 24

    @classmethod
    def of(cls, settings: Mapping[str, Any]) -> "Ladder":
        """Read a pathway's [rings] table; what it leaves out keeps the default."""
        known = {name: settings[name] for name in cls.__slots__ if name in settings}
        return cls(**known)


def rings(
    due: Limit,
    *,
    counted_from: datetime | None,
    own_day: bool,
    conference_requested: bool,
    calendar: Calendar,
    ladder: Ladder | None = None,
) -> list[Ring]:
    """Every ring of one open deadline, earliest first. The Chair hears from the request on."""
    ladder = ladder or Ladder()
    late = (OWNER, "team_manager", *(("chair",) if conference_requested else ()))
    top = (*late, "service_manager")
    if isinstance(due, datetime):
        return list(_clock_rings(due, counted_from, ladder, late, top))
    return list(_day_rings(due, own_day, calendar, ladder, late, top))


def _day_rings(
    due: date, own_day: bool, calendar: Calendar, ladder: Ladder,
    late: tuple[str, ...], top: tuple[str, ...],
) -> Iterator[Ring]:  # fmt: skip
    if own_day:
        yield Ring("today", _at(due, ladder), (OWNER,))
        yield Ring("overdue", _at(due + timedelta(days=1), ladder), late)
    else:
        yield Ring("soon", _at(calendar.subtract(due, ladder.soon), ladder), (OWNER,))
        yield Ring("today", _at(calendar.previous(due), ladder), (OWNER,))
        yield Ring("overdue", _at(calendar.add(due, 1), ladder), late)
    yield Ring("escalated", _at(calendar.add(due, 1 + ladder.escalate), ladder), top)


def _clock_rings(
    due: datetime, counted_from: datetime | None, ladder: Ladder,
    late: tuple[str, ...], top: tuple[str, ...],
) -> Iterator[Ring]:  # fmt: skip
    if counted_from is not None and counted_from < due:
        yield Ring("soon", due - (due - counted_from) * ladder.clock_share, (OWNER,))
    yield Ring("overdue", due, late)
    yield Ring("escalated", due + timedelta(hours=ladder.clock_escalate), top)


def _at(day: date, ladder: Ladder) -> datetime:
    return datetime.combine(day, ladder.hour, LONDON)
