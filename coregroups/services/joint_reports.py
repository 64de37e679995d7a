"""The joint report, each step from the one before it (D20)."""

from datetime import datetime
from typing import Any

from django.db import transaction

from coregroups.models import JointReport, JointReportStep
from coregroups.rules.days import check_happened, london_day
from coregroups.workflows import JOINT_REPORT
from cpcase.records import add, change
from cpcase.refusals import Incomplete
from timescales.services.recording import Happening, record

# What each act is called in the log.
_EVENTS = {
    "send_draft": "joint_report.draft_sent",
    "take_corrections": "joint_report.corrected",
    "submit": "joint_report.submitted",
    "authorise": "joint_report.authorised",
    "send_final": "joint_report.final_sent",
}


def send_draft(report: JointReport, **told: Any) -> JointReport:
    """The draft goes to members and parents, not finalised; parents get it by hand."""
    return _go_on(report, "send_draft", **told)


def take_corrections(report: JointReport, **told: Any) -> JointReport:
    """Inaccuracies and amendments that members told the social worker are taken in."""
    return _go_on(report, "take_corrections", **told)


def submit(report: JointReport, **told: Any) -> JointReport:
    """The report is finalised and goes to the team manager."""
    return _go_on(report, "submit", **told)


def authorise(report: JointReport, **told: Any) -> JointReport:
    """The team manager authorises the report."""
    return _go_on(report, "authorise", **told)


def send_final(report: JointReport, **told: Any) -> JointReport:
    """Parents and, where right, the child get the final copy; administration is notified."""
    return _go_on(report, "send_final", **told)


@transaction.atomic
def _go_on(
    report: JointReport,
    act: str,
    *,
    by: Any,
    at: datetime,
    as_of: datetime,
    version: int,
    note: str = "",
) -> JointReport:
    """One step of the chain. Raises NotAllowed, NotNow, Incomplete or Conflict."""
    report = JointReport.objects.locked(report.pk, version=version)
    JOINT_REPORT.move(report, act, by=by)
    check_happened(at, as_of=as_of, words="The day it was done", field="done_at")
    meeting = report.meeting
    before = report.steps.order_by("-done_at").first()
    since = before.done_at if before else meeting.ended_at
    if since is not None and at < since:
        raise Incomplete("This cannot have been done before the step before it.", field="done_at")
    step = JointReportStep(
        report=report, status=report.status, done_at=at, done_by=by, note=note.strip()
    )
    add(step, by=by)
    change(report, by=by)
    held_on = london_day(meeting.ended_at or at)
    record(
        [
            Happening(plan.case.timeline, _EVENTS[act], at)
            for plan in meeting.core_group.plans(on=held_on)
            if plan.ended_on is None
        ],
        by=by,
        as_of=as_of,
    )
    return report
