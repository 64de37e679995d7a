"""By when a conference is to be held: read off the deadlines that holding it would meet."""

from dataclasses import dataclass
from datetime import date, datetime

from conferences.models import Conference
from timescales.engine.calendar import Calendar
from timescales.engine.pathway import Part, Pathway
from timescales.models import Deadline
from timescales.models.deadline import State


@dataclass(frozen=True, slots=True)
class HoldBy:
    """The strictest limit among the children, and how a date stands to it."""

    step: str
    due_on: date
    national_due_on: date | None
    explanation: str
    counted_from: datetime | None
    day: int | None
    calendar: Calendar

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


def hold_by(conference: Conference, calendar: Calendar) -> HoldBy | None:
    """The strictest open limit of the conference's children; None where nothing dates it."""
    rows = [row for case in conference.cases() for row in _rows(conference, case.timeline)]
    if not rows:
        return None
    part, row = min(rows, key=lambda one: one[1].due_on or date.max)
    assert row.due_on is not None  # _rows leaves out what has no date
    national = [one.national_due_on or _own_national(one) for _, one in rows]
    return HoldBy(
        step=row.step,
        due_on=row.due_on,
        national_due_on=min(filter(None, national), default=None),
        explanation=row.explanation,
        counted_from=row.counted_from,
        day=part.day,
        calendar=calendar,
    )


def parts_met_by_holding(pathway: Pathway, kind: str) -> dict[tuple[str, str], Part]:
    """The dated duties that holding a conference of this kind fulfils."""
    return {
        (part.step, part.name): part
        for part, _ in pathway.parts
        if any(_is_holding(one, kind) for group in part.met_by for one in group)
    }


def _is_holding(pattern: object, kind: str) -> bool:
    named = {name: value for name, value, _ in getattr(pattern, "facts", ())}
    return (
        getattr(pattern, "kind", "") == "conference.held" and named.get("conference", kind) == kind
    )


def _rows(conference: Conference, timeline: object) -> list[tuple[Part, Deadline]]:
    pathway: Pathway = timeline.pathway.pathway  # type: ignore[attr-defined]
    parts = parts_met_by_holding(pathway, conference.kind)
    owed = Deadline.objects.filter(
        timeline=timeline,
        state=State.OPEN,
        due_on__isnull=False,
        step__in={step for step, _ in parts},
    )
    return [(parts[row.step, row.part], row) for row in owed if (row.step, row.part) in parts]


def _own_national(row: Deadline) -> date | None:
    """A national row is its own national limit."""
    return row.due_on if row.step.startswith("N") else None
