"""The limits that an invited agency has to keep: one for each, though the pathway has one row."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Case as If
from django.db.models import F, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce

from conferences.choices import ConferenceStatus, InvitationStatus, Side
from conferences.models import Conference, Invitation
from conferences.rules.reports import is_asked_for_report
from timescales.models import Deadline
from timescales.models.deadline import State

# What agencies owe for a conference (S08).
AGENCY_REPORT = ("S08", "agencies")


def agency_limits(conferences: Iterable[Conference]) -> list[Deadline]:
    """The agencies' rows of these conferences' children that still stand."""
    timelines = {case.timeline_id for one in conferences for case in one.cases()}
    rows = _open_rows().filter(timeline__in=timelines)
    return list(rows.select_related("timeline__pathway").order_by("due_on"))


def owed_by(invitation: Invitation, rows: Iterable[Deadline]) -> Deadline | None:
    """The agency's own: nothing once its report has come, whatever the others do."""
    if not is_asked_for_report(invitation) or hasattr(invitation, "report"):
        return None
    timelines = {case.timeline_id for case in invitation.conference.cases()}
    mine = [row for row in rows if row.timeline_id in timelines]
    return min(mine, key=lambda row: str(row.due_on), default=None)


def is_late(invitation: Invitation, owed: Deadline | None, as_of: datetime) -> bool:
    """Whether its report is past the limit, or past the meeting where nothing else dates it."""
    if not is_owing(invitation):
        return False
    since = owed.late_from if owed is not None else invitation.conference.starts_at
    return since is not None and since <= as_of


def is_owing(invitation: Invitation) -> bool:
    """Whether a report is wanted that has not come: of a conference that is still to be held."""
    booked = invitation.conference.status == ConferenceStatus.BOOKED
    return booked and is_asked_for_report(invitation) and not hasattr(invitation, "report")


def is_wanted(invitation: Invitation) -> bool:
    """Whether a report would be taken, a first or a better one: not once it was held or is off."""
    is_on = invitation.conference.status == ConferenceStatus.BOOKED
    is_off = invitation.status == InvitationStatus.STOOD_DOWN
    return is_on and not is_off and is_asked_for_report(invitation)


def late_first(invitations: "QuerySet[Any]", as_of: datetime) -> "QuerySet[Any]":
    """A late report on top, then what is due next, a report or the meeting; last what was.

    Each has `wanted_by`, the moment from which its report is late: the limit of the strictest
    pathway (S08), else the meeting; None where no report is owed.
    """
    owing = Q(side=Side.PROFESSIONAL, person=None, report=None) & Q(
        conference__status=ConferenceStatus.BOOKED
    )
    strictest = (
        _open_rows()
        .filter(
            timeline__case__conferences__conference=OuterRef("conference"),
            timeline__case__conferences__left_on=None,
        )
        .order_by("late_from")
        .values("late_from")[:1]
    )
    starts = F("conference__starts_at")
    limit = Coalesce(Subquery(strictest), starts)
    takes_place = ~Q(conference__status=ConferenceStatus.STOOD_DOWN)
    coming = If(When(takes_place, conference__starts_at__gte=as_of, then=starts))
    return invitations.annotate(
        wanted_by=If(When(owing, then=limit)), next_due=Coalesce("wanted_by", coming)
    ).order_by(F("next_due").asc(nulls_last=True), "-conference__starts_at", "-created_at")


def owed(invitations: "QuerySet[Any]") -> "QuerySet[Deadline]":
    """What these invitations owe, one row each, with its `invitation_id`."""
    waiting = invitations.filter(
        report=None, person=None, conference__status=ConferenceStatus.BOOKED
    )
    of_row = waiting.filter(
        conference__children__case__timeline=OuterRef("timeline"),
        conference__children__left_on=None,
    )
    first_of_siblings = (
        _open_rows()
        .filter(timeline__case__conferences__conference__invitations=OuterRef("invitation_id"))
        .order_by("due_on", "pk")
    )
    rows = _open_rows().annotate(invitation_id=Subquery(of_row.values("pk")[:1]))
    return rows.filter(invitation_id__isnull=False, pk=Subquery(first_of_siblings.values("pk")[:1]))


def _open_rows() -> "QuerySet[Deadline]":
    step, part = AGENCY_REPORT
    return Deadline.objects.filter(step=step, part=part, state=State.OPEN, due_on__isnull=False)
