"""The places that a duty's time can start from, each read off the story."""

from collections.abc import Callable, Iterator, Mapping

from timescales.engine.base import Base
from timescales.engine.kinds import Event
from timescales.engine.pathway import Part
from timescales.engine.story import Plan, Story


def _after(nth: int, event: Event | None, **more: object) -> Base:
    if event is None:
        return Base(nth, None, **more)  # type: ignore[arg-type]
    more.setdefault("since", event.at)
    return Base(nth, event.at, event, **more)  # type: ignore[arg-type]


def _referral(part: Part, story: Story) -> Iterator[Base]:
    first = story.of("referral.received")[:1]
    enquiry = story.enquiries[-1] if story.enquiries else None
    yield _after(1, first[0] if first else None, enquiry=enquiry)


def _discussions(part: Part, story: Story) -> Iterator[Base]:
    if not story.enquiries:
        yield Base(1, None)
    for nth, enquiry in enumerate(story.enquiries, 1):
        yield _after(nth, enquiry.start, enquiry=enquiry)


def _any_discussions(part: Part, story: Story) -> Iterator[Base]:
    if not story.discussions:
        yield Base(1, None)
    for nth, event in enumerate(story.discussions, 1):
        yield _after(nth, event)


def _no_conference(part: Part, story: Story) -> Iterator[Base]:
    """Known not to be needed, where one was asked for or booked: it is to be stood down."""
    asked = [*story.of("conference.requested"), *story.of("conference.booked")]
    if not story.enquiries:
        yield Base(1, None)
    for nth, enquiry in enumerate(story.enquiries, 1):
        wanted = any(event["conference"] == "initial" for event in asked)
        yield _after(nth, enquiry.known if wanted else None, since=enquiry.start.at)


def _plans(part: Part, story: Story) -> Iterator[Base]:
    for nth, plan in enumerate(story.plans, 1):
        yield _after(nth, plan.start, plan=plan)
    if not story.plans:
        yield Base(1, None, gone=story.no_plan)


def _reviews(part: Part, story: Story) -> Iterator[Base]:
    for plan in story.plans:
        for place, event in enumerate(plan.reviews):
            more = {"plan": plan, "in_plan": place}
            goes_on = event["outcome"] == "plan"
            yield (
                _after(event["number"], event, **more)
                if goes_on
                else Base(event["number"], None, gone=event, **more)
            )
        if not plan.reviews:
            yield Base(plan.reviews_before + 1, None, plan=plan)
    if not story.plans:
        yield Base(1, None, gone=story.no_plan)


def _first_groups(part: Part, story: Story) -> Iterator[Base]:
    for nth, plan in enumerate(story.plans, 1):
        start = plan.start.at if plan.start else None
        held = [event for event in story.of("core_group.held") if not start or event.at >= start]
        yield _after(nth, held[0] if held else None, plan=plan)
    if not story.plans:
        yield Base(1, None, gone=story.no_plan)


def _initial_bookings(part: Part, story: Story) -> Iterator[Base]:
    stand = [e for e in story.bookings.values() if e["conference"] != "review"]
    if not story.enquiries:
        yield _booked(1, stand[-1] if stand else None)
    for nth, enquiry in enumerate(story.enquiries, 1):
        ends = story.enquiries[nth].start.index if nth < len(story.enquiries) else None
        own = [
            e for e in stand if e.index > enquiry.start.index and (ends is None or e.index < ends)
        ]
        yield _booked(nth, own[-1] if own else None, enquiry=enquiry, since=enquiry.start.at)


def _booked(nth: int, event: Event | None, **more: object) -> Base:
    more.setdefault("since", None)
    return _after(nth, event, **more)


def review_numbers(plan: Plan, story: Story) -> list[int]:
    """The reviews of a plan that were held, are booked or come next."""
    held = {event["number"] for event in plan.reviews}
    last = plan is story.plans[-1]
    booked = {
        number
        for kind, number in story.bookings
        if kind == "review" and number > plan.reviews_before and last
    }
    numbers = sorted(held | booked)
    if not numbers or (numbers[-1] in held and plan.reviews[-1]["outcome"] == "plan"):
        numbers.append(numbers[-1] + 1 if numbers else plan.reviews_before + 1)
    return numbers


def review_bookings(part: Part, story: Story) -> Iterator[Base]:
    for plan in story.plans:
        held = {event["number"]: event for event in plan.reviews}
        before = plan.start
        for place, number in enumerate(review_numbers(plan, story)):
            if part.later_only and not place:
                before = held.get(number) or before
                continue
            if part.first_only and place:
                break
            own = held.get(number)
            yield _booked(
                number,
                story.bookings.get(("review", number)),
                since=before.at if before else None,
                until=own.at if own else None,
                plan=plan,
                in_plan=place,
                before=before,
            )
            before = own or before
        if part.later_only and not plan.reviews:
            yield Base(plan.reviews_before + 2, None, plan=plan, in_plan=1)
    if not story.plans:
        yield Base(1, None, gone=story.no_plan)


def each_event(part: Part, story: Story) -> Iterator[Base]:
    """Each event of a kind, as an authority's own step may count from any."""
    found = [e for e in story.of(part.start) if part.where is None or part.where.fits(e)]
    if not found:
        yield Base(1, None)
    for nth, event in enumerate(found, 1):
        yield _after(nth, event)


def _nothing(part: Part, story: Story) -> Iterator[Base]:
    yield Base(1, None)


STARTS: Mapping[str, Callable[[Part, Story], Iterator[Base]]] = {
    "referral": _referral,
    "strategy_discussion": _discussions,
    "any_strategy_discussion": _any_discussions,
    "no_conference": _no_conference,
    "plan": _plans,
    "review": _reviews,
    "first_core_group": _first_groups,
    "booking:initial": _initial_bookings,
    "booking:review": review_bookings,
    "midway": review_bookings,
    "nothing": _nothing,
}
