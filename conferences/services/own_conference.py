"""A conference for one child alone, as it was asked for with brothers and sisters."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from accounts.roles import Role
from cases.models import Case
from conferences.choices import ConferenceStatus, Kind
from conferences.models import (
    Conference,
    ConferenceChild,
    ConferenceRequest,
    Invitation,
    RequestChild,
)
from conferences.services.listing_again import list_again
from conferences.services.proposing import propose
from conferences.services.telling import tell_staff
from cpcase.records import add
from timescales.services.recording import Happening, record

_KEPT = (
    "kind", "status", "other_authority", "notified_at", "availability", "arrangements",
    "contact_limits", "asked_by", "sent_by", "sent_at", "listed_at",
)  # fmt: skip


def who_comes_for(conference: Conference, case: Case) -> list[Invitation]:
    """Whoever is on the list for this child, alone or with others."""
    listed = conference.invitations.on_the_list().order_by("created_at")
    return [one for one in listed if case in one.about()]


def ask_alone(
    shared: Conference,
    place: ConferenceChild,
    comes: Sequence[Invitation],
    *,
    by: Any,
    as_of: datetime,
) -> Conference:
    """Ask for what a child needs who has just left a locked conference: the limit stays.

    `comes` are those who were on its list for the child. Administration is told that it can be
    booked; where the request was a draft still, the draft is the child's own from now on.
    """
    was_asked_for = shared.status != ConferenceStatus.ASKED
    own = add(
        Conference(
            kind=shared.kind,
            status=ConferenceStatus.TO_BOOK if was_asked_for else ConferenceStatus.ASKED,
            number=place.number,
            request=_own_request(shared.request, place.case, by=by),
        ),
        by=by,
    )
    add(ConferenceChild(conference=own, case=place.case, number=place.number), by=by)
    list_again(comes, own, from_where="the conference with brothers and sisters", by=by)
    propose(own, by=by)
    if was_asked_for:
        _ask(own, place, by=by, as_of=as_of)
    return own


def _own_request(
    request: ConferenceRequest | None, case: Case, *, by: Any
) -> ConferenceRequest | None:
    if request is None:
        return None
    running = case.enquiries.running().select_related("enquiry").first()
    own = add(
        ConferenceRequest(
            enquiry=running.enquiry if running is not None else request.enquiry,
            **{name: getattr(request, name) for name in _KEPT},
        ),
        by=by,
    )
    whys = request.children.filter(case=case).values_list("why", flat=True)
    add(RequestChild(request=own, case=case, why=whys.first() or ""), by=by)
    return own


def _ask(own: Conference, place: ConferenceChild, *, by: Any, as_of: datetime) -> None:
    if own.kind != Kind.REVIEW:
        facts = {"conference": own.kind, "number": place.number}
        happenings = [Happening(place.case.timeline, "conference.requested", as_of, facts)]
        if own.request is not None and own.request.listed_at is not None:
            happenings.append(Happening(place.case.timeline, "invitations.listed", as_of))
        record(happenings, by=by, as_of=as_of)
    tell_staff(
        own,
        (Role.CONFERENCE_ADMINISTRATOR,),
        about="requested",
        words="A conference is asked for. It can be booked.",
        as_of=as_of,
    )
