"""The Section 47 enquiry: one record for the siblings, opened and allocated (C13, D02)."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from accounts.permissions import Permission
from cases.choices.enquiry import OWN_PARTS, SHARED_PARTS, PartKind
from cases.models import DiscussionChild, Enquiry, EnquiryChild, EnquiryPart, StrategyDiscussion
from cases.rules.sign_off import check_worker, open_among_siblings
from cases.services.telling import tell_roles
from cpcase.records import add, add_all, change
from cpcase.refusals import NotAllowed, NotNow
from timescales.engine.calendar import LONDON
from timescales.services import allocations
from timescales.services.recording import Happening, record

ALLOCATED = "A Section 47 enquiry was allocated to you"


def open_enquiry(
    discussion: StrategyDiscussion,
    rows: Sequence[DiscussionChild],
    *,
    worker: Any,
    by: Any,
    as_of: datetime,
) -> Enquiry:
    """One record for these children: the siblings' own where one can still be written in.

    Part of the sign-off's transaction. The worker is told, unless the sign-off is the worker's.
    """
    day = _day_of(discussion)
    enquiry = open_among_siblings(rows) or _new(discussion, worker, day, by)
    for row in rows:
        put_into(enquiry, row.case, day, by=by)
    tell_worker(enquiry, "allocated", ALLOCATED, by=by, as_of=as_of)
    return enquiry


def _day_of(discussion: StrategyDiscussion) -> date:
    """The day that the enquiry counts from: the discussion's end, in London."""
    if discussion.ended_at is None:
        raise ValueError("A discussion that is signed off has ended.")
    return discussion.ended_at.astimezone(LONDON).date()


def _new(discussion: StrategyDiscussion, worker: Any, day: Any, by: Any) -> Enquiry:
    enquiry = add(
        Enquiry(discussion=discussion, mode=discussion.mode, started_on=day, allocated_to=worker),
        by=by,
    )
    add_all([EnquiryPart(enquiry=enquiry, kind=kind) for kind in SHARED_PARTS], by=by)
    return enquiry


def put_into(enquiry: Enquiry, case: Any, day: Any, *, by: Any) -> EnquiryChild:
    """A child's own parts in an enquiry, all still to be written."""
    child = add(EnquiryChild(enquiry=enquiry, case=case, started_on=day), by=by)
    kinds = (*OWN_PARTS, PartKind.OUTCOME)
    add_all([EnquiryPart(enquiry=enquiry, child=child, kind=kind) for kind in kinds], by=by)
    return child


@transaction.atomic
def allocate(
    enquiry: Enquiry, *, to: Any, by: Any, at: datetime, as_of: datetime, version: int
) -> Enquiry:
    """Give the enquiry to another social worker (D02). Raises NotAllowed, NotNow, Incomplete."""
    enquiry = Enquiry.objects.locked(enquiry.pk, version=version)
    if not by.may(Permission.ALLOCATE_ENQUIRY, enquiry):
        raise NotAllowed("You may not allocate this enquiry.")
    if enquiry.authorised_at is not None:
        raise NotNow("This enquiry is authorised already.")
    check_worker(to)
    enquiry.allocated_to = to
    change(enquiry, by=by, why="allocated")
    timelines = [row.case.timeline for row in enquiry.here()]
    allocations.allocate(timelines, role="social_worker", person=to, by=by, as_of=as_of)
    record([Happening(one, "section_47.allocated", at) for one in timelines], by=by, as_of=as_of)
    tell_worker(enquiry, "allocated", ALLOCATED, by=by, as_of=as_of)
    return enquiry


def tell_worker(enquiry: Enquiry, kind: str, words: str, *, by: Any, as_of: datetime) -> None:
    """Tell the social worker who makes the enquiry, unless it is their own act."""
    tell_roles(
        (),
        people=(enquiry.allocated_to,),
        source=f"s47:{enquiry.pk}:{kind}:{enquiry.version}",
        kind=kind,
        words=words,
        link=f"/s47/{enquiry.pk}/",
        by=by,
        as_of=as_of,
    )
