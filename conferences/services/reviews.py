"""The next review conference comes to be when a plan begins or goes on: it is to be booked."""

from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.permissions import Permission
from cases.models import Case
from conferences.choices import ConferenceStatus, InvitationStatus, Kind, Outcome
from conferences.models import Conference, ConferenceChild, Invitation
from conferences.rules.requests import check_none_open
from conferences.services.bookings import book_for
from conferences.services.numbers import next_number
from conferences.services.proposing import propose
from conferences.services.sharing import share_with
from cpcase.records import add
from cpcase.refusals import NotAllowed, NotNow
from timescales.services.recording import Happening, record

_COPIED = (
    "side", "name", "as_who", "agency", "agency_kind", "relative", "professional", "person",
    "child", "language", "interpreter", "separate", "contact_rule", "no_address", "route",
)  # fmt: skip


def plan_review(held: Conference, *, by: Any, as_of: datetime) -> Conference | None:
    """The next review of the children whose plan begins or goes on; siblings share one.

    Whoever was invited is on its list again. None when no plan goes on.
    """
    going_on = [child.case for child in held.here() if child.outcome == Outcome.PLAN]
    if not going_on:
        return None
    review = _shared(going_on) or add(
        Conference(
            kind=Kind.REVIEW,
            status=ConferenceStatus.TO_BOOK,
            number=max(next_number(case, Kind.REVIEW) for case in going_on),
        ),
        by=by,
    )
    for case in going_on:
        _join(review, case, by=by, as_of=as_of)
    if not review.invitations.exists():
        _invite_again(held, review, going_on, by=by)
    return review


@transaction.atomic
def add_child(
    conference: Conference, case: Case, *, by: Any, as_of: datetime, version: int
) -> ConferenceChild:
    """A brother or sister joins a conference that is asked for or booked; later, so are the clocks.

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
    return _join(conference, case, by=by, as_of=as_of)


def _shared(cases: list[Case]) -> Conference | None:
    """The review of a brother or sister that has not taken place yet."""
    groups = {case.timeline.group for case in cases}
    found: Conference | None = (
        Conference.objects.not_over()
        .filter(
            kind=Kind.REVIEW,
            children__left_on=None,
            children__case__timeline__group__in=groups,
        )
        .order_by("created_at")
        .first()
    )
    return found


def _join(conference: Conference, case: Case, *, by: Any, as_of: datetime) -> ConferenceChild:
    child = add(
        ConferenceChild(
            conference=conference, case=case, number=next_number(case, conference.kind)
        ),
        by=by,
    )
    if conference.status == ConferenceStatus.BOOKED:
        book_for(conference, child, by=by, as_of=as_of)
    return child


def _invite_again(held: Conference, review: Conference, cases: list[Case], *, by: Any) -> None:
    """The list of the conference before; a child who no longer has a plan is not on it."""
    staying = {case.pk for case in cases}
    before = held.invitations.on_the_list().order_by("created_at")
    rows = [one for one in before if one.child_id is None or one.child_id in staying]
    for one in rows:
        copied = {name: getattr(one, name) for name in _COPIED}
        add(
            Invitation(
                conference=review,
                status=InvitationStatus.LISTED,
                from_where="the conference before",
                **copied,
            ),
            by=by,
        )
    if not rows:
        propose(review, by=by)
