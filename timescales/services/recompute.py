"""Deadlines of a timeline, worked out anew. Dates are never rewritten: a new row replaces them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from timescales.engine import deadlines as engine
from timescales.engine.calendar import Calendar
from timescales.engine.rings import Ladder
from timescales.models import Deadline, Timeline
from timescales.models.deadline import State
from timescales.models.pathway_version import pathway_of
from timescales.services.ringing import (
    close_alerts,
    reopen_alerts,
    set_first_ring,
    set_next_ring,
)
from timescales.services.stories import Story
from timescales.services.working_out import as_stored, calendar_of, work_out

_DATES = ("not_before", "target", "due_on", "due_at")
# How it stands and how it was counted: may change while the dates stay.
_IN_PLACE = (
    "state", "met_at", "met_by_id", "explanation", "reason", "reason_code", "title", "role",
    "answers", "counted_from", "unit", "day_one", "own_day", "national_due_on", "late_from",
)  # fmt: skip


@dataclass(slots=True)
class Change:
    """What recomputing one timeline did, or would do."""

    made: list[Deadline] = field(default_factory=list)
    replaced: list[tuple[Deadline, Deadline | None]] = field(default_factory=list)
    altered: list[Deadline] = field(default_factory=list)
    # Those among the altered that were not owed before: they begin their ladder.
    begun: list[Deadline] = field(default_factory=list)
    # The dates stand, but a closure or another pathway moves the next ring.
    rung_anew: list[Deadline] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.made or self.replaced or self.altered or self.rung_anew)


def recompute(
    timeline: Timeline,
    *,
    as_of: datetime,
    reason: str = "trigger_moved",
    dry: bool = False,
    story: Story | None = None,
) -> Change:
    """Bring a locked timeline's deadlines up to date, in the transaction that locked it.

    `reason` is why a date moved, as a code; `story` is what happened, where it was read already.

    With `dry` nothing is written: the Change says what would be.
    """
    change = Change()
    # Locked, so that a ring that is being made is not written over.
    current = timeline.deadlines.current().select_for_update()
    now = {(row.step, row.part, row.occurrence): row for row in current}
    seen = set()
    pathway = pathway_of(timeline.pathway_id)
    calendar, ladder = calendar_of(pathway.nation), Ladder.of(pathway.rings)
    for row in work_out(timeline, as_of=as_of, calendar=calendar, story=story):
        key = (row.step, row.part, row.occurrence)
        seen.add(key)
        _settle(timeline, now.get(key), row, as_of, reason, change)
    for key, old in now.items():
        if key not in seen:
            change.replaced.append((old, None))
    _put_on_ladders(now.values(), change, calendar, ladder, as_of)
    if not dry:
        _write(change, as_of, reason)
    return change


def _settle(
    timeline: Timeline,
    old: Deadline | None,
    row: engine.Deadline,
    as_of: datetime,
    reason: str,
    change: Change,
) -> None:
    said = as_stored(row)
    if old is None:
        change.made.append(Deadline(timeline=timeline, made_at=as_of, **said))
    elif not _differs(old, said, _DATES):
        if _differs(old, said, _IN_PLACE):
            _alter(old, said, change)
    elif any(getattr(old, name) is not None for name in _DATES):
        change.replaced.append((old, Deadline(timeline=timeline, made_at=as_of, **said)))
    else:
        # It had no date yet: nothing is rewritten.
        for name in _DATES:
            setattr(old, name, said[name])
        _alter(old, said, change)
        old.made_at = as_of


def _differs(old: Deadline, said: Mapping[str, Any], names: Iterable[str]) -> bool:
    return any(getattr(old, name) != said[name] for name in names)


def _alter(old: Deadline, said: Mapping[str, Any], change: Change) -> None:
    if old.state != State.OPEN or (old.next_ring_at is None and old.stage == 0):
        change.begun.append(old)
    for name in _IN_PLACE:
        setattr(old, name, said[name])
    change.altered.append(old)


def _put_on_ladders(
    current: Iterable[Deadline],
    change: Change,
    calendar: Calendar,
    ladder: Ladder,
    as_of: datetime,
) -> None:
    """When each ring falls: of what is new, what is open again, and what stands as it was."""
    fresh = [*change.made, *(new for _, new in change.replaced if new)]
    for row in (*fresh, *change.begun):
        set_first_ring(row, calendar, ladder, since=as_of)
    settled = {old.pk for old, _ in change.replaced} | {row.pk for row in change.begun}
    altered = {row.pk for row in change.altered}
    for row in current:
        if row.pk not in settled:
            before = row.next_ring_at
            set_next_ring(row, calendar, ladder)
            if row.next_ring_at != before and row.pk not in altered:
                change.rung_anew.append(row)


def _write(change: Change, as_of: datetime, reason: str) -> None:
    fresh = [*change.made, *(new for _, new in change.replaced if new)]
    # The old row steps aside first: one current row an occurrence is a constraint.
    for old, _ in change.replaced:
        old.state, old.next_ring_at, old.reason_code = State.SUPERSEDED, None, reason
        old.version += 1
    old_rows = [old for old, _ in change.replaced]
    _rewrite(old_rows, ("state", "next_ring_at", "reason_code", "version"))
    Deadline.objects.bulk_create(fresh)
    for old, new in change.replaced:
        old.replaced_by = new
        old.version += 1
    followed = [old for old, new in change.replaced if new is not None]
    _rewrite(followed, ("replaced_by", "version"))
    altered = [*change.altered, *change.rung_anew]
    for row in altered:
        row.version += 1
    _rewrite(altered, _ALTERED)
    close_alerts([*old_rows, *(r for r in change.altered if r.state != State.OPEN)], as_of=as_of)
    reopen_alerts([row for row in change.altered if row.state == State.OPEN])


def _rewrite(rows: Sequence[Deadline], names: Sequence[str]) -> None:
    """Write these fields of rows that stand, in one statement: each is met at its own key."""
    if rows:
        Deadline.objects.bulk_create(
            rows, update_conflicts=True, update_fields=names, unique_fields=["id"]
        )


_ALTERED = (
    *_DATES, *(name.removesuffix("_id") for name in _IN_PLACE), "stage", "next_ring_at", "made_at",
    "version",
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
