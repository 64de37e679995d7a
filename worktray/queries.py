"""What a person answers for, by when. A constant number of queries, however much there is."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Min

from cases.models import Case
from cases.presenters.stages import stages_of
from timescales.models import Alert, Deadline
from timescales.models.deadline import DeadlineQuerySet


@dataclass(slots=True)
class Batch:
    """Deadlines with the episodes they belong to; an episode out of reach is missing."""

    rows: list[Deadline]
    cases: dict[Any, Case] = field(default_factory=dict)
    stages: dict[Any, str] = field(default_factory=dict)
    told: dict[Any, list[Alert]] = field(default_factory=dict)


def mine(person: Any) -> DeadlineQuerySet:
    """Open deadlines that this person answers for, stand-ins included."""
    return Deadline.objects.open().for_people(person.answers_for(), person.posts_answered_for())


def of_my_children(person: Any) -> DeadlineQuerySet:
    """Open deadlines of the episodes a person is allocated to, whoever answers for them."""
    timelines = (
        Case.objects.visible_to(person)
        .filter(
            timeline__allocations__person__in=person.answers_for(),
            timeline__allocations__ended_at=None,
        )
        .values("timeline")
    )
    return Deadline.objects.open().filter(timeline__in=timelines)


def gather(rows: Iterable[Deadline], person: Any) -> Batch:
    """The rows with their episodes, stages and alerts."""
    batch = Batch(list(rows))
    timelines = {row.timeline_id for row in batch.rows}
    visible = Case.objects.visible_to(person).filter(timeline__in=timelines).for_lists()
    batch.cases = {case.timeline_id: case for case in visible}
    batch.stages = dict(stages_of(timelines))
    late = [row.pk for row in batch.rows if row.stage]
    for alert in Alert.objects.open().filter(deadline__in=late).order_by("created_at"):
        batch.told.setdefault(alert.deadline_id, []).append(alert)
    return batch


def later(rows: DeadlineQuerySet, after: date) -> tuple[int, date | None]:
    """How many are due after a day, and the first of those days."""
    found = rows.filter(due_on__gt=after).aggregate(many=Count("pk"), first=Min("due_on"))
    return found["many"], found["first"]


def team_load(team: Any, people: Iterable[Any], as_of: datetime, today: date) -> dict[Any, Any]:
    """For each person of a team: children, overdue, due today. Two queries."""
    load = {person.pk: {"children": 0, "overdue": 0, "today": 0} for person in people}
    open_rows = Deadline.objects.open().filter(timeline__team=team, answers="social_worker")
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
            timeline__team=team,
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
