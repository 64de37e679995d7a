"""Scenes under a plan: core groups, minutes, supervision, the way to an ending."""

from datetime import datetime, timedelta
from typing import Any

from coregroups.choices import HowThere, MeetingKind
from coregroups.models import CoreGroup, Meeting, Plan
from coregroups.rules.meetings import MeetingRecord, Presence
from coregroups.services.meetings import hold
from coregroups.services.minutes import send_minutes
from coregroups.services.oversight import hold_supervision, review_midpoint
from demo.family import Household


def plans_of(home: Household) -> list[Plan]:
    """The open plans of the family's children."""
    return [plan for case in home.cases for plan in Plan.objects.open().filter(case=case)]


def group_of(home: Household) -> CoreGroup:
    """The core group that carries them."""
    found: CoreGroup = CoreGroup.objects.open().of(plans_of(home)[0].case).get()
    return found


def meet(home: Household, *, at: datetime, kind: str = MeetingKind.LATER) -> None:
    """A core group of an hour; one chairs, another takes notes. None once every plan has ended."""
    if not plans_of(home):
        return
    group = group_of(home)
    members = list(group.members.on(at.date()))
    told: dict[str, Any] = {
        "kind": kind,
        "started_at": at - timedelta(hours=1),
        "ended_at": at,
        "chair": members[0],
        "note_taker": members[1],
        "presences": [Presence(member, HowThere.HERE) for member in members],
        "agreed": True,
    }
    # The date that the conference set is the one that was held, if on another day.
    set_for = group.meetings.planned().first()
    hold(
        group, MeetingRecord(**told), by=home.worker, as_of=at, version=group.version,
        meeting=set_for,
    )  # fmt: skip


def minute(home: Household, *, at: datetime) -> None:
    """The last meeting's minutes go to its members."""
    if not plans_of(home):
        return
    meeting = Meeting.objects.held().filter(core_group=group_of(home)).latest("ended_at")
    copies = dict.fromkeys(meeting.core_group.members.on(at.date()), "Secure mail")
    send_minutes(meeting, copies=copies, by=home.worker, at=at, as_of=at, version=meeting.version)


def supervise(home: Household, *, at: datetime) -> None:
    """The manager discusses each child with the worker (C26)."""
    for plan in plans_of(home):
        hold_supervision(
            plan, progress="Visits are kept.", visiting="Every 2 weeks.", timescales_kept=True,
            chronology_current=True, genogram_current=True, ecomap_current=False,
            by=home.manager, at=at, as_of=at,
        )  # fmt: skip


def look_half_way(home: Household, *, at: datetime) -> None:
    """The chair's mid-point review (C24, S15)."""
    for plan in plans_of(home):
        review_midpoint(
            plan, progress="The plan moves.", outline_developed=True, core_groups_in_time=True,
            plan_reflects_changes=True, by=home.chair, at=at, as_of=at,
        )  # fmt: skip
