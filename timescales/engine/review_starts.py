"""Starts that go by review conferences: each one held, and each one booked or next."""

from collections.abc import Iterator
from datetime import datetime

from timescales.engine.base import Base, after, booked, waiting
from timescales.engine.part import Part
from timescales.engine.plans import Plan
from timescales.engine.story import Story


def reviews_held(part: Part, story: Story) -> Iterator[Base]:
    """Each review held; after one that did not go on with the plan nothing starts."""
    plans = story.plans
    for plan in plans.each:
        for place, event in enumerate(plan.reviews):
            if event["outcome"] == "plan":
                yield after(event, plan=plan, in_plan=place, until=plan.shut)
            else:
                yield waiting(gone=event, plan=plan, in_plan=place)
        if not plan.reviews:
            yield waiting(plan=plan)
    if not plans.each:
        yield waiting(gone=plans.no_plan)


def booked_reviews(part: Part, story: Story) -> Iterator[Base]:
    """Each review of a plan that was held, is booked or comes next, as it is booked now."""
    plans = story.plans
    for plan in plans.each:
        yield from _of_plan(part, plan, story)
    if not plans.each:
        yield waiting(gone=plans.no_plan)


def _of_plan(part: Part, plan: Plan, story: Story) -> Iterator[Base]:
    held = {event["number"]: event for event in plan.reviews}
    before, since, none = plan.start, plan.since, True
    for number in _numbers(plan, story):
        own, booking = held.get(number), story.bookings.get(("review", number))
        place = max(number - plan.first_number, 0)
        if not (part.first_only and place) and not (part.later_only and not place):
            none = False
            yield booked(
                booking,
                since=since,
                until=own.at if own else plan.shut,
                plan=plan,
                in_plan=place,
                before=before,
                undated="never booked" if own is not None and booking is None else "",
            )
        # The next one is prepared after this one was held, or else after it is booked for.
        before = own
        since = own.at if own else booking.at if booking else since
    if none:
        over = plan.reviews[-1] if plan.reviews and not part.first_only else None
        yield waiting(plan=plan, in_plan=int(part.later_only), gone=over)


def next_review(plan: Plan, story: Story) -> datetime | None:
    """When the first review of a plan was held, or is booked."""
    number = _numbers(plan, story)[0]
    event = plan.reviews[0] if plan.reviews else story.bookings.get(("review", number))
    return event.at if event is not None else None


def _numbers(plan: Plan, story: Story) -> list[int]:
    """The reviews of a plan that were held, are booked or come next."""
    held = [event["number"] for event in plan.reviews]
    if plan.reviews and plan.reviews[-1]["outcome"] != "plan":
        return held
    last = plan is story.plans.each[-1]
    ahead = [
        number
        for (kind, number), event in story.bookings.items()
        if kind == "review" and last and number not in held and plan.may_have(event)
    ]
    return [*held, *(sorted(ahead) or [plan.next_number])]
