"""When too few agencies are there: rearrange with approval, or go on as agreed (N06, S12)."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from accounts.models import User
from accounts.roles import Role
from cases.choices import NoteKind
from cases.services.notes import write_note
from conferences.choices import NotQuorate, Presence
from conferences.models import Booking, Conference, QuorumChoice
from conferences.rules.quorum import check_agrees, check_everybody_marked, others_needed, quorum
from conferences.services.telling import tell_staff
from conferences.workflows import CONFERENCE
from cpcase.outbox.services import post
from cpcase.records import add, change
from cpcase.refusals import Incomplete, NotNow


@transaction.atomic
def choose(
    conference: Conference,
    *,
    choice: str,
    why: str,
    by: Any,
    as_of: datetime,
    version: int,
) -> QuorumChoice | None:
    """The chair says what to do about a sitting that is not quorate; waiting records nothing.

    A manager has to agree before the conference goes on, and the service manager before it is
    rearranged. Each agency that failed to come hears of it. Raises NotAllowed, NotNow when enough
    agencies are here, Conflict, Incomplete.
    """
    conference = Conference.objects.locked(conference.pk, version=version)
    CONFERENCE.move(conference, "save_day", by=by)
    if choice not in NotQuorate.values:
        raise Incomplete("Choose what to do.", field="choice")
    booking = conference.bookings.current().get()
    _check_not_quorate(conference, booking)
    if choice == NotQuorate.WAIT:
        return None
    if not why.strip():
        raise Incomplete("Say why.", field="why")
    change(conference, by=by, why="not quorate")
    chosen = _write(booking, choice, why.strip(), by=by, as_of=as_of)
    _ask_to_agree(conference, choice, as_of)
    _raise_with_absent(booking)
    return chosen


@transaction.atomic
def agree(
    conference: Conference, *, words: str, by: Any, as_of: datetime, version: int
) -> QuorumChoice:
    """The manager agrees to the chair's choice; it stands as management oversight (S12).

    Rearranging is the service manager's to approve. Raises NotAllowed (to whoever chose it too),
    NotNow when nothing was asked or it was agreed already, Conflict, Incomplete without words.
    """
    conference = Conference.objects.locked(conference.pk, version=version)
    booking = conference.bookings.current().get()
    choice = QuorumChoice.objects.filter(booking=booking, agreed_at=None).first()
    if choice is None:
        raise NotNow("Nothing has been asked of you about this conference.")
    check_agrees(choice, conference, by)
    if not words.strip():
        raise Incomplete("Say why you agree.", field="words")
    change(conference, by=by, why="agreed")
    choice.agreed_by, choice.agreed_at, choice.agreed_words = by, as_of, words.strip()
    change(choice, by=by, why="agreed")
    for case in conference.cases():
        write_note(
            case, kind=NoteKind.OVERSIGHT, words=words, happened_at=as_of, by=by, as_of=as_of
        )
    tell_staff(
        conference,
        (Role.CHAIR, Role.CONFERENCE_ADMINISTRATOR),
        about="quorum_agreed",
        words="What was asked about a conference was agreed.",
        as_of=as_of,
        urgent=True,
    )
    return choice


def _ask_to_agree(conference: Conference, choice: str, as_of: datetime) -> None:
    rearranges = choice == NotQuorate.REARRANGE
    roles = (Role.SERVICE_MANAGER,) if rearranges else (Role.TEAM_MANAGER, Role.SERVICE_MANAGER)
    tell_staff(
        conference,
        roles,
        about="not_quorate",
        words="A conference is not quorate. Your agreement is asked for.",
        as_of=as_of,
        urgent=True,
        link=reverse("conferences:agree_quorum", args=[conference.pk]),
    )


def _check_not_quorate(conference: Conference, booking: Booking) -> None:
    rows = list(booking.attendance.select_related("invitation"))
    check_everybody_marked(conference.invitations.on_the_list(), rows)
    if quorum(rows, needed=others_needed(conference)).is_quorate:
        raise NotNow("Enough agencies are here: the conference can go on.")


def _write(booking: Booking, choice: str, why: str, *, by: User, as_of: datetime) -> QuorumChoice:
    """One choice for each sitting; another one before it is agreed replaces it."""
    row = QuorumChoice.objects.filter(booking=booking).first()
    if row is not None and row.agreed_at is not None:
        raise NotNow("This was chosen and agreed already.")
    new = row is None
    if row is None:
        row = QuorumChoice(booking=booking)
    row.choice, row.why, row.chosen_by, row.chosen_at = choice, why, by, as_of
    return add(row, by=by) if new else change(row, by=by)


def _raise_with_absent(booking: Booking) -> None:
    """Informal issue resolution: the contact of each agency that did not come is written to."""
    absent = booking.attendance.exclude(presence__in=(Presence.HERE, Presence.SEPARATE))
    for row in absent.filter(invitation__agency__isnull=False).select_related("invitation__agency"):
        agency = row.invitation.agency
        if agency is not None and agency.secure_email:
            post(
                channel="email",
                address=agency.secure_email,
                subject=f"{settings.PRODUCT_NAME}: a meeting had too few agencies",
                body=(
                    "A meeting could not go on as planned, since your agency was not there. Sign "
                    f"in to see which, and talk to its chair.\n\n{settings.SITE_URL}/"
                ),
                dedup_key=f"absent:{booking.pk}:{agency.pk}",
            )
