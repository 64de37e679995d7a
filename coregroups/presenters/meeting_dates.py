"""Dates of core groups to come, in words; and those that somebody else set meanwhile (D27)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from coregroups.choices import MeetingStatus
from coregroups.models import Meeting
from cpcase.web import formats
from cpcase.web.components import Action


@dataclass(frozen=True, slots=True)
class SetMeanwhile:
    """What somebody else set while a page was open: who, when, and each date."""

    who: str
    when: str
    dates: tuple[str, ...]


def planned_lines(meetings: Iterable[Meeting], today: date) -> list[tuple[str, Action]]:
    """Dates to come, each with the link that gives it up."""
    return [
        (
            date_words(meeting, today),
            Action("Cancel this date", reverse("coregroups:cancel_date", args=[meeting.pk])),
        )
        for meeting in meetings
        if meeting.status == MeetingStatus.PLANNED
    ]


def set_meanwhile(meetings: Sequence[Meeting], today: date) -> SetMeanwhile:
    """Whoever set the last of these dates, when, and the dates."""
    last = (
        meetings[0]
        .history.model.objects.filter(id__in=[one.pk for one in meetings], history_type="+")
        .latest("history_date")
    )
    return SetMeanwhile(
        who=str(last.history_user or "The system"),
        when=formats.moment(last.history_date, today),
        dates=tuple(date_words(one, today) for one in meetings),
    )


def date_words(meeting: Meeting, today: date) -> str:
    """Friday 24 April at 10am, School."""
    return ", ".join(filter(None, (formats.moment(meeting.planned_at, today), meeting.venue)))
