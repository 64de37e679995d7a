"""Asking those who must agree to a date past a limit, before it is booked (S03, N02)."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.urls import reverse

from conferences.choices import LateRole
from conferences.models import Conference, LateRequest
from conferences.rules.bookings import missing_agreement
from conferences.rules.late import MAY_ASK, check_until, waits_for
from conferences.rules.limits import hold_by
from conferences.services.telling import tell_staff
from cpcase.records import add, change
from cpcase.refusals import Incomplete, NotAllowed, NotNow


@transaction.atomic
def ask_for_late(
    conference: Conference, *, until: date, words: str, by: Any, as_of: datetime, version: int
) -> LateRequest:
    """Ask the service manager, or past the national limit team manager and chair, to agree.

    Each of them is told, and has it among what is asked of them until they agreed or a date is
    booked. Raises NotAllowed, NotNow, Conflict, and Incomplete for a day that is over, that nobody
    has to agree to or that was agreed already.
    """
    conference = Conference.objects.locked(conference.pk, version=version)
    if not any(by.may(one, conference) for one in MAY_ASK):
        raise NotAllowed("You may not ask for a later date.")
    if not Conference.objects.not_over().filter(pk=conference.pk).exists():
        raise NotNow("This conference needs no later date.")
    limit = hold_by(conference)
    if limit is None:
        raise NotNow("This conference has no open limit.")
    check_until(conference, limit, until, as_of=as_of)
    if not words.strip():
        raise Incomplete("Say why it is to be later.", field="words")
    asked = write_request(conference, until, words.strip(), by=by, as_of=as_of)
    conference = Conference.objects.get(pk=conference.pk)
    missing = waits_for(conference, limit)
    if not missing:
        raise Incomplete("This day was agreed to already: book it.", field="until")
    change(conference, by=by, why="asked for a later date")
    tell_asked(conference, missing, as_of=as_of)
    return asked


def ask_others(
    conference: Conference, *, until: date, words: str, by: Any, as_of: datetime
) -> None:
    """Somebody agreed to a date of their own accord: whoever else must agree is asked with it.

    Part of that act's transaction.
    """
    limit = hold_by(conference)
    if limit is None or waits_for(conference, limit):
        return  # no limit, or they have been asked
    missing = missing_agreement(conference, limit, until, conference.late_reasons.all())
    if missing:
        write_request(conference, until, words, by=by, as_of=as_of)
        tell_asked(conference, missing, as_of=as_of)


def tell_asked(conference: Conference, missing: Sequence[LateRole], *, as_of: datetime) -> None:
    """Each of them hears that their agreement is wanted."""
    tell_staff(
        conference,
        missing,
        about="late_asked",
        words="You are asked to agree to a later date of a conference, and to say why.",
        as_of=as_of,
        urgent=True,
        link=reverse("conferences:agree_to_late", args=[conference.pk]),
    )


def write_request(
    conference: Conference, until: date, words: str, *, by: Any, as_of: datetime
) -> LateRequest:
    """One for each conference; asked again for another day, the history keeps both."""
    asked = LateRequest.objects.filter(conference=conference).first()
    new, asked = asked is None, asked or LateRequest(conference=conference)
    asked.until, asked.words, asked.asked_by, asked.asked_at = until, words, by, as_of
    return add(asked, by=by) if new else change(asked, by=by, why="asked again")
