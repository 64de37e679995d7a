"""The team manager's sign-off of a strategy discussion (C01), and what it sets going."""

from datetime import datetime
from typing import Any

from django.db import transaction

from cases.models import StrategyDiscussion
from cases.rules.sign_off import (
    check_time,
    check_worker,
    happenings,
    open_among_siblings,
    starting,
)
from cases.rules.strategy_discussions import check_attendance, check_told
from cases.services.enquiries import open_enquiry
from cases.services.telling import tell_roles
from cases.workflows import STRATEGY_DISCUSSION
from cpcase.records import change
from timescales.services.allocations import allocate
from timescales.services.recording import record


@transaction.atomic
def sign_off(
    discussion: StrategyDiscussion,
    *,
    by: Any,
    at: datetime,
    as_of: datetime,
    version: int,
    allocate_to: Any = None,
    went_ahead_because: str = "",
) -> StrategyDiscussion:
    """The team manager's sign-off. The clocks run since the discussion; this meets the first.

    With a Section 47 enquiry it opens one record for the siblings, allocated to a social worker
    (D02), and warns conference administration where a conference is possible (C02). A child whose
    enquiry is open already stays in it. Where an agency is missing the manager may say why here.
    Raises NotAllowed, NotNow, Incomplete or Conflict.
    """
    discussion = StrategyDiscussion.objects.locked(discussion.pk, version=version)
    discussion.hold_children()
    STRATEGY_DISCUSSION.move(discussion, "sign_off", by=by)
    discussion.went_ahead_because = went_ahead_because.strip() or discussion.went_ahead_because
    check_attendance(discussion)
    check_told(discussion)
    check_time(discussion, at, as_of)
    rows = list(discussion.rows())
    fresh = starting(rows)
    if fresh and open_among_siblings(fresh) is None:
        check_worker(allocate_to)
    discussion.signed_off_by, discussion.signed_off_at = by, at
    change(discussion, by=by)
    if fresh:
        enquiry = open_enquiry(discussion, fresh, worker=allocate_to, by=by, as_of=as_of)
        timelines = [row.case.timeline for row in fresh]
        worker = enquiry.allocated_to
        allocate(timelines, role="social_worker", person=worker, by=by, as_of=as_of)
    record(happenings(discussion, rows, fresh, at=at), by=by, as_of=as_of)
    _warn(discussion, by=by, as_of=as_of)
    return discussion


def _warn(discussion: StrategyDiscussion, *, by: Any, as_of: datetime) -> None:
    """The advance warning: it names no child, only that a request may come (C02)."""
    if discussion.conference_possible:
        tell_roles(
            discussion.cases(),
            roles=("conference_administrator",),
            source=f"strategy:{discussion.pk}:warning",
            kind="conference_possible",
            words="A conference may be asked for: a Section 47 enquiry has started",
            link=f"/strategy/{discussion.pk}/",
            by=by,
            as_of=as_of,
            urgent=False,
        )
