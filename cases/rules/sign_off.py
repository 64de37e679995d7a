"""What the sign-off of a strategy discussion sets going, and when it may be done (C01, D02)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from accounts.permissions import Permission
from cases.models import DiscussionChild, Enquiry, StrategyDiscussion
from cases.models.enquiry import WRITABLE
from cases.rules.own_steps import WARNING, done_by_the_way
from cpcase.refusals import Incomplete
from timescales.services.recording import Happening


def starting(rows: Sequence[DiscussionChild]) -> list[DiscussionChild]:
    """The children for whom a Section 47 enquiry is opened: those without one that runs."""
    return [row for row in rows if row.s47_initiated and not _has_one(row)]


def _has_one(row: DiscussionChild) -> bool:
    return any(one.ended_at is None for one in row.case.enquiries.all())


def open_among_siblings(rows: Sequence[DiscussionChild]) -> Enquiry | None:
    """The brothers' and sisters' own enquiry, where it can still be written in: these join it."""
    groups = {row.case.timeline.group for row in rows}
    found: Enquiry | None = (
        Enquiry.objects.filter(
            status__in=WRITABLE,
            children__ended_at=None,
            children__case__timeline__group__in=groups,
        )
        .select_related("allocated_to")
        .order_by("created_at")
        .first()
    )
    return found


def happenings(
    discussion: StrategyDiscussion,
    rows: Sequence[DiscussionChild],
    fresh: Sequence[DiscussionChild],
    *,
    at: datetime,
) -> list[Happening]:
    """What the sign-off records; `fresh` are the children for whom an enquiry is opened."""
    found = []
    for row in rows:
        found.append(Happening(row.case.timeline, "strategy_discussion.signed_off", at))
        if row in fresh:
            found.append(Happening(row.case.timeline, "section_47.allocated", at))
        if row.s47_initiated and discussion.conference_possible:
            found.extend(done_by_the_way(row.case, WARNING, at=at))
    return found


def check_time(discussion: StrategyDiscussion, at: datetime, as_of: datetime) -> None:
    """Signed off after it ended, and not in the future. Raises Incomplete."""
    if at > as_of:
        raise Incomplete("The sign-off must be today or in the past.", field="at")
    if discussion.ended_at is not None and at < discussion.ended_at:
        raise Incomplete("The sign-off cannot be before the discussion ended.", field="at")


def check_worker(person: Any) -> None:
    """An enquiry is allocated to somebody who can write it. Raises Incomplete."""
    if person is None or not person.is_active or not person.may(Permission.RECORD_ENQUIRY, None):
        raise Incomplete("Choose the social worker who makes the enquiry.", field="allocate_to")
