"""What a child's pathway says, read from its data: which rows apply, and which are met."""

from collections.abc import Iterable

from django.db.models import QuerySet

from coregroups.models import Plan
from timescales.engine.pathway import Step
from timescales.models import Deadline, Timeline
from timescales.models.pathway_version import pathway_of


def steps_of(timeline: Timeline) -> dict[str, Step]:
    """Every row by its ID: the pathway's with the national ones, then the overlay's."""
    steps = dict(timeline.followed.step_by_id)
    if timeline.overlay_id is not None:
        steps.update(pathway_of(timeline.overlay_id).step_by_id)
    return steps


def applies(timeline: Timeline, *rows: str) -> bool:
    """Whether the pathway has one of these rows."""
    steps = steps_of(timeline)
    return any(row in steps for row in rows)


def any_applies(timelines: Iterable[Timeline], *rows: str) -> bool:
    """Whether one of the children's pathways has one of these rows."""
    return any(applies(timeline, *rows) for timeline in timelines)


def meeting_steps(timeline: Timeline) -> list[Step]:
    """The rows that belong to a core group's meeting, in the order of the pathway."""
    return [step for step in steps_of(timeline).values() if step.meeting == "core_group"]


def reviews_held(plan: Plan) -> int:
    """How many review conferences were held under a plan: each met a deadline of its pathway."""
    met: QuerySet[Deadline] = Deadline.objects.current().filter(
        timeline=plan.case.timeline,
        met_by__kind="conference.held",
        met_by__facts__conference="review",
        met_by__at__date__gte=plan.started_on,
    )
    return met.values("met_by").distinct().count()
