"""Who agrees to a date past a limit, and whose agreement was asked for and is missing."""

from datetime import date, datetime
from typing import Any

from accounts.permissions import Permission
from conferences.choices import LateRole
from conferences.models import Conference
from conferences.rules.bookings import missing_agreement, needed_agreement
from conferences.rules.limits import HoldBy
from cpcase.refusals import Incomplete, NotAllowed
from cpcase.web import formats
from timescales.engine.offsets import london_day

_PERMISSIONS = {
    LateRole.SERVICE_MANAGER: Permission.AGREE_LATE_CONFERENCE,
    LateRole.TEAM_MANAGER: Permission.GIVE_LATE_REASONS,
    LateRole.CHAIR: Permission.GIVE_LATE_REASONS,
}

# Who finds that no date inside the limit will do.
MAY_ASK = (Permission.BOOK_CONFERENCE, Permission.REQUEST_CONFERENCE)


def check_agrees_late(conference: Conference, role: str, by: Any) -> None:
    """Whoever holds the role (S03); past the national limit two people, manager and chair (N02).

    Raises Incomplete without a role, and NotAllowed.
    """
    if role not in _PERMISSIONS:
        raise Incomplete("Say in which role you agree.", field="role")
    if not by.may(_PERMISSIONS[LateRole(role)], conference) or role not in by.roles():
        raise NotAllowed(f"Only the {LateRole(role).label.lower()} can agree to this.")
    both = {LateRole.TEAM_MANAGER, LateRole.CHAIR}
    gave_other = any(
        reason.person_id == by.pk and reason.role in both - {role}
        for reason in conference.late_reasons.all()
    )
    if role in both and gave_other:
        raise NotAllowed("Somebody else must give the other reason.")


def check_until(
    conference: Conference, limit: HoldBy | None, until: date, *, as_of: datetime
) -> None:
    """The last day is to come, and past a limit to which somebody has to agree (S03, N02)."""
    if until < london_day(as_of):
        raise Incomplete("The last day must be today or in the future.", field="until")
    if limit is None:
        return
    if not needed_agreement(conference, limit, until):
        on = formats.day(limit.due_on, until)
        raise Incomplete(f"The limit is {on}. Nobody has to agree to this day.", field="until")


def can_agree_late(conference: Conference, role: str, by: Any) -> bool:
    """The boolean twin of `check_agrees_late`, for pages and lists."""
    try:
        check_agrees_late(conference, role, by)
    except (Incomplete, NotAllowed):
        return False
    return True


def waits_for(conference: Conference, limit: HoldBy | None) -> tuple[LateRole, ...]:
    """Who was asked to agree to a later date and has not; nobody once another date is booked."""
    asked = getattr(conference, "late_request", None)
    if asked is None or limit is None:
        return ()
    if any(booking.booked_at > asked.asked_at for booking in conference.bookings.all()):
        return ()
    return missing_agreement(conference, limit, asked.until, conference.late_reasons.all())
