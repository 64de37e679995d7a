"""Deadlines of a timeline, worked out anew. Only state and ring change in place; dates never."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from timescales.engine import deadlines as engine
from timescales.engine.calendar import Calendar, calendar_for
from timescales.engine.dates import day_of
from timescales.engine.kinds import read_event
from timescales.engine.pathway import Pathway
from timescales.engine.status import Status
from timescales.models import Closure, Deadline, Timeline
from timescales.models.deadline import ANSWERED_BY, State, late_from
from timescales.services.ringing import close_alerts, reopen_alerts, set_first_ring

_STATES = {
    Status.WAITING: State.WAITING,
    Status.EXPECTED: State.EXPECTED,
    Status.MET: State.MET,
    Status.MET_LATE: State.MET,
    Status.NOT_NEEDED: State.NOT_NEEDED,
}
_IN_PLACE = (
    "state",
    "met_at",
    "met_by_id",
    "explanation",
    "reason",
    "reason_code",
    "title",
    "role",
)


@dataclass(slots=True)
class Change:
    """What recomputing one timeline did, or would do."""

    made: list[Deadline] = field(default_factory=list)
    replaced: list[tuple[Deadline, Deadline | None]] = field(default_factory=list)
    altered: list[Deadline] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.made or self.replaced or self.altered)


def calendar_of(nation: str) -> Calendar:
    """The calendar in force: the nation's bank holidays and the authority's closures."""
    return calendar_for(nation, Closure.objects.as_days())


def work_out(
    timeline: Timeline, *, as_of: datetime, also: Sequence[Mapping[str, Any]] = ()
) -> list[engine.Deadline]:
    """What the engine says of a timeline's standing events, without what was replaced.

    `also` are happenings told as if they were recorded, for a preview.
    """
    pathway: Pathway = timeline.pathway.pathway
    overlay = timeline.overlay.pathway if timeline.overlay else None
    events = [
        read_event(place, event.as_told(), key=str(event.id))
        for place, event in enumerate(timeline.events.standing().in_order())
    ]
    events += [read_event(place, one) for place, one in enumerate(also, len(events))]
    calendar = calendar_of(pathway.nation)
    return engine.deadlines(pathway, events, calendar, as_of=as_of, overlay=overlay, history=False)


@transaction.atomic
def recompute(
    timeline: Timeline, *, as_of: datetime, reason: str = "trigger_moved", dry: bool = False
) -> Change:
    """Bring a locked timeline's deadlines up to date. `reason` is why a date moved, as a code.

    With `dry` nothing is written: the Change says what would be.
    """
    change = Change()
    now = {(row.step, row.part, row.occurrence): row for row in timeline.deadlines.current()}
    seen = set()
    for row in work_out(timeline, as_of=as_of):
        key = (row.step, row.part, row.occurrence)
        seen.add(key)
        _settle(timeline, now.get(key), row, as_of, reason, change)
    for key, old in now.items():
        if key not in seen:
            change.replaced.append((old, None))
    if not dry:
        _write(timeline, change, as_of, reason)
    return change


def _settle(
    timeline: Timeline,
    old: Deadline | None,
    row: engine.Deadline,
    as_of: datetime,
    reason: str,
    change: Change,
) -> None:
    new = _from(timeline, row, as_of)
    if old is None:
        change.made.append(new)
    elif _has_dates(old) and _dates(old) != _dates(new):
        change.replaced.append((old, new))
    elif _dates(old) != _dates(new):
        # It had no date yet: nothing is rewritten.
        for name in ("not_before", "target", "due_on", "due_at", "national_due_on", "late_from",
                     "counted_from"):  # fmt: skip
            setattr(old, name, getattr(new, name))
        _alter(old, new, change)
        old.made_at = as_of
    elif any(getattr(old, name) != getattr(new, name) for name in _IN_PLACE):
        _alter(old, new, change)


def _alter(old: Deadline, new: Deadline, change: Change) -> None:
    for name in _IN_PLACE:
        setattr(old, name, getattr(new, name))
    change.altered.append(old)


def _from(timeline: Timeline, row: engine.Deadline, as_of: datetime) -> Deadline:
    due = row.due
    return Deadline(
        timeline=timeline,
        step=row.step,
        part=row.part,
        occurrence=row.occurrence,
        title=row.title,
        role=row.role,
        answers=ANSWERED_BY.get(row.role, row.role),
        not_before=row.not_before,
        target=row.target,
        due_on=day_of(due) if due else None,
        due_at=due if isinstance(due, datetime) else None,
        national_due_on=day_of(row.national_due) if row.national_due else None,
        late_from=late_from(due),
        state=_STATES.get(row.status, State.OPEN),
        met_at=row.met_at,
        met_by_id=row.met_by,
        explanation=row.explanation,
        reason=row.reason or "",
        reason_code=row.reason_code,
        counted_from=row.counted_from,
        own_day=row.own_day,
        made_at=as_of,
    )


def _dates(row: Deadline) -> tuple[object, ...]:
    return row.not_before, row.target, row.due_on, row.due_at


def _has_dates(row: Deadline) -> bool:
    return any(date is not None for date in _dates(row))


def _write(timeline: Timeline, change: Change, as_of: datetime, reason: str) -> None:
    pathway = timeline.pathway.pathway
    calendar = calendar_of(pathway.nation)
    fresh = [*change.made, *(new for _, new in change.replaced if new)]
    for row in (*fresh, *change.altered):
        set_first_ring(row, calendar, pathway)
    # The old row steps aside first: one current row an occurrence is a constraint.
    for old, _ in change.replaced:
        old.state, old.next_ring_at, old.reason_code = State.SUPERSEDED, None, reason
        old.version += 1
    old_rows = [old for old, _ in change.replaced]
    Deadline.objects.bulk_update(old_rows, ["state", "next_ring_at", "reason_code", "version"])
    Deadline.objects.bulk_create(fresh)
    for old, new in change.replaced:
        old.replaced_by = new
    Deadline.objects.bulk_update(old_rows, ["replaced_by"])
    for row in change.altered:
        row.version += 1
    Deadline.objects.bulk_update(change.altered, _ALTERED)
    close_alerts([*old_rows, *(r for r in change.altered if r.state != State.OPEN)], as_of=as_of)
    reopen_alerts([row for row in change.altered if row.state == State.OPEN])


_ALTERED = (
    "not_before", "target", "due_on", "due_at", "national_due_on", "late_from", "counted_from",
    "state", "met_at", "met_by", "explanation", "reason", "reason_code", "title", "role", "stage",
    "next_ring_at", "made_at", "version",
)  # fmt: skip


def recompute_all(
    timelines: Iterable[Timeline], *, as_of: datetime, reason: str, dry: bool = False
) -> dict[Timeline, Change]:
    """Recompute each timeline in a transaction of its own; answers with those that change."""
    found = {}
    for timeline in timelines:
        with transaction.atomic():
            locked = Timeline.objects.locked(timeline.pk)
            change = recompute(locked, as_of=as_of, reason=reason, dry=dry)
        if change:
            found[timeline] = change
    return found
