"""Booking and rearranging: a date inside its limit, a room and a chair that nobody else has."""

from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.models import Post
from accounts.roles import Role
from conferences.choices import NotQuorate
from conferences.models import Booking, Conference, ConferenceChild, Letter
from conferences.rules.bookings import check_late, check_moment
from conferences.rules.limits import hold_by
from conferences.rules.slots import When, check_times
from conferences.services.diary_notices import tell_managers
from conferences.services.slots import check_free, free, take
from conferences.services.standing import standing_booking
from conferences.services.telling import tell_invited, tell_staff
from conferences.workflows import CONFERENCE, INVITATION
from cpcase.clock import LONDON
from cpcase.records import add, change, change_all
from cpcase.refusals import Incomplete, NotNow
from timescales.models import Allocation
from timescales.services.allocations import allocate
from timescales.services.recording import Happening, record

__all__ = ["When", "book", "book_for", "check_to_book", "rearrange"]


@transaction.atomic
def book(
    conference: Conference, when: When, *, by: Any, as_of: datetime, version: int
) -> Conference:
    """Book the conference; it does not wait for the Section 47 to be authorised (C14, S03, L06).

    The chair answers for the children from now on. Raises NotAllowed, NotNow, Conflict, and
    Incomplete for a time before what led to it, in the past, on a day that is no working day, past
    a limit that nobody agreed to, or taken.
    """
    conference = Conference.objects.locked(conference.pk, version=version)
    conference.hold_children()
    CONFERENCE.move(conference, "book", by=by)
    _check_when(conference, when, as_of)
    _take(conference, when, by=by, as_of=as_of)
    _record(conference, by=by, as_of=as_of)
    words = "A conference is booked. Look at its dates."
    _tell(conference, "booked", words, as_of)
    return conference


@transaction.atomic
def rearrange(
    conference: Conference, when: When, *, why: str, by: Any, as_of: datetime, version: int
) -> Conference:
    """Give a booked conference another time. Its own limit stays; what counts from it moves.

    Everybody invited is told and asked again. Raises as `book` does, and NotNow while a sitting
    that was not quorate waits for the service manager's approval (S12).
    """
    conference = Conference.objects.locked(conference.pk, version=version)
    conference.hold_children()
    CONFERENCE.move(conference, "rearrange", by=by)
    if not why.strip():
        raise Incomplete("Say why it is rearranged.", field="why")
    booking = conference.bookings.current().get()
    _check_approved(booking)
    _check_when(conference, when, as_of)
    booking.ended_at, booking.ended_why = as_of, why.strip()
    change(booking, by=by, why="rearranged")
    free(conference)
    _take(conference, when, by=by, as_of=as_of)
    _record(conference, by=by, as_of=as_of)
    invited = list(conference.invitations.out().select_for_update(of=("self",)))
    for invitation in invited:
        invitation.conference = conference
        INVITATION.move(invitation, "ask_again", by=by)
        invitation.replied_at, invitation.reply_words = None, ""
    change_all(invited, by=by, why="rearranged")
    tell_invited(invited, Letter.About.MOVED, by=by, as_of=as_of)
    _tell(conference, "rearranged", "A conference has a new date.", as_of)
    return conference


def book_for(conference: Conference, child: ConferenceChild, *, by: Any, as_of: datetime) -> None:
    """Put a booking that stands on the timeline of a child who joins, and its chair too."""
    assert conference.chair is not None  # a booked conference has one
    allocate([child.case.timeline], role=Role.CHAIR, person=conference.chair, by=by, as_of=as_of)
    _record(conference, by=by, as_of=as_of, only=child)


def check_to_book(conference: Conference, when: When, *, as_of: datetime) -> None:
    """Whether it can be booked then, as far as one sees before it is. Raises Incomplete."""
    _check_when(conference, when, as_of)
    check_free(
        conference, starts_at=when.starts_at, ends_at=when.ends_at, room=when.room,
        chair=when.chair,
    )  # fmt: skip


def _check_when(conference: Conference, when: When, as_of: datetime) -> None:
    """Whether it could be booked then, but for who else has room and chair. Raises Incomplete."""
    if when.room is None:
        raise Incomplete("Choose a room.", field="room")
    if when.room.ended_on is not None:
        raise Incomplete("This room is no longer in use. Choose another.", field="room")
    check_times(when.starts_at, when.ends_at)
    _check_chair(conference, when)
    limit = check_moment(conference, hold_by(conference), when.starts_at, as_of=as_of)
    on = when.starts_at.astimezone(LONDON).date()
    check_late(conference, limit, on, conference.late_reasons.all())


def _check_chair(conference: Conference, when: When) -> None:
    """A chair chairs, and has not worked on the case."""
    chair = when.chair
    on = when.starts_at.astimezone(LONDON).date()
    if chair is None or not Post.objects.held_on(on).filter(person=chair, role=Role.CHAIR).exists():
        raise Incomplete("Choose a chair.", field="chair")
    timelines = [case.timeline for case in conference.cases()]
    worked = Allocation.objects.in_force().filter(timeline__in=timelines, person=chair)
    if worked.exclude(role=Role.CHAIR).exists():
        raise Incomplete(
            f"{chair.name} has worked on this case. Choose another chair.", field="chair"
        )


def _check_approved(booking: Booking) -> None:
    choice = getattr(booking, "quorum_choice", None)
    if choice is not None and choice.choice == NotQuorate.REARRANGE and choice.agreed_at is None:
        raise NotNow("The service manager must approve the rearranging first.")


def _take(conference: Conference, when: When, *, by: Any, as_of: datetime) -> None:
    """Take the time, write it, keep the booking, and let the chair answer for the children."""
    take(
        conference,
        starts_at=when.starts_at,
        ends_at=when.ends_at,
        room=when.room,
        chair=when.chair,
    )
    conference.starts_at, conference.ends_at = when.starts_at, when.ends_at
    conference.room, conference.chair = when.room, when.chair
    change(conference, by=by)
    add(
        Booking(
            conference=conference,
            starts_at=when.starts_at,
            ends_at=when.ends_at,
            room=when.room,
            chair=when.chair,
            booked_by=by,
            booked_at=as_of,
        ),
        by=by,
    )
    timelines = [case.timeline for case in conference.cases()]
    assert when.chair is not None  # _check_chair refuses none
    allocate(timelines, role=Role.CHAIR, person=when.chair, by=by, as_of=as_of)


def _record(
    conference: Conference, *, by: Any, as_of: datetime, only: ConferenceChild | None = None
) -> None:
    """The booking on each child's timeline; it replaces the one that stood there."""
    children = [only] if only is not None else conference.here()
    assert conference.starts_at is not None
    happenings = [
        Happening(child.case.timeline, "conference.booked", conference.starts_at, _facts(child))
        for child in children
    ]
    for child, event in zip(children, record(happenings, by=by, as_of=as_of), strict=True):
        child.booked_event_id = event.id
    change_all(children, by=by)


def _facts(child: ConferenceChild) -> dict[str, Any]:
    facts: dict[str, Any] = {"conference": child.conference.kind, "number": child.number}
    stands = standing_booking(child)
    if stands is not None:
        facts["replaces"] = str(stands)
    return facts


def _tell(conference: Conference, about: str, words: str, as_of: datetime) -> None:
    tell_staff(
        conference,
        (Role.SOCIAL_WORKER, Role.TEAM_MANAGER, Role.CHAIR),
        about=about,
        words=words,
        as_of=as_of,
        urgent=about == "rearranged",
    )
    tell_managers(conference, as_of=as_of)
