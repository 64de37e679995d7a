"""What people do under a plan, through the product's own acts."""

from datetime import datetime
from typing import Any

from conferences.services.plan_endings import end_plan_outside
from coregroups.choices import MeetingKind
from coregroups.models import CoreGroup, JointReport, Meeting, Plan
from coregroups.rules.visits import Sight
from coregroups.services import joint_reports
from coregroups.services.meetings import hold
from coregroups.services.minutes import send_minutes
from coregroups.services.oversight import hold_supervision, review_midpoint
from coregroups.services.plans import agree_visiting
from coregroups.services.visits import Told, record_visit
from tests.given_plans import a_record, member
from tests.walks.clockwork import Walk

# Not seen, and why.
_WHY_NOT = {"not_seen": ("not_seen", "elsewhere"), "nobody_in": ("not_seen", "nobody_in")}


def core_group(walk: Walk, *, ended: datetime, kind: str = "", **told: Any) -> Meeting:
    """An hour with all members there; the manager or the worker chairs."""
    group = CoreGroup.objects.open().get()
    first = not group.meetings.held().exists()
    usual = MeetingKind.FIRST if first else MeetingKind.LATER
    said = a_record(group, ended_at=ended, kind=kind or usual, **told)
    return hold(
        group, said, by=walk.cast.worker, as_of=walk.until(ended),
        version=CoreGroup.objects.get(pk=group.pk).version,
    )  # fmt: skip


def minutes(walk: Walk, meeting: Meeting, *, at: datetime) -> None:
    """One set of minutes to the teacher."""
    meeting = Meeting.objects.get(pk=meeting.pk)
    send_minutes(
        meeting, copies={member(meeting.core_group, "Beth Lowe"): "By hand"}, by=walk.cast.worker,
        at=at, as_of=walk.until(at), version=meeting.version,
    )  # fmt: skip


def visit(walk: Walk, *, at: datetime, **seen: str) -> None:
    """One visit, unannounced; `seen` is by first name, "nobody_in" where the door stayed shut."""
    sights = [Sight(walk.cases[name], *_WHY_NOT.get(how, (how,))) for name, how in seen.items()]
    told = Told(sights, announced=False, bedrooms_seen=True, words="“It is quiet now.”")
    record_visit(told, by=walk.cast.worker, at=at, as_of=walk.until(at))


def midpoint(walk: Walk, *names: str, at: datetime) -> None:
    """The chair reviews each plan half way, and finds it on course."""
    for case in walk.named(names):
        review_midpoint(
            Plan.objects.open().get(case=case), progress="On track.", outline_developed=True,
            core_groups_in_time=True, plan_reflects_changes=True, by=walk.cast.chair, at=at,
            as_of=walk.until(at),
        )  # fmt: skip


def supervise(walk: Walk, *names: str, at: datetime) -> None:
    """The manager discusses each plan with the worker: all is as it should be."""
    for case in walk.named(names):
        hold_supervision(
            Plan.objects.open().get(case=case), progress="On track.", visiting="Kept.",
            timescales_kept=True, chronology_current=True, genogram_current=True,
            ecomap_current=True, by=walk.cast.manager, at=at, as_of=walk.until(at),
        )  # fmt: skip


def visiting(walk: Walk, name: str, *, every_days: int | None, at: datetime) -> None:
    """How often one child is seen, where that is more often than the pathway says."""
    plan = plan_of(walk, name)
    agree_visiting(
        plan, every_days=every_days, words="The nurse sees her weekly too.", by=walk.cast.worker,
        as_of=walk.until(at), version=plan.version,
    )  # fmt: skip


def plan_of(walk: Walk, name: str) -> Plan:
    """A child's last plan."""
    found: Plan = Plan.objects.filter(case=walk.cases[name]).latest("started_on")
    return found


def end(walk: Walk, name: str, reason: str, *, at: datetime, **but: Any) -> Plan:
    """The chair ends one child's plan outside a conference: the child leaves the next review."""
    plan = plan_of(walk, name)
    return end_plan_outside(
        plan, reason=reason, by=walk.cast.chair, on=at.date(), as_of=walk.until(at),
        version=plan.version, **but,
    )  # fmt: skip


def joint_report(walk: Walk, act: str, *, at: datetime, by: Any = None) -> None:
    """One step of the joint report that is in hand."""
    report = JointReport.objects.latest("created_at")
    getattr(joint_reports, act)(
        report, by=by or walk.cast.worker, at=at, as_of=walk.until(at), version=report.version
    )
