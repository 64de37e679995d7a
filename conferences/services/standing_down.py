"""Standing a conference down: everybody who was invited is told (D06, S11)."""

from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.roles import Role
from conferences.choices import ConferenceStatus
from conferences.models import Conference, Letter
from conferences.services.slots import free
from conferences.services.telling import tell_invited, tell_staff
from conferences.workflows import CONFERENCE, INVITATION, REQUEST
from coregroups.services.interim_plans import end_interim_plan
from cpcase.clock import LONDON
from cpcase.records import change, change_all
from cpcase.refusals import Incomplete
from timescales.services.recording import Happening, record


@transaction.atomic
def stand_down(
    conference: Conference, *, why: str, by: Any, as_of: datetime, version: int
) -> Conference:
    """No conference is needed: room and chair are free again, and everybody invited hears of it.

    An agency is told by a mail that names nobody: what is shared with it stays until the record is
    closed, so that it can read which meeting it is. Raises NotAllowed, NotNow for one that was
    held, Conflict, Incomplete without a reason.
    """
    conference = Conference.objects.locked(conference.pk, version=version)
    conference.hold_children()
    was_asked_for = conference.status != ConferenceStatus.ASKED
    CONFERENCE.move(conference, "stand_down", by=by)
    if not why.strip():
        raise Incomplete("Say why it is stood down.", field="why")
    conference.stood_down_why = why.strip()
    change(conference, by=by, why="stood down")
    _end_booking(conference, by=by, as_of=as_of)
    if conference.request is not None:
        request = conference.request
        REQUEST.move(request, "stand_down", by=by)
        change(request, by=by, why="stood down")
    if was_asked_for:
        record(_stood_down(conference, as_of), by=by, as_of=as_of)
    for case in conference.cases():
        end_interim_plan(case, by=by, on=as_of.astimezone(LONDON).date())
    _tell(conference, by=by, as_of=as_of)
    return conference


def _end_booking(conference: Conference, *, by: Any, as_of: datetime) -> None:
    free(conference)
    for booking in conference.bookings.current():
        booking.ended_at, booking.ended_why = as_of, conference.stood_down_why
        change(booking, by=by, why="stood down")


def _stood_down(conference: Conference, at: datetime) -> list[Happening]:
    return [
        Happening(
            child.case.timeline,
            "conference.stood_down",
            at,
            {"conference": conference.kind, "number": child.number},
        )
        for child in conference.here()
    ]


def _tell(conference: Conference, *, by: Any, as_of: datetime) -> None:
    """Those who were invited, and whoever answers for the children or the diary."""
    out = list(conference.invitations.out().select_for_update(of=("self",)))
    tell_invited(out, Letter.About.STOOD_DOWN, by=by, as_of=as_of)
    listed = list(conference.invitations.on_the_list().select_for_update(of=("self",)))
    for invitation in listed:
        invitation.conference = conference
        INVITATION.move(invitation, "stand_down", by=by)
    change_all(listed, by=by, why="stood down")
    tell_staff(
        conference,
        (Role.SOCIAL_WORKER, Role.TEAM_MANAGER, Role.CHAIR, Role.CONFERENCE_ADMINISTRATOR),
        about="stood_down",
        words="A conference was stood down.",
        as_of=as_of,
        urgent=True,
    )
