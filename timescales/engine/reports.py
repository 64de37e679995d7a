"""Which conference a report is for: it names none, so it is that of the nearest (C10, C25)."""

from datetime import datetime

from timescales.engine.base import Base
from timescales.engine.review_starts import next_review
from timescales.engine.story import Story

# From when something counts, and until when.
Span = tuple[datetime | None, datetime | None]
# What is written for a conference.
REPORTS = frozenset(
    {"report.submitted", "report.authorised", "report.shared", "assessment.authorised"}
)
# Where the duties start whose report is that of the nearest conference.
NEAREST = frozenset({"strategy_discussion", "booking:initial", "booking:review"})


def nearest(base: Base, story: Story) -> Span:
    """From half way since the conference before it to half way to the next one.

    What comes after a conference is late for it, until it is nearer to the next.
    """
    return _of_review(base, story) if base.plan is not None else _of_initial(base, story)


def _of_initial(base: Base, story: Story) -> Span:
    enquiry = base.enquiry
    if enquiry is None or enquiry.held is None:
        return base.since, base.until
    held = enquiry.held
    plan = story.plan_at(held.at)
    review = next_review(plan, story) if plan is not None and plan.start is held else None
    ends = [end for end in (_half_way(held.at, review), enquiry.closed) if end is not None]
    return base.since, min(ends, default=None)


def _of_review(base: Base, story: Story) -> Span:
    this, plan, later = _moment(base), base.plan, base.following
    following = _moment(later) if later is not None and later.plan is plan else None
    end = plan.shut if plan is not None else None
    before = base.since or _still_to_come(this, story)
    return _half_way(before, this) or base.since, _half_way(this, following) or end


def _still_to_come(review: datetime | None, story: Story) -> datetime | None:
    """The initial conference that is to make the plan, where the review is booked already.

    At a moment before both, a report is the first one's: as it is booked, else as it is asked for.
    """
    enquiry = story.enquiries.each[-1]
    if review is None or enquiry.held or enquiry.no_conference:
        return None
    event = story.booking_of(enquiry) or enquiry.start
    return event.at if event is not None and event.at < review else None


def _moment(base: Base) -> datetime | None:
    """When the review is booked, or was held where it was not."""
    return base.moment or (base.until if base.undated else None)


def _half_way(one: datetime | None, following: datetime | None) -> datetime | None:
    if one is None or following is None:
        return None
    return one + (following - one) / 2
