"""Children in a list: who is on what, when last seen, the next limit. A constant query count."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import OuterRef, Subquery

from accounts.roles import Role
from cases.models import Case
from cases.presenters.stages import stages_of
from cpcase.web import formats
from cpcase.web.components import DueBlock
from timescales.engine.calendar import Calendar
from timescales.engine.offsets import london_day
from timescales.models import Allocation, Deadline, Timeline
from timescales.models.event import Event
from timescales.presenters.deadlines import due_block
from timescales.services.calendars import Calendars

NO_LIMIT = DueBlock("none", "No date yet")


@dataclass(frozen=True, slots=True)
class ChildLine:
    """One child: the next limit of any person, and what a glance must tell."""

    case: Case
    due: DueBlock
    what: str
    stage: str
    worker: str
    last_seen: str


def next_limit() -> Subquery:
    """The day of the next open limit of a case, None where nothing has a date."""
    rows = Deadline.objects.open().filter(timeline=OuterRef("timeline"), due_on__isnull=False)
    return Subquery(rows.order_by("due_on").values("due_on")[:1])


def child_lines(
    cases: Iterable[Case], *, as_of: datetime, calendars: Calendars
) -> tuple[ChildLine, ...]:
    """A line for each case, in the order given, counted by its own pathway's calendar."""
    listed = list(cases)
    timelines = [case.timeline_id for case in listed]
    stages, nexts = stages_of(timelines), _next_of(timelines)
    workers, seen = _workers_of(timelines), _last_seen_of(timelines)
    today = london_day(as_of)
    lines = []
    for case in listed:
        row, calendar = nexts.get(case.timeline_id), calendars.of(case.timeline)
        lines.append(
            ChildLine(
                case=case,
                due=due_block(row, as_of=as_of, calendar=calendar) if row else NO_LIMIT,
                what=row.title if row else "",
                stage=stages.get(case.timeline_id, "") or "No stage yet",
                worker=workers.get(case.timeline_id, ""),
                last_seen=_seen_words(seen.get(case.timeline_id), today, calendar),
            )
        )
    return tuple(lines)


def _next_of(timelines: Sequence[Any]) -> Mapping[Any, Deadline]:
    rows = Deadline.objects.open().filter(timeline=OuterRef("pk"), due_on__isnull=False)
    first = Subquery(rows.order_by("due_on", "due_at", "step").values("pk")[:1])
    firsts = Timeline.objects.filter(pk__in=timelines).annotate(first=first).values("first")
    return {row.timeline_id: row for row in Deadline.objects.filter(pk__in=firsts)}


def _workers_of(timelines: Sequence[Any]) -> Mapping[Any, str]:
    rows = Allocation.objects.filter(timeline__in=timelines, role=Role.SOCIAL_WORKER, ended_at=None)
    return dict(rows.values_list("timeline", "person__name"))


def _last_seen_of(timelines: Sequence[Any]) -> Mapping[Any, datetime]:
    """The last visit at which the child was seen; an attempt is none."""
    visits = Event.objects.standing().filter(timeline__in=timelines, kind="visit.made")
    told = visits.order_by("at").values_list("timeline", "at", "facts")
    return {
        timeline: at
        for timeline, at, facts in told
        if facts.get("seen", True) and not facts.get("attempted")
    }


def _seen_words(seen: datetime | None, today: date, calendar: Calendar) -> str:
    if seen is None:
        return "No visits recorded yet"
    ago = calendar.count(london_day(seen), today)
    when = f", {formats.working_days(ago)} ago" if ago > 0 else ""
    return f"Last seen {formats.day(seen, today)}{when}"
