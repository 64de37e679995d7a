"""The places that a duty's time can start from, each read off the story."""

from collections.abc import Callable, Iterator, Mapping

from timescales.engine.base import Base, after, booked, waiting
from timescales.engine.enquiries import Enquiry
from timescales.engine.part import Part
from timescales.engine.review_starts import booked_reviews, reviews_held
from timescales.engine.story import Story


def _referral(part: Part, story: Story) -> Iterator[Base]:
    """The first referral; its assessment is about the enquiry that runs now."""
    first = story.of("referral.received")
    yield after(first[0] if first else None, enquiry=story.enquiries.each[-1])


def _discussions(part: Part, story: Story) -> Iterator[Base]:
    for enquiry in story.enquiries.each:
        yield after(enquiry.start, enquiry=enquiry, until=enquiry.closed)


def _any_discussions(part: Part, story: Story) -> Iterator[Base]:
    discussions = story.enquiries.discussions
    if not discussions:
        yield waiting()
        return
    for event, later in zip(discussions, (*discussions[1:], None), strict=True):
        yield after(event, until=later.at if later else None)


def _no_conference(part: Part, story: Story) -> Iterator[Base]:
    """Known not to be needed, where one was asked for or booked: it is to be stood down."""
    for enquiry in story.enquiries.each:
        known = enquiry.known if enquiry.asked else None
        yield booked(known, since=enquiry.since, until=enquiry.closed, enquiry=enquiry)


def _plans(part: Part, story: Story) -> Iterator[Base]:
    plans = story.plans
    for plan in plans.each:
        yield after(plan.start, plan=plan, until=plan.shut)
    if not plans.each:
        yield waiting(gone=plans.no_plan)


def _first_groups(part: Part, story: Story) -> Iterator[Base]:
    plans = story.plans
    for plan in plans.each:
        held = (
            event
            for event in story.of("core_group.held")
            if (plan.start is None or event.at >= plan.start.at)
            and (plan.shut is None or event.at < plan.shut)
        )
        yield after(next(held, None), plan=plan, until=plan.shut)
    if not plans.each:
        yield waiting(gone=plans.no_plan)


def _initial_bookings(part: Part, story: Story) -> Iterator[Base]:
    """The initial conference of each enquiry as it is booked now.

    One that was stood down keeps its dates while no conference is wanted. One that two enquiries
    share is prepared once, in the enquiry in which it was booked.
    """
    for enquiry in story.enquiries.each:
        own = [event for event in story.booked if story.enquiry_at(event) is enquiry]
        last = own[-1] if own else None
        if last is not None and last.index in story.stood_down and not enquiry.no_conference:
            last = None
        held = enquiry.held
        yield booked(
            last,
            since=enquiry.since,
            until=held.at if held else enquiry.closed,
            enquiry=enquiry,
            undated=_undated(enquiry, story) if last is None else "",
        )


def _undated(enquiry: Enquiry, story: Story) -> str:
    """Why what counts from its booking has no date and will have none."""
    if story.booking_of(enquiry) is not None:
        return "shared"
    return "never booked" if enquiry.held is not None else ""


def each_event(part: Part, story: Story) -> Iterator[Base]:
    """Each event of a kind, as an authority's own step may count from any."""
    found = [e for e in story.of(part.start) if part.where is None or part.where.fits(e)]
    if not found:
        yield waiting()
    for event in found:
        enquiry, plan = story.enquiry_at(event), story.plan_at(event.at)
        yield after(event, enquiry=enquiry, plan=plan)


def _nothing(part: Part, story: Story) -> Iterator[Base]:
    yield waiting()


STARTS: Mapping[str, Callable[[Part, Story], Iterator[Base]]] = {
    "referral": _referral,
    "strategy_discussion": _discussions,
    "any_strategy_discussion": _any_discussions,
    "no_conference": _no_conference,
    "plan": _plans,
    "review": reviews_held,
    "first_core_group": _first_groups,
    "booking:initial": _initial_bookings,
    "booking:review": booked_reviews,
    "midway": booked_reviews,
    "nothing": _nothing,
}
