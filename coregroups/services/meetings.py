"""Dates of core groups, and the record of one that was held (C20, C21, C23, D13 to D22, D27)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from cases.choices import NoteKind
from cases.services.notes import write_note
from coregroups.choices import LineUpdate, MeetingKind, MeetingStatus
from coregroups.models import (
    Attendance,
    CoreGroup,
    JointReport,
    Meeting,
    Plan,
    Topic,
    Voice,
)
from coregroups.rules.days import london_day
from coregroups.rules.meeting_steps import steps_done
from coregroups.rules.meetings import MeetingRecord, check_record
from coregroups.rules.pathways import applies
from coregroups.services.meeting_dates import locked_group, plan_ahead
from coregroups.services.plan_lines import note_progress, write_line
from coregroups.workflows import MEETING
from cpcase.records import add, add_all, change
from cpcase.refusals import NotNow
from timescales.services.recording import Happening, record

JOINT_REPORT_ROW = "D20"


@transaction.atomic
def hold(
    core_group: CoreGroup,
    told: MeetingRecord,
    *,
    by: Any,
    as_of: datetime,
    version: int,
    meeting: Meeting | None = None,
) -> Meeting:
    """Record a core group that was held, for each child whose plan it carries.

    `version` is the group's; `meeting` the date that was set for it, if there was one. Minutes
    run from its end. Raises NotAllowed, NotNow, Incomplete or Conflict.
    """
    core_group = locked_group(core_group, by=by, version=version)
    plans = core_group.plans(on=london_day(told.ended_at))
    if not plans:
        raise NotNow("No child's plan was carried by this core group on that day.")
    members = list(core_group.members.on(london_day(told.ended_at)))
    check_record(told, members, [plan.case.timeline for plan in plans], as_of=as_of)
    meeting = _write(core_group, told, meeting, by=by)
    attendances = [
        Attendance(meeting=meeting, member=one.member, how=one.how, report_on=one.report_on)
        for one in told.presences
    ]
    add_all(attendances, by=by)
    topics = [(part, words.strip()) for part, words in told.topics.items() if words.strip()]
    add_all([Topic(meeting=meeting, part=part, words=words) for part, words in topics], by=by)
    _write_plans(meeting, told, plans, by=by, as_of=as_of)
    plan_ahead(core_group, told.dates, by=by)
    if told.kind == MeetingKind.PRE_REVIEW and _reports_jointly(plans):
        add(JointReport(meeting=meeting), by=by)
    change(core_group, by=by, why="core group held")
    _record_events(meeting, told, plans, by=by, as_of=as_of)
    return meeting


def _reports_jointly(plans: Sequence[Plan]) -> bool:
    return any(applies(plan.case.timeline, JOINT_REPORT_ROW) for plan in plans)


def _write(
    core_group: CoreGroup, told: MeetingRecord, meeting: Meeting | None, *, by: Any
) -> Meeting:
    planned = meeting is not None
    if meeting is None:
        meeting = Meeting(core_group=core_group, status=MeetingStatus.PLANNED)
    else:
        meeting = Meeting.objects.locked(meeting.pk)
    MEETING.move(meeting, "hold", by=by)
    meeting.number = core_group.meetings.held().count() + 1
    meeting.kind = told.kind
    meeting.started_at, meeting.ended_at = told.started_at, told.ended_at
    meeting.chair, meeting.note_taker = told.chair, told.note_taker
    meeting.worker_absent = told.worker_absent.strip()
    meeting.agreed = told.agreed
    meeting.disagreement = "" if told.agreed else told.disagreement.strip()
    meeting.recorded_by = by
    return change(meeting, by=by) if planned else add(meeting, by=by)


def _write_plans(
    meeting: Meeting, told: MeetingRecord, plans: Sequence[Plan], *, by: Any, as_of: datetime
) -> None:
    day = london_day(told.ended_at)
    for said in told.progress:
        note_progress(
            said.line, progress=said.progress, seen=said.seen, by=by, on=day, as_of=as_of,
            meeting=meeting,
        )  # fmt: skip
    for plan in plans:
        if spoken := told.voices.get(plan.case_id):
            add(
                Voice(
                    meeting=meeting, case=plan.case, life_now=spoken.life_now.strip(),
                    plan_effect=spoken.plan_effect.strip(), own_words=spoken.own_words.strip(),
                ),
                by=by,
            )  # fmt: skip
        for words in told.new_lines.get(plan.case_id, ()):
            write_line(plan, words, update=LineUpdate.NEW_NEED, by=by, on=day)


def _record_events(
    meeting: Meeting, told: MeetingRecord, plans: Sequence[Plan], *, by: Any, as_of: datetime
) -> None:
    happenings = []
    for plan in plans:
        timeline = plan.case.timeline
        held = {"number": meeting.number}
        happenings.append(Happening(timeline, "core_group.held", told.ended_at, held))
        for step in steps_done(told, plan.case):
            facts = {"step": step, "part": ""}
            happenings.append(Happening(timeline, "step.recorded", told.ended_at, facts))
    events = record(happenings, by=by, as_of=as_of)
    held_by = {one.timeline_id: one for one in events if one.kind == "core_group.held"}
    for plan in plans:
        spoken = told.voices.get(plan.case_id)
        if spoken and spoken.own_words.strip():
            write_note(
                plan.case, kind=NoteKind.VOICE, words=spoken.own_words,
                happened_at=told.ended_at, by=by, as_of=as_of,
                event_id=held_by[plan.case.timeline_id].id,
            )  # fmt: skip
