"""What a person has to be at today: conferences and core groups, by the clock."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Q
from django.urls import reverse

from cases.models import Case
from cases.models.together import Together
from cases.presenters.names import names_of
from conferences.models import Conference
from coregroups.models import Meeting
from cpcase.web import formats
from timescales.engine.calendar import LONDON
from timescales.models import Allocation


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing in the diary: when, what and where."""

    at: datetime
    what: str
    href: str
    where: str

    @property
    def when(self) -> str:
        """10am."""
        return formats.clock_time(self.at)


def diary_of(person: Any, day: date) -> tuple[Entry, ...]:
    """A day of the people whom `person` answers for, in London, the first thing first."""
    conferences, meetings = _conferences(person, day), _core_groups(person, day)
    records: list[Together] = [*conferences, *(meeting.core_group for meeting in meetings)]
    cases = {case.pk for record in records for case in record.cases()}
    mine = Case.objects.visible_to(person).filter(pk__in=cases) if cases else Case.objects.none()
    seen = set(mine.values_list("pk", flat=True))
    # A meeting is seen by whoever sees one of its children.
    found = [
        *(_of_conference(one, seen) for one in conferences if _is_seen(one, seen)),
        *(_of_meeting(one, seen) for one in meetings if _is_seen(one.core_group, seen)),
    ]
    return tuple(sorted(found, key=lambda one: one.at))


def _is_seen(record: Together, seen: Collection[Any]) -> bool:
    return any(case.pk in seen for case in record.cases())


def _held_by(person: Any) -> Any:
    """The timelines of the children they are allocated to."""
    held = Allocation.objects.in_force().filter(person__in=person.answers_for())
    return held.values("timeline")


def _hours(day: date) -> tuple[datetime, datetime]:
    start = datetime.combine(day, time(0), LONDON)
    return start, datetime.combine(day + timedelta(days=1), time(0), LONDON)


def _conferences(person: Any, day: date) -> list[Conference]:
    mine = Q(chair__in=person.answers_for()) | Q(children__case__timeline__in=_held_by(person))
    booked = Conference.objects.coming().filter(starts_at__range=_hours(day))
    rows = booked.filter(mine).distinct().select_related("room")
    return list(rows.prefetch_related("children__case__child"))


def _core_groups(person: Any, day: date) -> list[Meeting]:
    mine = Q(core_group__children__plan__case__timeline__in=_held_by(person))
    dates = Meeting.objects.planned().filter(planned_at__range=_hours(day))
    rows = dates.filter(mine).distinct().select_related("core_group")
    return list(rows.prefetch_related("core_group__children__plan__case__child"))


def _of_conference(conference: Conference, seen: Collection[Any]) -> Entry:
    assert conference.starts_at is not None, "a booked conference has a time"
    return Entry(
        at=conference.starts_at,
        what=f"{conference.title}, {names_of(conference, seen)}",
        href=reverse("conferences:conference", args=[conference.pk]),
        where=str(conference.room or ""),
    )


def _of_meeting(meeting: Meeting, seen: Collection[Any]) -> Entry:
    assert meeting.planned_at is not None, "a date that was set has a time"
    return Entry(
        at=meeting.planned_at,
        what=f"Core group, {names_of(meeting.core_group, seen)}",
        href=reverse("coregroups:core_group", args=[meeting.core_group_id]),
        where=meeting.venue,
    )
