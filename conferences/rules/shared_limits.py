"""The limits that an invited agency has to keep: one for each, though the pathway has one row."""

from collections.abc import Iterable
from typing import Any

from conferences.models import Conference, Invitation
from conferences.rules.reports import is_asked_for_report
from timescales.models import Deadline
from timescales.models.deadline import State

# What agencies owe for a conference (S08).
AGENCY_REPORT = ("S08", "agencies")


def agency_limits(conferences: Iterable[Conference]) -> list[Deadline]:
    """The agencies' rows of these conferences' children that still stand."""
    step, part = AGENCY_REPORT
    timelines = {case.timeline_id for one in conferences for case in one.cases()}
    rows = Deadline.objects.filter(timeline__in=timelines, step=step, part=part, state=State.OPEN)
    return list(rows.select_related("timeline__pathway").order_by("due_on"))


def owed_by(invitation: Invitation, rows: Iterable[Deadline]) -> Deadline | None:
    """The agency's own: nothing once its report has come, whatever the others do."""
    if not is_asked_for_report(invitation) or _has_reported(invitation):
        return None
    timelines = {case.timeline_id for case in invitation.conference.cases()}
    mine = [row for row in rows if row.timeline_id in timelines]
    return min(mine, key=lambda row: str(row.due_on), default=None)


def _has_reported(invitation: Any) -> bool:
    return hasattr(invitation, "report")
