"""The next review conference comes to be when a plan begins or goes on: it is to be booked."""

from datetime import datetime
from typing import Any

from cases.models import Case
from conferences.choices import ConferenceStatus, Kind, Outcome
from conferences.models import Conference
from conferences.services.about_whom import tell_of_joining
from conferences.services.joining import join
from conferences.services.listing_again import list_again
from conferences.services.numbers import next_number
from conferences.services.proposing import propose
from cpcase.records import add


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
    is_new = not review.invitations.exists()
    for case in going_on:
        join(review, case, by=by, as_of=as_of)
        if not is_new:
            tell_of_joining(review, case, by=by, as_of=as_of)
    if is_new:
        _invite_again(held, review, going_on, by=by)
    return review


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


def _invite_again(held: Conference, review: Conference, cases: list[Case], *, by: Any) -> None:
    """The list of the conference before; a child who no longer has a plan is not on it."""
    staying = {case.pk for case in cases}
    before = held.invitations.on_the_list().order_by("created_at")
    rows = [one for one in before if one.child_id is None or one.child_id in staying]
    list_again(rows, review, from_where="the conference before", by=by)
    if not rows:
        propose(review, by=by)
