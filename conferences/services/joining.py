"""Children who join a conference later, or leave it before it is held."""

from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.permissions import Permission
from cases.models import Case
from conferences.choices import ConferenceStatus, Kind
from conferences.models import Conference, ConferenceChild
from conferences.rules.requests import check_none_open
from conferences.services.about_whom import let_go, tell_of_joining, tell_of_leaving
from conferences.services.bookings import book_for
from conferences.services.numbers import next_number
from conferences.services.sharing import share_with
from conferences.services.standing import standing_booking
from cpcase.clock import LONDON
from cpcase.records import add, change
from cpcase.refusals import Incomplete, NotAllowed, NotNow
from timescales.services.recording import Happening, record


@transaction.atomic
def add_child(
    conference: Conference, case: Case, *, by: Any, as_of: datetime, version: int
) -> ConferenceChild:
    """A brother or sister joins a conference that is asked for or booked; later, so are the clocks.

    Whoever the record knows for the child is put on the list, and whoever was invited hears of it.
    Raises NotAllowed, Conflict, and NotNow for a child of another process, one who has such a
    conference already, or a conference that was held.
    """
    conference = Conference.objects.locked(conference.pk, version=version)
    if not (by.may(Permission.JOIN_SIBLING, case) or by.may(Permission.BOOK_CONFERENCE, case)):
        raise NotAllowed("You may not let a child join this conference.")
    if not Conference.objects.not_over().filter(pk=conference.pk).exists():
        raise NotNow("Nobody can join this conference any more.")
    groups = {one.timeline.group for one in conference.cases()}
    if case.timeline.group not in groups:
        raise NotNow("This child is not in the same process.")
    check_none_open([case], conference.kind)
    facts = {"conference": conference.kind, "number": next_number(case, conference.kind)}
    if conference.kind != Kind.REVIEW and conference.status != ConferenceStatus.ASKED:
        record(
            [
                Happening(case.timeline, "conference.requested", as_of, facts),
                Happening(case.timeline, "invitations.listed", as_of),
            ],
            by=by,
            as_of=as_of,
        )
    for invitation in conference.invitations.out().filter(agency__isnull=False):
        reason = f"Invited to: {conference.title.lower()}"
        share_with(invitation.agency, [case], reason=reason, by=by, as_of=as_of)
    child = join(conference, case, by=by, as_of=as_of)
    tell_of_joining(conference, case, by=by, as_of=as_of)
    return child


@transaction.atomic
def take_out(
    conference: Conference,
    child: ConferenceChild,
    *,
    why: str,
    by: Any,
    as_of: datetime,
    version: int,
) -> ConferenceChild:
    """A child leaves a conference before it is held; the others' goes on (D06, S11).

    Everybody invited hears of it: whoever came for this child alone that it will not take place.
    Raises NotAllowed, Conflict, Incomplete without a reason, and NotNow for one that was held or
    for the last child: then it is stood down.
    """
    conference = Conference.objects.locked(conference.pk, version=version)
    if not by.may(Permission.STAND_DOWN_CONFERENCE, conference):
        raise NotAllowed("You may not take a child out of this conference.")
    if not Conference.objects.not_over().filter(pk=conference.pk).exists():
        raise NotNow("Nobody can leave this conference any more.")
    if len(conference.here()) < 2:
        raise NotNow("This is the only child: stand the conference down.")
    if not why.strip():
        raise Incomplete("Say why the child leaves.", field="why")
    return leave(conference, child, act="stand_down", why=why.strip(), by=by, as_of=as_of)


def leave(
    conference: Conference, child: ConferenceChild, *, act: str, why: str, by: Any, as_of: datetime
) -> ConferenceChild:
    """Let a child leave a locked conference that goes on for others, as the act that calls it has
    checked; `act` is what it is to the invitations. The booking is stood down for this child.
    """
    child = conference.children.select_for_update(of=("self",)).get(pk=child.pk, left_on=None)
    others = let_go(conference, child.case, act=act, by=by, as_of=as_of)
    child.left_on = as_of.astimezone(LONDON).date()
    change(child, by=by, why=why)
    change(conference, by=by, why="a child left")
    if standing_booking(child) is not None:
        facts = {"conference": conference.kind, "number": child.number}
        timeline = child.case.timeline
        record([Happening(timeline, "conference.stood_down", as_of, facts)], by=by, as_of=as_of)
    tell_of_leaving(conference, others, by=by, as_of=as_of)
    return child


def join(conference: Conference, case: Case, *, by: Any, as_of: datetime) -> ConferenceChild:
    """Put a child on a conference and, where it is booked, the booking on the child's timeline."""
    child = conference.children.filter(case=case).first()
    if child is not None:  # one who left comes back
        child.left_on, child.booked_event_id = None, None
        change(child, by=by, why="joined again")
    else:
        number = next_number(case, conference.kind)
        child = add(ConferenceChild(conference=conference, case=case, number=number), by=by)
    if conference.status == ConferenceStatus.BOOKED:
        book_for(conference, child, by=by, as_of=as_of)
    return child
