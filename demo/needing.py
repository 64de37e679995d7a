"""Scenes of a child in need: the assessment is reviewed, authorised, and the record closed."""

from datetime import datetime

from cases.models import Assessment
from cases.services import assessments
from cases.services.closing import close_record
from cases.services.steps import record_step
from coregroups.rules.pathways import applies
from demo.family import Household


def review_need(home: Household, part: str, *, at: datetime) -> None:
    """The manager looks whether the assessment is on its way (C06)."""
    for case in home.cases:
        if applies(case.timeline, "C06"):
            record_step(
                case, "C06", part, at=at, by=home.manager, note="The family takes up the help.",
                as_of=at,
            )  # fmt: skip


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
