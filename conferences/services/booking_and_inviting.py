"""One act behind one button: the conference is booked, and its letters go out."""

from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.permissions import Permission
from conferences.choices import InvitationStatus
from conferences.models import Conference
from conferences.services.bookings import When, book
from conferences.services.invitations import send_invitations


@transaction.atomic
def book_and_invite(
    conference: Conference, when: When, *, by: Any, as_of: datetime, version: int
) -> Conference:
    """Book, and send every invitation of the list; whoever may not invite books alone.

    Raises what `book` and `send_invitations` raise; then neither is done.
    """
    booked = book(conference, when, by=by, as_of=as_of, version=version)
    if to_send(booked, by=by):
        send_invitations(booked, by=by, as_of=as_of, version=booked.version)
        booked.refresh_from_db()
    return booked


def to_send(conference: Conference, *, by: Any) -> int:
    """How many letters the button would send."""
    request = conference.request
    if not by.may(Permission.INVITE, conference) or (request and request.listed_at is None):
        return 0
    return int(conference.invitations.filter(status=InvitationStatus.LISTED).count())
