"""What the engine says of a timeline, as rows that could be stored."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from timescales.engine import deadlines as engine
from timescales.engine.calendar import Calendar, calendar_for
from timescales.engine.dates import day_of
from timescales.engine.kinds import read_event
from timescales.engine.status import Status
from timescales.models import Closure, Timeline
from timescales.models.deadline import ANSWERED_BY, State, late_from
from timescales.models.pathway_version import pathway_of
from timescales.services.stories import Story, stories_of

_STATES = {
    Status.WAITING: State.WAITING,
    Status.EXPECTED: State.EXPECTED,
    Status.MET: State.MET,
    Status.MET_LATE: State.MET,
    Status.NOT_NEEDED: State.NOT_NEEDED,
}


def calendar_of(nation: str) -> Calendar:
    """The calendar in force: the nation's bank holidays and the authority's closures."""
    return calendar_for(nation, Closure.objects.as_days())


def work_out(
    timeline: Timeline,
    *,
    as_of: datetime,
    also: Sequence[Mapping[str, Any]] = (),
    calendar: Calendar | None = None,
    story: Story | None = None,
) -> list[engine.Deadline]:
    """What the engine says of a timeline's standing events, without what was replaced.

    `also` are happenings told as if they were recorded, for a preview.
    """
    pathway = pathway_of(timeline.pathway_id)
    overlay = pathway_of(timeline.overlay_id) if timeline.overlay_id else None
    story = story or stories_of([timeline.pk])[timeline.pk]
    events = [
        read_event(place, {"kind": kind, "at": at, "facts": facts}, key=str(key))
        for place, (key, kind, at, facts) in enumerate(story.standing)
    ]
    events += [read_event(place, one) for place, one in enumerate(also, len(events))]
    calendar = calendar or calendar_of(pathway.nation)
    return engine.deadlines(pathway, events, calendar, as_of=as_of, overlay=overlay, history=False)


def as_stored(row: engine.Deadline) -> dict[str, Any]:
    """What the table's row says when it says what the engine's does."""
    due = row.due
    return {
        "step": row.step,
        "part": row.part,
        "occurrence": row.occurrence,
        "title": row.title,
        "role": row.role,
        "answers": ANSWERED_BY.get(row.role, row.role),
        "not_before": row.not_before,
        "target": row.target,
        "due_on": day_of(due) if due else None,
        "due_at": due if isinstance(due, datetime) else None,
        "national_due_on": day_of(row.national_due) if row.national_due else None,
        "late_from": None if row.may_pass else late_from(due),
        "state": _STATES.get(row.status, State.OPEN),
        "met_at": row.met_at,
        "met_by_id": UUID(str(row.met_by)) if row.met_by else None,
        "explanation": row.explanation,
        "reason": row.reason or "",
        "reason_code": row.reason_code,
        "counted_from": row.counted_from,
        "unit": row.unit,
        "day_one": row.day_one,
        "own_day": row.own_day,
    }
