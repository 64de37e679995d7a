"""How far a line of work is: when its meeting is booked for, and which forms are begun."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from typing import Any

from accounts.models import Draft
from cases.models import Case
from cases.presenters.step_pages import fulfilling_kind
from conferences.choices import ConferenceStatus
from conferences.models.conference import ConferenceChild
from coregroups.choices import MeetingStatus
from coregroups.models.group import GroupChild
from cpcase.web import formats
from timescales.models import Deadline

CONFERENCE, CORE_GROUP = "conference.held", "core_group.held"


def booked_for(rows: Iterable[Deadline], cases: Mapping[Any, Case]) -> dict[Any, datetime | None]:
    """For each deadline that a meeting fulfils, when the child's next one is; None without one.

    A query for each kind of meeting that is among them, and none where there is none.
    """
    meetings: dict[str, dict[Any, Any]] = {CONFERENCE: {}, CORE_GROUP: {}}
    for row in rows:
        kind = fulfilling_kind(row)
        if kind in meetings and row.timeline_id in cases:
            meetings[kind][row.pk] = cases[row.timeline_id].pk
    found: dict[Any, datetime | None] = {}
    for kind, of in meetings.items():
        if of:
            at = _NEXT[kind](set(of.values()))
            found.update({row: at.get(case) for row, case in of.items()})
    return found


def _conferences(cases: Collection[Any]) -> dict[Any, datetime | None]:
    booked = ConferenceChild.objects.filter(
        case__in=cases, left_on=None, conference__status=ConferenceStatus.BOOKED
    ).order_by("-conference__starts_at")
    return dict(booked.values_list("case", "conference__starts_at"))


def _core_groups(cases: Collection[Any]) -> dict[Any, datetime | None]:
    planned = GroupChild.objects.filter(
        plan__case__in=cases, left_on=None, core_group__meetings__status=MeetingStatus.PLANNED
    ).order_by("-core_group__meetings__planned_at")
    return dict(planned.values_list("plan__case", "core_group__meetings__planned_at"))


# The latest first, so that the next one is what remains of each child.
_NEXT = {CONFERENCE: _conferences, CORE_GROUP: _core_groups}


def booked_words(at: datetime | None, today: date) -> str:
    """Booked: Thursday 2 April, 10am."""
    if at is None:
        return "Not booked yet"
    return f"Booked: {formats.day(at, today)}, {formats.clock_time(at)}"


def forms_begun(person: Any) -> frozenset[str]:
    """Where this person's unfinished forms are."""
    return frozenset(Draft.objects.unfinished(person).values_list("link", flat=True))


def is_begun(href: str, begun: Iterable[str]) -> bool:
    """Whether one of these forms is the page that a line leads to, however it was come to."""
    if "?" in href:  # the general form: which step it is about stands behind the question mark
        return href in begun
    return any(link.partition("?")[0] == href for link in begun)
