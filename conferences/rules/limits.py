"""By when a conference is to be held: read off the deadlines that holding it would meet."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from conferences.models import Conference
from timescales.engine.calendar import Calendar
from timescales.engine.part import Part
from timescales.engine.pathway import Pathway
from timescales.engine.patterns import Pattern
from timescales.models import Deadline
from timescales.models.deadline import State
from timescales.services.recompute import calendar_of

Parts = Mapping[tuple[str, str], Part]


@dataclass(frozen=True, slots=True)
class HoldBy:
    """The strictest limit among the children, and how a date stands to it."""

    deadline: Deadline
    due_on: date
    national_due_on: date | None
    day: int | None
    calendar: Calendar

    @property
    def counted_from(self) -> datetime | None:
        """When what led to the conference ended."""
        return self.deadline.counted_from

    def is_late(self, on: date) -> bool:
        """Past the local limit (S03)."""
        return on > self.due_on

    def is_past_national(self, on: date) -> bool:
        """Past the national limit (N02)."""
        return on > (self.national_due_on or self.due_on)

    def spare(self, on: date) -> int:
        """Working days between a date and the limit; negative past it."""
        return self.calendar.count(on, self.due_on)

    def day_number(self, on: date) -> int | None:
        """Which Day N a date is, where the limit counts days from a strategy discussion."""
        return None if self.day is None else self.day - self.spare(on)


def hold_by(conference: Conference) -> HoldBy | None:
    """The strictest open limit of the conference's children; None where nothing dates it."""
    return limits_of([conference]).get(conference.pk)


def limits_of(conferences: Sequence[Conference]) -> dict[Any, HoldBy]:
    """The same for many conferences, with the same few queries however many they are."""
    parts = {
        (case.timeline_id, conference.kind): parts_met_by_holding(
            case.timeline.followed, conference.kind
        )
        for conference in conferences
        for case in conference.cases()
    }
    owed = _owed(parts)
    calendars: dict[str, Calendar] = {}
    found = {}
    for conference in conferences:
        limit = _strictest(conference, parts, owed, calendars)
        if limit is not None:
            found[conference.pk] = limit
    return found


def parts_met_by_holding(pathway: Pathway, kind: str) -> Parts:
    """The dated duties that holding a conference of this kind fulfils."""
    return {
        (part.step, part.name): part
        for part, _ in pathway.parts
        if any(_is_holding(one, kind) for group in part.met_by for one in group)
    }


def _is_holding(pattern: Pattern, kind: str) -> bool:
    named = {name: value for name, value, _ in pattern.facts}
    return pattern.kind == "conference.held" and named.get("conference", kind) == kind


def _owed(parts: Mapping[tuple[Any, str], Parts]) -> dict[Any, list[Deadline]]:
    rows = Deadline.objects.filter(
        timeline__in={timeline for timeline, _ in parts},
        state=State.OPEN,
        due_on__isnull=False,
        step__in={step for one in parts.values() for step, _ in one},
    )
    found: dict[Any, list[Deadline]] = {}
    for row in rows:
        found.setdefault(row.timeline_id, []).append(row)
    return found


def _strictest(
    conference: Conference,
    parts: Mapping[tuple[Any, str], Parts],
    owed: Mapping[Any, Iterable[Deadline]],
    calendars: dict[str, Calendar],
) -> HoldBy | None:
    rows: list[tuple[date, Part, Deadline]] = []
    for case in conference.cases():
        own = parts[case.timeline_id, conference.kind]
        for row in owed.get(case.timeline_id, ()):
            if (row.step, row.part) in own and row.due_on is not None:
                row.timeline = case.timeline
                rows.append((row.due_on, own[row.step, row.part], row))
    if not rows:
        return None
    due_on, part, row = min(rows, key=lambda one: one[0])
    nation = row.timeline.followed.nation
    if nation not in calendars:
        calendars[nation] = calendar_of(nation)
    national = [one.national_due_on or _own_national(one) for _, _, one in rows]
    return HoldBy(
        deadline=row,
        due_on=due_on,
        national_due_on=min(filter(None, national), default=None),
        day=part.day,
        calendar=calendars[nation],
    )


def _own_national(row: Deadline) -> date | None:
    """A national row is its own national limit."""
    return row.due_on if row.step.startswith("N") else None
