"""What this person can do about a conference now: links to the pages of its acts."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from accounts.permissions import Permission
from cases.models import Case
from cases.models.case import CaseQuerySet
from conferences.choices import ConferenceStatus, InvitationStatus, ReportStatus
from conferences.models import Conference
from conferences.rules.late import MAY_ASK
from conferences.rules.quorum import can_agree
from conferences.workflows import CONFERENCE
from cpcase.web.components import Action

_MOVES = {
    "book": ("Book a date", "book"),
    "save_day": ("Conference day", "day"),
    "rearrange": ("Rearrange", "rearrange"),
    "send_decisions": ("Send the decisions", "send_decisions"),
    "stand_down": ("Stand it down", "stand_down"),
}
_BEFORE = (ConferenceStatus.TO_BOOK, ConferenceStatus.BOOKED)


def who_could_join(conference: Conference, person: Any) -> CaseQuerySet:
    """Open episodes of the same process that are not part of it, as far as the person sees them."""
    here = conference.cases()
    groups = {case.timeline.group for case in here}
    mine = Case.objects.visible_to(person).open().filter(timeline__group__in=groups)
    return mine.exclude(pk__in=[one.pk for one in here]).select_related("child", "timeline")


def actions_of(conference: Conference, person: Any) -> list[Action]:
    """In the order of the work."""
    return [
        Action(text, reverse(f"conferences:{name}", args=[conference.pk]))
        for text, name in _found(conference, person)
    ]


def _found(conference: Conference, person: Any) -> Iterator[tuple[str, str]]:
    for act, link in _MOVES.items():
        if CONFERENCE.can(conference, act, by=person):
            yield link
    yield from _about_people(conference, person)
    yield from _about_quorum(conference, person)
    if conference.status in _BEFORE and _may_agree(conference, person):
        yield "Agree to a later date", "agree_to_late"
    if conference.status in _BEFORE and any(person.may(one, conference) for one in MAY_ASK):
        yield "Ask for a later date", "ask_for_late"
    report = getattr(conference, "report", None)
    if report is not None or person.may(Permission.WRITE_REPORT, conference):
        yield "Conference report", "report"
    if (
        report is not None
        and person.may(Permission.SHARE_REPORT, conference)
        and conference.invitations.on_the_list().exclude(report_shares__report=report).exists()
    ):
        yield "Record that the report was shared", "share_report"
    if (
        report is not None
        and report.status == ReportStatus.WITH_MANAGER
        and person.may(Permission.AUTHORISE_REPORT, conference)
    ):
        yield "Authorise or return the report", "decide_report"
    if conference.held_at is not None:
        yield "Decisions and letters", "decisions"


def _about_people(conference: Conference, person: Any) -> Iterator[tuple[str, str]]:
    if conference.status in _BEFORE and person.may(Permission.LIST_INVITATIONS, conference):
        yield "Add somebody to the list", "add_invitation"
    listed = any(one.status == InvitationStatus.LISTED for one in conference.invitations.all())
    if (
        conference.status == ConferenceStatus.BOOKED
        and listed
        and person.may(Permission.INVITE, conference)
    ):
        yield "Send the invitations", "send_invitations"
    if (
        conference.status in _BEFORE
        and person.may(Permission.BOOK_CONFERENCE, conference)
        and who_could_join(conference, person).exists()
    ):
        yield "Let a brother or sister join", "add_child"
    if (
        conference.status in _BEFORE
        and len(conference.here()) > 1
        and person.may(Permission.STAND_DOWN_CONFERENCE, conference)
    ):
        yield "Take a child out", "take_out"


def _about_quorum(conference: Conference, person: Any) -> Iterator[tuple[str, str]]:
    booking = next((one for one in conference.bookings.all() if one.ended_at is None), None)
    choice = getattr(booking, "quorum_choice", None)
    if choice is None or choice.agreed_at is not None:
        return
    if can_agree(choice, conference, person):
        yield "Agree to what the chair asks", "agree_quorum"


def _may_agree(conference: Conference, person: Any) -> bool:
    return bool(
        person.may(Permission.AGREE_LATE_CONFERENCE, conference)
        or person.may(Permission.GIVE_LATE_REASONS, conference)
    )
