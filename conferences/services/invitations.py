"""Inviting: who is on the list, the letters, and what people answer."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from accounts.permissions import Permission
from accounts.roles import Role
from conferences.choices import ConferenceStatus, InvitationStatus, Reply, Side
from conferences.models import Conference, Invitation, Letter
from conferences.rules.invitations import Details, check_invitation
from conferences.services.sharing import share_with
from conferences.services.steps import mark_step
from conferences.services.telling import tell_invited, tell_staff
from conferences.workflows import INVITATION
from cpcase.records import add, change, change_all
from cpcase.refusals import Incomplete, NotAllowed, NotNow

__all__ = [
    "Details",
    "add_invitation",
    "change_invitation",
    "reply",
    "send_invitations",
    "take_off",
]

_LISTING = (ConferenceStatus.ASKED, ConferenceStatus.TO_BOOK, ConferenceStatus.BOOKED)
_ACTS = {Reply.ACCEPT: "accept", Reply.DECLINE: "decline", Reply.SEND_REPORT: "send_report"}


@transaction.atomic
def add_invitation(conference: Conference, details: Details, *, by: Any) -> Invitation:
    """Put somebody on the list. Raises NotAllowed, NotNow once it was held, Incomplete."""
    conference = Conference.objects.locked(conference.pk)
    if not by.may(Permission.LIST_INVITATIONS, conference):
        raise NotAllowed("You may not say who is invited.")
    if conference.status not in _LISTING:
        raise NotNow("Nobody can be invited to this any more.")
    invitation = Invitation(conference=conference)
    return _write(invitation, details, by=by, new=True)


@transaction.atomic
def change_invitation(
    invitation: Invitation, details: Details, *, by: Any, version: int
) -> Invitation:
    """Change somebody on the list, before their letter is sent."""
    invitation = Invitation.objects.locked(invitation.pk, version=version)
    INVITATION.move(invitation, "change_invitation", by=by)
    return _write(invitation, details, by=by, new=False)


@transaction.atomic
def take_off(invitation: Invitation, *, by: Any, version: int) -> Invitation:
    """Take somebody off the list, before their letter is sent; the row stays."""
    invitation = Invitation.objects.locked(invitation.pk, version=version)
    INVITATION.move(invitation, "take_off", by=by)
    return change(invitation, by=by, why="taken off")


@transaction.atomic
def send_invitations(
    conference: Conference, *, by: Any, as_of: datetime, version: int
) -> list[Letter]:
    """Send the letters that have not gone out, and share the children with each agency (S06a).

    Raises NotAllowed, NotNow before there is a date or with nobody left, and Incomplete for a
    letter that would give away what its recipient must not be given.
    """
    conference = Conference.objects.locked(conference.pk, version=version)
    conference.hold_children()
    if not by.may(Permission.INVITE, conference):
        raise NotAllowed("You may not send invitations.")
    if conference.status != ConferenceStatus.BOOKED:
        raise NotNow("Book the conference first: the letters name its time and place.")
    waiting = list(
        conference.invitations.filter(status=InvitationStatus.LISTED)
        .select_related("agency")
        .select_for_update(of=("self",))
        .order_by("created_at")
    )
    if not waiting:
        raise NotNow("Every invitation has been sent.")
    _let_out(conference, waiting, by=by, as_of=as_of)
    letters = tell_invited(waiting, Letter.About.INVITATION, by=by, as_of=as_of)
    change(conference, by=by, why="invited")
    for case in conference.cases():
        mark_step(case, "S06a", at=as_of, by=by, as_of=as_of)
    return letters


@transaction.atomic
def reply(
    invitation: Invitation,
    *,
    answer: str,
    words: str = "",
    by: Any,
    as_of: datetime,
    version: int,
) -> Invitation:
    """An invited agency or person answers; on paper or by phone administration writes it down.

    Raises NotAllowed, NotNow before it was sent or once the conference was held, Conflict, and
    Incomplete for no answer.
    """
    if answer not in _ACTS:
        raise Incomplete("Say whether you are coming.", field="answer")
    invitation = Invitation.objects.locked(invitation.pk, version=version)
    INVITATION.move(invitation, _ACTS[Reply(answer)], by=by)
    if invitation.conference.status != ConferenceStatus.BOOKED:
        raise NotNow("This meeting is over, or has no date yet.")
    invitation.replied_at, invitation.reply_words = as_of, words.strip()
    change(invitation, by=by, why="answered")
    if answer != Reply.ACCEPT:
        tell_staff(
            invitation.conference,
            (Role.CONFERENCE_ADMINISTRATOR, Role.CHAIR),
            about=f"reply:{invitation.pk}:{invitation.version}",
            words="Somebody invited to a conference is not coming.",
            as_of=as_of,
        )
    return invitation


def _write(invitation: Invitation, details: Details, *, by: Any, new: bool) -> Invitation:
    check_invitation(details.side, details.name, details.agency_kind, details.route)
    for field in fields(details):
        setattr(invitation, field.name, getattr(details, field.name))
    invitation.name, invitation.as_who = details.name.strip(), details.as_who.strip()
    if details.side != Side.PROFESSIONAL:
        invitation.agency, invitation.agency_kind = None, ""
    try:
        with transaction.atomic():
            return add(invitation, by=by) if new else change(invitation, by=by)
    except IntegrityError as twice:
        raise Incomplete("They are on the list already.", field="name") from twice


def _let_out(
    conference: Conference, waiting: Sequence[Invitation], *, by: Any, as_of: datetime
) -> None:
    for invitation in waiting:
        invitation.conference = conference
        INVITATION.move(invitation, "send_invitations", by=by)
        invitation.sent_at = as_of
    change_all(waiting, by=by, why="sent")
    reason = f"Invited to: {conference.title.lower()}"
    for agency in {one.agency for one in waiting if one.agency is not None}:
        share_with(agency, conference.cases(), reason=reason, by=by, as_of=as_of)
