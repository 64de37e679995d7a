"""Minutes of a core group go out; an absence without a report goes up (C21, D15, D16, S14)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.urls import reverse

from accounts.services.notices import tell_all
from coregroups.models import Attendance, Meeting, Member, MinutesCopy, Plan
from coregroups.rules.days import check_happened, london_day
from coregroups.rules.pathways import applies
from coregroups.workflows import MEETING
from cpcase.records import add_all, change
from cpcase.refusals import Incomplete, NotNow
from timescales.services.allocations import hearers_of
from timescales.services.recording import Happening, record

SHARED_ROW = "D16"
ESCALATION_ROW = "S14"


@transaction.atomic
def send_minutes(
    meeting: Meeting,
    *,
    copies: Mapping[Member, str],
    by: Any,
    at: datetime,
    as_of: datetime,
    version: int,
) -> Meeting:
    """One shared set of minutes went to members, each by a route (C21, D15, D16).

    Raises NotAllowed, NotNow, Incomplete or Conflict.
    """
    meeting = Meeting.objects.select_related("core_group").locked(meeting.pk, version=version)
    meeting.core_group.hold_children()
    MEETING.move(meeting, "send_minutes", by=by)
    if meeting.minutes_sent_at is not None:
        raise NotNow("The minutes of this core group were sent already.")
    check_happened(at, as_of=as_of, words="The day the minutes were sent", field="sent_at")
    if meeting.ended_at is None or at < meeting.ended_at:
        raise Incomplete("The minutes cannot be sent before the meeting ended.", field="sent_at")
    if not copies:
        raise Incomplete("Choose who got the minutes.", field="copies")
    sent = []
    for member, route in copies.items():
        if not route.strip():
            raise Incomplete(
                f"Say how the minutes went to {member.name}.", field=f"route_{member.pk}"
            )
        sent.append(MinutesCopy(meeting=meeting, member=member, route=route.strip()))
    add_all(sent, by=by)
    meeting.minutes_sent_at = at
    change(meeting, by=by)
    _record(meeting, "core_group.minutes_sent", SHARED_ROW, at=at, by=by, as_of=as_of)
    return meeting


@transaction.atomic
def escalate_absence(
    attendance: Attendance, *, to: str, by: Any, at: datetime, as_of: datetime, version: int
) -> Attendance:
    """A member was neither there nor sent a report: their manager is told, and the chair (S14).

    `to` names the manager. Raises NotAllowed, NotNow, Incomplete or Conflict.
    """
    attendance = Attendance.objects.locked(attendance.pk, version=version)
    meeting = Meeting.objects.locked(attendance.meeting_id)
    MEETING.move(meeting, "escalate_absence", by=by)
    if not attendance.is_breach:
        raise NotNow("This member was there or sent a report.")
    if attendance.escalated_at is not None:
        raise NotNow("This absence was taken up already.")
    if not to.strip():
        raise Incomplete("Say which manager was told.", field="to")
    check_happened(at, as_of=as_of, words="The day the manager was told", field="told_at")
    attendance.escalated_at, attendance.escalated_to = at, to.strip()
    attendance.escalated_by = by
    change(attendance, by=by)
    _record(meeting, "", ESCALATION_ROW, at=at, by=by, as_of=as_of)
    _tell_chairs(attendance, meeting, as_of=as_of)
    return attendance


def _plans(meeting: Meeting) -> list[Plan]:
    return meeting.core_group.plans(on=london_day(meeting.ended_at)) if meeting.ended_at else []


def _record(
    meeting: Meeting, kind: str, row: str, *, at: datetime, by: Any, as_of: datetime
) -> None:
    happenings = []
    for plan in _plans(meeting):
        timeline = plan.case.timeline
        if kind:
            happenings.append(Happening(timeline, kind, at, {"number": meeting.number}))
        if applies(timeline, row):
            facts = {"step": row, "part": ""}
            happenings.append(Happening(timeline, "step.recorded", at, facts))
    record(happenings, by=by, as_of=as_of)


def _tell_chairs(attendance: Attendance, meeting: Meeting, *, as_of: datetime) -> None:
    timelines = [plan.case.timeline for plan in _plans(meeting)]
    tell_all(
        hearers_of(timelines, ["chair"], on=london_day(as_of)),
        source_key=f"absence:{attendance.pk}",
        kind="absence",
        words="A core group member neither came nor sent a report. Their manager knows.",
        link=reverse("coregroups:meeting", args=[meeting.pk]),
        as_of=as_of,
    )
