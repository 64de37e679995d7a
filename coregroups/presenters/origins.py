"""The visit, core group, plan or joint report that an event of a child's timeline came from."""

from collections.abc import Sequence
from typing import Any

from cases.models import Case
from cases.presenters.origins import Origins, of_kind, origin
from coregroups.models import JointReport, Meeting, MidpointReview, Supervision, Visit, VisitChild

_OF_PLAN = ("plan.ended", "visiting.set", "looked_after_letter.sent")


def origins_of(case: Case, events: Sequence[Any], *, by: Any) -> Origins:
    """Only what the reader may see, in a few queries however many events there are."""
    return {
        **_visits(case, events, by),
        **_meetings(case, events, by),
        **_oversight(case, events, by),
        **_joint_reports(case, events, by),
        **{
            event.pk: origin("See the plan", "coregroups:plan", case.pk)
            for event in of_kind(events, *_OF_PLAN)
        },
    }


def _visits(case: Case, events: Sequence[Any], by: Any) -> Origins:
    told = [event.pk for event in of_kind(events, "visit.made")]
    if not told:
        return {}
    seen = Visit.objects.visible_to(by).values("pk")
    rows = VisitChild.objects.filter(case=case, event_id__in=told, visit__in=seen)
    return {
        row.event_id: origin(
            "Read the visit", "coregroups:visit", row.visit_id, who=row.visit.visited_by.name
        )
        for row in rows.select_related("visit__visited_by")
    }


def _meetings(case: Case, events: Sequence[Any], by: Any) -> Origins:
    told = of_kind(events, "core_group.")
    if not told:
        return {}
    mine = Meeting.objects.visible_to(by).of(case).exclude(number=None)
    # Its end, and its minutes' moment: a number begins anew with each plan.
    at: dict[Any, Any] = {}
    for pk, ended_at, sent_at in mine.values_list("pk", "ended_at", "minutes_sent_at"):
        at |= {("core_group.held", ended_at): pk, ("core_group.minutes_sent", sent_at): pk}
    return {
        event.pk: origin("Read the core group", "coregroups:meeting", at[event.kind, event.at])
        for event in told
        if (event.kind, event.at) in at
    }


def _oversight(case: Case, events: Sequence[Any], by: Any) -> Origins:
    found: Origins = {}
    for kind, of in (("supervision.held", Supervision), ("midpoint_review.done", MidpointReview)):
        told = of_kind(events, kind)
        if not told:
            continue
        rows = of.objects.visible_to(by).filter(case=case).select_related("held_by")
        at = {one.held_at: one.held_by.name for one in rows}
        found |= {
            event.pk: origin(
                "Read what was agreed", "coregroups:oversight", case.pk, who=at[event.at]
            )
            for event in told
            if event.at in at
        }
    return found


def _joint_reports(case: Case, events: Sequence[Any], by: Any) -> Origins:
    """The report that was begun last before: its steps go on from it."""
    told = of_kind(events, "joint_report.")
    if not told:
        return {}
    meetings = Meeting.objects.visible_to(by).of(case).values("pk")
    mine = JointReport.objects.visible_to(by).filter(meeting__in=meetings)
    at = dict(mine.values_list("steps__done_at", "pk"))
    return {
        event.pk: origin("Read the joint report", "coregroups:joint_report", at[event.at])
        for event in told
        if event.at in at
    }
