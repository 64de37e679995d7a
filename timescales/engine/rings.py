"""Who is told when: soon, today, overdue, and up the ladder.

Day limits ring on working days; clock limits and duties of the trigger's own day ring when they
fall, weekends too. A ring names roles; the person is found when it rings. The ladder is the
pathway's [rings], see `national.toml`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from timescales.engine import values
from timescales.engine.calendar import LONDON, Calendar
from timescales.engine.dates import Limit
from timescales.engine.offsets import Offset, add_hours, span_between

_KINDS = ("day", "own_day", "clock")
_RUNG = {"name", "before", "after", "left", "tell", "once_requested"}


class BadLadder(ValueError):
    """A pathway's [rings] that cannot be read."""


@dataclass(frozen=True, slots=True)
class Ring:
    """One rung: its name, its moment, and the roles told (`owner` is the deadline's own)."""

    name: str
    at: datetime
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rung:
    """When to ring, relative to the limit, and whom to tell; some only once a conference is asked
    for. `left` is the share of a clock limit's span that is left.
    """

    name: str
    tell: tuple[str, ...]
    once_requested: tuple[str, ...] = ()
    before: Offset | None = None
    after: Offset | None = None
    left: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Ladder:
    """The rungs of day limits, of duties of the trigger's own day, and of clock limits."""

    hour: time
    day: tuple[Rung, ...]
    own_day: tuple[Rung, ...]
    clock: tuple[Rung, ...]

    @classmethod
    def of(cls, settings: Mapping[str, Any]) -> "Ladder":
        """Read a pathway's [rings] table. Raises BadLadder."""
        try:
            table = values.table("rings", dict(settings), {"hour", *_KINDS})
            hour = values.clock("rings.hour", table.get("hour"))
            kinds = {kind: _rungs(kind, table.get(kind)) for kind in _KINDS}
        except values.BadRow as error:
            raise BadLadder(str(error)) from None
        if hour is None:
            raise BadLadder("[rings] needs the key “hour”")
        return cls(hour, **kinds)


def rings(
    due: Limit,
    *,
    counted_from: datetime | None,
    own_day: bool,
    conference_requested: bool,
    calendar: Calendar,
    ladder: Ladder,
) -> list[Ring]:
    """Every ring of one open deadline, earliest first. The Chair hears from the request on."""
    of_days = ladder.own_day if own_day else ladder.day
    rungs = ladder.clock if isinstance(due, datetime) else of_days
    found = []
    for rung in rungs:
        at = _moment(rung, due, counted_from, own_day, calendar, ladder.hour)
        if at is not None:
            roles = (*rung.tell, *(rung.once_requested if conference_requested else ()))
            found.append(Ring(rung.name, at, roles))
    return sorted(found, key=lambda ring: ring.at.astimezone(UTC))


def _moment(
    rung: Rung, due: Limit, counted_from: datetime | None, own_day: bool, calendar: Calendar,
    hour: time,
) -> datetime | None:  # fmt: skip
    if not isinstance(due, datetime):
        return datetime.combine(_day(rung, due, own_day, calendar), hour, LONDON)
    if rung.left is not None:
        return _share_left(rung.left, due, counted_from)
    length = rung.after or rung.before
    hours = length.count if length else 0
    return add_hours(due, hours if rung.after else -hours)


def _day(rung: Rung, due: date, own_day: bool, calendar: Calendar) -> date:
    """A day limit rings on working days; a duty of the trigger's own day when it falls."""
    if rung.after is not None:
        return rung.after.after(due, calendar)
    day = rung.before.before(due, calendar) if rung.before else due
    return day if own_day else calendar.previous(day)


def _share_left(left: tuple[int, int], due: datetime, since: datetime | None) -> datetime | None:
    """When so much of the span is left; a limit before its trigger has a span as long as that."""
    if since is None or since == due:
        return None
    part, whole = left
    span = abs(span_between(since, due))
    return (due.astimezone(UTC) - span * part / whole).astimezone(LONDON)


def _rungs(kind: str, listed: Any) -> tuple[Rung, ...]:
    if not isinstance(listed, list) or not listed:
        raise BadLadder(f"[rings] needs a list [[rings.{kind}]]")
    return tuple(_read(f"rings.{kind}", one) for one in listed)


def _read(key: str, written: Any) -> Rung:
    table = values.table(key, written, _RUNG)
    wants = "hours" if key == "rings.clock" else "days"
    for name in ("before", "after"):
        read = values.length(f"{key}.{name}", table.get(name))
        if read is not None and (read.unit == "hours") is not (wants == "hours"):
            raise BadLadder(f"the key “{key}.{name}” counts {wants}")
    return Rung(
        name=values.text(f"{key}.name", table.get("name")),
        tell=values.texts(f"{key}.tell", table.get("tell")),
        once_requested=values.texts(f"{key}.once_requested", table.get("once_requested", [])),
        before=values.length(f"{key}.before", table.get("before")),
        after=values.length(f"{key}.after", table.get("after")),
        left=values.share(f"{key}.left", table["left"]) if "left" in table else None,
    )
