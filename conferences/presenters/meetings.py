"""Every meeting of one episode in one list: conferences, core groups, strategy discussions."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.urls import reverse

from cases.choices.states import DiscussionStatus
from cases.models import Case, StrategyDiscussion
from cases.presenters.family import family_in_reach
from cases.presenters.names import named, names_of
from conferences.choices import ConferenceStatus, Kind
from conferences.models import Conference
from conferences.presenters.lists import conference_row
from coregroups.choices import MeetingStatus
from coregroups.models import Meeting
from coregroups.presenters.meetings import minutes_due, minutes_words
from cpcase.web import formats
from cpcase.web.components import DueBlock, WorkRow
from timescales.engine.offsets import london_day

# What `?kind=` chooses, and its words; without one, all of them.
KINDS = {
    "": "All",
    "conferences": "Conferences",
    "core_groups": "Core groups",
    "strategy": "Strategy discussions",
}
_COLOURS = {
    DiscussionStatus.RECORDED: "yellow",
    DiscussionStatus.RETURNED: "yellow",
    DiscussionStatus.SIGNED_OFF: "green",
}
# A meeting and its moment; what has no date yet stands first, where it is looked for.
Dated = tuple[datetime | None, WorkRow]


def meetings_of(case: Case, *, by: Any, kind: str, as_of: datetime) -> list[WorkRow]:
    """What was booked and held about one child, the newest first. A constant query count."""
    visible = family_in_reach(case, by)
    found: list[Dated] = []
    if kind in ("", "conferences"):
        found += _conferences(case, by, visible, as_of)
    if kind in ("", "core_groups"):
        found += _core_groups(case, by, visible, as_of)
    if kind in ("", "strategy"):
        found += _discussions(case, by, visible, london_day(as_of))
    dated = sorted(
        ((moment, row) for moment, row in found if moment is not None),
        key=lambda one: one[0],
        reverse=True,
    )
    return [row for moment, row in found if moment is None] + [row for _, row in dated]


def _conferences(case: Case, by: Any, visible: Collection[Any], as_of: datetime) -> list[Dated]:
    """Those that are more than a draft; one that the child was taken out of is not theirs."""
    rows = (
        Conference.objects.visible_to(by)
        .filter(children__case=case, children__left_on=None)
        .exclude(status=ConferenceStatus.ASKED)
        .for_lists()
    )
    found: list[Dated] = []
    for one in rows:
        row = conference_row(one, visible=visible, as_of=as_of)
        whys = (*row.whys, *_decisions(one, london_day(as_of)))
        found.append((one.starts_at, replace(row, whys=whys)))
    return found


def _decisions(conference: Conference, today: date) -> Iterable[str]:
    """A conference's minutes are its decisions and outline plan, sent within a day (C17)."""
    if conference.held_at is None:
        if conference.stood_down_why:
            yield f"Stood down: {conference.stood_down_why}"
        return
    if conference.kind != Kind.TRANSFER_IN and conference.quorate is False:
        yield "It was not quorate."
    if conference.decisions_sent_at is None:
        yield "Decisions not sent yet."
    else:
        yield f"Decisions sent on {formats.day(conference.decisions_sent_at, today)}."


def _core_groups(case: Case, by: Any, visible: Collection[Any], as_of: datetime) -> list[Dated]:
    meetings = list(
        Meeting.objects.visible_to(by)
        .of(case)
        .exclude(status=MeetingStatus.CANCELLED)
        .prefetch_related("core_group__children__plan__case__child")
    )
    rows = list(case.timeline.deadlines.current())
    pathway, today = case.timeline.pathway.pathway, london_day(as_of)
    return [
        _core_group(one, visible, as_of, due=minutes_due(one, rows, pathway))
        if one.status == MeetingStatus.HELD
        else (one.planned_at, _planned(one, visible, as_of, today))
        for one in meetings
    ]


def _core_group(
    one: Meeting, visible: Collection[Any], as_of: datetime, *, due: date | None
) -> Dated:
    today = london_day(as_of)
    when = formats.span(one.started_at, one.ended_at, today) if one.started_at else ""  # type: ignore[arg-type]
    return one.started_at, WorkRow(
        due=DueBlock("done", when, iso=one.started_at.isoformat() if one.started_at else ""),
        what=str(one),
        href=reverse("coregroups:meeting", args=[one.pk]),
        who=named(_there(one, london_day(one.started_at or as_of), visible)),
        whys=(f"{one.get_kind_display()}.", f"{minutes_words(one, today, due)}."),
        tag="Held",
        tag_colour="grey" if one.minutes_sent_at else "yellow",
    )


def _planned(one: Meeting, visible: Collection[Any], as_of: datetime, today: date) -> WorkRow:
    at = one.planned_at or as_of
    return WorkRow(
        due=DueBlock("later" if at > as_of else "none", formats.moment(at, today)),
        what="Core group",
        href=reverse("coregroups:core_group", args=[one.core_group_id]),
        who=named(_there(one, london_day(at), visible)),
        whys=(f"{one.venue}.",) if one.venue else (),
        tag="Booked",
        tag_colour="blue",
    )


def _there(one: Meeting, day: date, visible: Collection[Any]) -> list[Case]:
    """The children whose plans the group carried on a day, as far as one may see them."""
    rows = one.core_group.children.all()
    return [
        row.plan.case
        for row in rows
        if row.plan.case_id in visible
        and row.joined_on <= day
        and (row.left_on is None or row.left_on >= day)
    ]


def _discussions(case: Case, by: Any, visible: Collection[Any], today: date) -> list[Dated]:
    rows = (
        StrategyDiscussion.objects.visible_to(by)
        .filter(children__case=case)
        .exclude(status=DiscussionStatus.SET_ASIDE)
        .select_related("signed_off_by")
        .prefetch_related("children__case__child")
    )
    return [(one.held_at, _discussion(one, case, visible, today)) for one in rows]


def _discussion(
    one: StrategyDiscussion, case: Case, visible: Collection[Any], today: date
) -> WorkRow:
    block = DueBlock("none", "Not held yet")
    if one.held_at is not None:
        block = DueBlock("done", formats.moment(one.held_at, today), iso=one.held_at.isoformat())
    mine = next(row for row in one.children.all() if row.case_id == case.pk)
    decided = {True: "Section 47 enquiry started.", False: "No Section 47 enquiry."}
    signed = f"Signed off on {formats.day(one.signed_off_at, today)} by {one.signed_off_by}."
    whys = (decided.get(mine.s47_initiated, ""), signed if one.signed_off_at else "")
    return WorkRow(
        due=block,
        what="Strategy discussion",
        href=reverse("cases:strategy", args=[one.pk]),
        who=names_of(one, visible),
        whys=tuple(filter(None, whys)),
        tag=one.get_status_display(),
        tag_colour=_COLOURS.get(DiscussionStatus(one.status), "grey"),
    )
