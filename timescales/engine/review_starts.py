"""Starts that go by review conferences: each one held, and each one booked or next."""

from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise

from timescales.engine.base import Base, after, booked, waiting
from timescales.engine.kinds import Event
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
    numbers = _numbers(plan, story)
    turns = _turns(plan, numbers, held, story)
    for turn, number in enumerate(numbers):
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
                reports=(turns[turn] or since, turns[turn + 1] or plan.shut),
                held=own is not None,
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


def half_way(one: datetime | None, following: datetime | None) -> datetime | None:
    """The moment from which what was not said to be for either is for the one that follows."""
    if one is None or following is None:
        return None
    return one + (following - one) / 2


def _turns(
    plan: Plan, numbers: list[int], held: dict[int, Event], story: Story
) -> list[datetime | None]:
    """Half way to each review from the conference before it, and nothing after the last."""
    meetings = [held.get(n) or story.bookings.get(("review", n)) for n in numbers]
    moments = [plan.since, *(event.at if event is not None else None for event in meetings)]
    return [*(half_way(*pair) for pair in pairwise(moments)), None]


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
