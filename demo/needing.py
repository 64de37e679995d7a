"""Scenes of a child in need: a plan and its review, the assessment, and the record closed."""

from collections.abc import Iterable
from datetime import datetime

from cases.models import Assessment
from cases.services import assessments
from cases.services.closing import close_record
from cases.services.steps import record_step
from coregroups.models import ChildInNeedPlan
from coregroups.rules.pathways import applies
from coregroups.services.child_in_need import (
    end_child_in_need_plan,
    open_child_in_need_plan,
    review_child_in_need_plan,
)
from demo.family import Household


def review_need(home: Household, part: str, *, at: datetime) -> None:
    """The manager looks whether the assessment is on its way (C06)."""
    for case in home.cases:
        if applies(case.timeline, "C06"):
            record_step(
                case, "C06", part, at=at, by=home.manager, note="The family takes up the help.",
                as_of=at,
            )  # fmt: skip


def start_plan(home: Household, *, at: datetime) -> None:
    """Each child has a plan as a child in need (D23)."""
    for case in home.cases:
        open_child_in_need_plan(case, by=home.worker, on=at.date(), as_of=at)


def review_plan(home: Household, *, at: datetime) -> None:
    """Family, school and worker look whether the plans help."""
    for plan in _running(home):
        review_child_in_need_plan(
            plan, words=home.story.working_well, by=home.worker, at=at, as_of=at
        )


def end_plan(home: Household, *, at: datetime) -> None:
    """The family manages without it."""
    for plan in _running(home):
        end_child_in_need_plan(
            plan, why="What was agreed is done, and it holds.", by=home.worker, on=at.date(),
            as_of=at, version=plan.version,
        )  # fmt: skip


def _running(home: Household) -> Iterable[ChildInNeedPlan]:
    return ChildInNeedPlan.objects.open().filter(case__in=home.cases)


def finish_assessment(home: Household, *, at: datetime) -> None:
    """The manager authorises each child's assessment (N01)."""
    for assessment in Assessment.objects.filter(case__in=home.cases, authorised_at=None):
        assessments.authorise(
            assessment, factors=["3A"], decision="Help goes on with the school.",
            by=home.manager, at=at, as_of=at, version=assessment.version,
        )  # fmt: skip


def close(home: Household, reason: str = "RC7", *, at: datetime) -> None:
    """The record is closed."""
    for case in home.cases:
        case.refresh_from_db()
        if case.closed_on is None:
            close_record(
                case, reason=reason, why="The family manages with the help of others.",
                on=at.date(), by=home.manager, as_of=at, version=case.version,
            )  # fmt: skip
