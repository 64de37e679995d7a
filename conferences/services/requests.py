"""Asking for a conference, while the Section 47 enquiry is open and without typing it again."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.permissions import Permission
from accounts.roles import Role
from cases.models import Case, Enquiry
from conferences.choices import Kind
from conferences.models import (
    Conference,
    ConferenceChild,
    ConferenceRequest,
    Invitation,
    RequestChild,
)
from conferences.rules.carried import availability_of, contact_limits_of, read_once, whys_of
from conferences.rules.requests import (
    check_list,
    check_none_open,
    check_request,
    check_wanted,
    list_may_follow,
)
from conferences.services.numbers import next_number
from conferences.services.proposing import propose
from conferences.services.telling import tell_staff
from conferences.services.telling_enquiry import tell_enquiry
from conferences.workflows import CONFERENCE, REQUEST
from cpcase.records import add, add_all, change
from cpcase.refusals import Incomplete, NotAllowed, NotNow
from timescales.models import Timeline
from timescales.services.recording import Happening, record

WORDS = ("availability", "arrangements", "contact_limits")


@transaction.atomic
def start_request(enquiry: Enquiry, *, by: Any, as_of: datetime) -> ConferenceRequest:
    """Begin the request for the children of an enquiry, filled in from what it holds (C05, D05).

    Raises NotAllowed, and NotNow when a conference is asked for or found not to be needed.
    """
    read_once(enquiry)
    cases = [row.case for row in enquiry.here()]
    request = ConferenceRequest(kind=Kind.INITIAL, enquiry=enquiry, asked_by=by)
    check_wanted(enquiry, cases)
    request.availability = availability_of(enquiry)
    return begin(request, cases, whys_of(enquiry), by=by)


def begin(
    request: ConferenceRequest, cases: Sequence[Case], whys: Mapping[Any, str], *, by: Any
) -> ConferenceRequest:
    """Write a request with its children, its conference and the list that the record proposes."""
    for case in cases:
        if not by.may(Permission.REQUEST_CONFERENCE, case):
            raise NotAllowed("You may not ask for a conference for this family.")
    # Whoever asks for the same child in the same moment waits here.
    for timeline in sorted(str(case.timeline_id) for case in cases):
        Timeline.objects.locked(timeline)
    check_none_open(cases, request.kind)
    request.contact_limits = contact_limits_of(cases)
    add(request, by=by)
    conference = add(
        Conference(kind=request.kind, number=_number(cases, request.kind), request=request),
        by=by,
    )
    asked = [RequestChild(request=request, case=case, why=whys.get(case.pk, "")) for case in cases]
    add_all(asked, by=by)
    for case in cases:
        number = next_number(case, request.kind)
        add(ConferenceChild(conference=conference, case=case, number=number), by=by)
    conference.hold_children()
    propose(conference, by=by)
    return request


@transaction.atomic
def save_request(
    request: ConferenceRequest,
    *,
    whys: Mapping[Any, str],
    words: Mapping[str, str],
    by: Any,
    version: int,
) -> ConferenceRequest:
    """Keep what was written, complete or not. `whys` is by the row of the child."""
    request = ConferenceRequest.objects.locked(request.pk, version=version)
    REQUEST.move(request, "save_request", by=by)
    _write(request, whys, words, by=by)
    return request


@transaction.atomic
def send_request(
    request: ConferenceRequest, *, with_list: bool, by: Any, as_of: datetime, version: int
) -> ConferenceRequest:
    """Send the request to conference administration; booking can begin at once (C05, D05, S01).

    With `with_list` the invitation list goes with it (S05). Raises NotAllowed, NotNow, Conflict,
    and Incomplete for a child without a reason or, where the pathway has no later day for the
    list, without the list.
    """
    request = ConferenceRequest.objects.locked(request.pk, version=version)
    request.hold_children()
    REQUEST.move(request, "send_request", by=by)
    check_request(request)
    cases = request.cases()
    if not with_list and not list_may_follow(cases):
        raise Incomplete("Send the invitation list with the request.", field="invitations")
    conference = Conference.objects.locked(request.conference.pk)
    conference.hold_children()
    CONFERENCE.move(conference, "send_request", by=by)
    change(conference, by=by)
    request.sent_at, request.sent_by = as_of, by
    change(request, by=by)
    record(_each(conference, "conference.requested", as_of), by=by, as_of=as_of)
    if with_list:
        _list(request, conference, by=by, as_of=as_of)
    tell_staff(
        conference,
        (Role.CONFERENCE_ADMINISTRATOR,),
        about="requested",
        words="A conference is asked for. It can be booked.",
        as_of=as_of,
    )
    return request


@transaction.atomic
def send_list(
    request: ConferenceRequest, *, by: Any, as_of: datetime, version: int
) -> ConferenceRequest:
    """Send the invitation list after the request (S05). Raises NotNow when it was sent before."""
    request = ConferenceRequest.objects.locked(request.pk, version=version)
    if not by.may(Permission.LIST_INVITATIONS, request):
        raise NotAllowed("You may not say who is invited.")
    if request.sent_at is None:
        raise NotNow("Send the request first, or the list with it.")
    if request.listed_at is not None:
        raise NotNow("The invitation list was sent already.")
    _list(request, request.conference, by=by, as_of=as_of)
    return request


def _list(request: ConferenceRequest, conference: Conference, *, by: Any, as_of: datetime) -> None:
    check_list(Invitation.objects.on_the_list().filter(conference=conference))
    request.listed_at = as_of
    change(request, by=by, why="listed")
    record(_each(conference, "invitations.listed", as_of, about=False), by=by, as_of=as_of)
    tell_enquiry(request, by=by, as_of=as_of)


def _each(
    conference: Conference, kind: str, at: datetime, *, about: bool = True
) -> list[Happening]:
    """The same event on each child's timeline."""
    return [
        Happening(
            child.case.timeline,
            kind,
            at,
            {"conference": conference.kind, "number": child.number} if about else {},
        )
        for child in conference.here()
    ]


def _write(
    request: ConferenceRequest, whys: Mapping[Any, str], words: Mapping[str, str], *, by: Any
) -> None:
    for name, text in words.items():
        if name in WORDS or name == "other_authority":
            setattr(request, name, text.strip())
    change(request, by=by)
    for row in request.children.all():
        if row.pk in whys and row.why != whys[row.pk].strip():
            row.why = whys[row.pk].strip()
            change(row, by=by)


def _number(cases: Sequence[Case], kind: str) -> int:
    return max((next_number(case, kind) for case in cases), default=1)
