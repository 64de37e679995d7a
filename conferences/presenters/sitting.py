"""The sitting as it stands: who was marked, whether it is quorate, what would follow from it."""

from collections.abc import Sequence
from datetime import datetime

from conferences.choices import Outcome
from conferences.models import Attendance, Booking, Conference
from conferences.presenters.booking import as_consequence
from conferences.rules.quorum import Quorum, others_needed, quorum
from cpcase.web.components import Consequence
from timescales.engine.offsets import london_day
from timescales.services.preview import Effect, preview
from timescales.services.recording import Happening


def usual_end(conference: Conference, now: datetime) -> datetime:
    """When it ended, until the chair says otherwise: as booked, or now while that is to come."""
    booked = conference.ends_at
    return booked if booked is not None and booked <= now else now


def dates_if_held(conference: Conference, *, as_of: datetime) -> list[Consequence]:
    """What would run from its end if it led to a plan: for the first child who gets one."""
    here = conference.here()
    child = next((one for one in here if one.outcome == Outcome.PLAN), here[0])
    facts = {"conference": conference.kind, "number": child.number, "outcome": Outcome.PLAN}
    ended = usual_end(conference, as_of)
    held = Happening(child.case.timeline, "conference.held", ended, facts)
    rows = preview(child.case.timeline, [held], as_of=as_of)
    today = london_day(as_of)
    return [
        as_consequence(row, child.case, today)
        for row in rows
        if row.due is not None and row.effect in (Effect.APPEARS, Effect.MOVES)
    ]


def booking_of(conference: Conference) -> Booking | None:
    """The booking that stands."""
    return next((one for one in conference.bookings.all() if one.ended_at is None), None)


def sitting_of(conference: Conference) -> list[Attendance]:
    """Who was marked at the sitting that stands."""
    booking = booking_of(conference)
    return list(booking.attendance.all()) if booking is not None else []


def counted_of(conference: Conference, rows: Sequence[Attendance]) -> Quorum:
    """Which agencies are here."""
    return quorum(rows, needed=others_needed(conference))
