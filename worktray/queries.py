"""What a person answers for, by when. A constant number of queries, however much there is."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Count, F, Min, prefetch_related_objects

from accounts.models import Notice
from cases.models import Case
from cases.presenters.stages import stages_of
from timescales.models import Alert, Allocation, Deadline
from timescales.models.deadline import DeadlineQuerySet
from timescales.services.ringing import notice_key
from worktray.standing_in import Named, for_whom
from worktray.states import booked_for, forms_begun


@dataclass(slots=True)
class Batch:
    """Deadlines with the episodes they belong to; an episode out of reach is missing."""

    rows: list[Deadline]
    cases: dict[Any, Case] = field(default_factory=dict)
    stages: dict[Any, str] = field(default_factory=dict)
    # For each timeline, who is allocated in which role.
    people: dict[Any, dict[str, Named]] = field(default_factory=dict)
    # For each deadline that is the reader's only while they stand in, whose it is.
    for_whom: dict[Any, tuple[str, ...]] = field(default_factory=dict)
    # For each deadline that a meeting fulfils, when that is booked for.
    booked: dict[Any, datetime | None] = field(default_factory=dict)
    # Where the reader's unfinished forms are.
    begun: frozenset[str] = frozenset()
    # For each late deadline, who was told of it and when; the reader is left out.
    told: dict[Any, list[tuple[str, datetime]]] = field(default_factory=dict)


def mine(person: Any) -> DeadlineQuerySet:
    """Open deadlines that this person answers for, stand-ins included."""
    return Deadline.objects.open().for_people(person.answers_for(), person.posts_answered_for())


# What makes deadlines one line: the same step with the same limit, for siblings in one process.
LINE = ("due_on", "due_at", "step", "part", "timeline__group")


def in_reach(rows: DeadlineQuerySet, person: Any) -> DeadlineQuerySet:
    """Those of episodes that this person may see."""
    return rows.filter(timeline__in=Case.objects.visible_to(person).values("timeline"))


def gather(rows: Iterable[Deadline], person: Any) -> Batch:
    """The rows with their pathways, episodes, stages and alerts."""
    batch = Batch(list(rows))
    prefetch_related_objects(batch.rows, "timeline__pathway", "timeline__overlay")
    timelines = {row.timeline_id for row in batch.rows}
    visible = Case.objects.visible_to(person).filter(timeline__in=timelines).select_related("child")
    batch.cases = {case.timeline_id: case for case in visible}
    batch.stages = dict(stages_of(timelines))
    allocated = Allocation.objects.filter(timeline__in=timelines, ended_at=None)
    named = allocated.values_list("timeline", "role", "person", "person__name")
    for timeline, role, pk, name in named:
        batch.people.setdefault(timeline, {})[role] = Named(pk, name)
    batch.for_whom = for_whom(batch.rows, batch.people, person)
    batch.booked = booked_for(batch.rows, batch.cases)
    batch.begun = forms_begun(person)
    batch.told = _told([row.pk for row in batch.rows if row.stage], person)
    return batch


def _told(late: list[Any], person: Any) -> dict[Any, list[tuple[str, datetime]]]:
    """Two queries: the alerts after a limit, and the people they reached."""
    alerts = Alert.objects.open().filter(
        deadline__in=late, created_at__gte=F("deadline__late_from")
    )
    keys = {notice_key(pk): deadline for pk, deadline in alerts.values_list("pk", "deadline")}
    notices = Notice.objects.filter(source_key__in=keys).exclude(person=person)
    found: dict[Any, list[tuple[str, datetime]]] = {}
    for key, name, told_at in notices.order_by("created_at", "person__name").values_list(
        "source_key", "person__name", "created_at"
    ):
        found.setdefault(keys[key], []).append((name, told_at))
    return found


def subjects_of(notices: Iterable[Notice], person: Any) -> dict[Any, Case]:
    """For each notice of a deadline, the episode it is about, where the person may see it."""
    alerts = {notice.source_key: notice.pk for notice in notices}
    keys = [key.removeprefix(_ALERT) for key in alerts if key.startswith(_ALERT)]
    rows = Alert.objects.filter(pk__in=keys).values_list("pk", "deadline__timeline")
    timelines = {alerts[notice_key(pk)]: timeline for pk, timeline in rows}
    visible = Case.objects.visible_to(person).filter(timeline__in=timelines.values()).for_lists()
    cases = {case.timeline_id: case for case in visible}
    return {pk: cases[timeline] for pk, timeline in timelines.items() if timeline in cases}


_ALERT = notice_key("")


def later(rows: DeadlineQuerySet, after: date) -> tuple[int, date | None]:
    """How many lines are due after a day, and the first of those days."""
    lines = rows.filter(due_on__gt=after).order_by().values(*LINE).distinct()
    found = lines.aggregate(many=Count("due_on"), first=Min("due_on"))
    return found["many"], found["first"]


def team_load(
    teams: Iterable[Any], people: Iterable[Any], as_of: datetime, today: date
) -> dict[Any, Any]:
    """For each person of these teams: children, overdue, due today. As many queries for one team
    as for several."""
    teams = list(teams)
    load = {person.pk: {"children": 0, "overdue": 0, "today": 0} for person in people}
    open_rows = Deadline.objects.open().filter(timeline__team__in=teams, answers="social_worker")
    allocated = open_rows.filter(
        timeline__allocations__role="social_worker",
        timeline__allocations__ended_at=None,
        timeline__allocations__person__in=load,
    )
    for name, rows in (
        ("overdue", allocated.filter(late_from__lte=as_of)),
        ("today", allocated.filter(due_on=today, late_from__gt=as_of)),
    ):
        counts = rows.values("timeline__allocations__person").annotate(many=Count("pk"))
        for row in counts:
            load[row["timeline__allocations__person"]][name] = row["many"]
    children = (
        Case.objects.open()
        .filter(
            timeline__team__in=teams,
            timeline__allocations__role="social_worker",
            timeline__allocations__ended_at=None,
        )
        .values("timeline__allocations__person")
        .annotate(many=Count("pk", distinct=True))
    )
    for row in children:
        if row["timeline__allocations__person"] in load:
            load[row["timeline__allocations__person"]]["children"] = row["many"]
    return load
