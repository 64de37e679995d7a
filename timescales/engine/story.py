"""What the events that stand say so far: enquiries, bookings, conferences held, plans.

Events stay in the order of recording; only what repeats is read by the moment it happened.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from timescales.engine.kinds import AHEAD, BadEvent, Event


@dataclass(slots=True)
class Enquiry:
    """A strategy discussion that started clocks, until its Section 47 enquiry is authorised."""

    start: Event
    until: datetime | None = None
    # The event that says a conference is not needed, or why child in need does not apply.
    no_conference: Event | None = None
    known: Event | None = None
    no_child_in_need: Event | None = None


@dataclass(slots=True)
class Plan:
    """The time from the conference that made a plan to the plan's end; start may be missing."""

    start: Event | None
    reviews: list[Event] = field(default_factory=list)
    reviews_before: int = 0
    end: Event | None = None


@dataclass(slots=True)
class Story:
    """The episode as told by `events` (bookings count ahead, happenings up to `as_of`)."""

    events: list[Event]
    by_kind: dict[str, list[Event]] = field(default_factory=dict)
    enquiries: list[Enquiry] = field(default_factory=list)
    discussions: list[Event] = field(default_factory=list)
    plans: list[Plan] = field(default_factory=list)
    no_plan: Event | None = None
    bookings: dict[tuple[str, int], Event] = field(default_factory=dict)
    death: Event | None = None

    def of(self, kind: str) -> list[Event]:
        """Events of a kind, by the moment they happened."""
        return self.by_kind.get(kind, [])


def tell(events: Sequence[Event]) -> Story:
    """Read the events, oldest recording first. Raises BadEvent for a booking that cannot stand."""
    story = Story(list(events))
    held: dict[str, int] = {}
    for event in story.events:
        kind = event.kind
        if "conference" in event.facts and "number" not in event.facts:
            event = _numbered(event, held)
        story.by_kind.setdefault(kind, []).append(event)
        match kind:
            case "strategy_discussion.held":
                _discuss(story, event)
            case "section_47.authorised":
                _authorise(story, event)
            case "conference.booked":
                _book(story, event)
            case "conference.stood_down":
                story.bookings.pop((event["conference"], event["number"]), None)
            case "conference.held":
                held[event["conference"]] = held.get(event["conference"], 0) + 1
                _hold(story, event)
            case "plan.ended":
                _end(story, event)
            case "child.died":
                story.death = story.death or event
        if kind in _DECIDING and story.enquiries:
            _decide(story.enquiries[-1], event)
    for listed in story.by_kind.values():
        if len(listed) > 1:
            listed.sort(key=lambda event: event.at)
    if not story.plans and story.no_plan is None:
        # Earlier events may be missing: what is there belongs to one plan without a start.
        story.plans.append(Plan(None))
    return story


_DECIDING = frozenset(
    {
        "conference.decided",
        "section_47.authorised",
        "conference.stood_down",
        "conference.requested",
        "conference.booked",
    }
)


def standing(events: Sequence[Event], as_of: datetime) -> list[Event]:
    """Without the happenings later than `as_of`; a booking counts whatever its moment."""
    return [event for event in events if event.at <= as_of or event.kind in AHEAD]


def _numbered(event: Event, held: dict[str, int]) -> Event:
    """Fill in which conference is meant: the next of its kind, or the last one held."""
    done = held.get(event["conference"], 0)
    number = max(done, 1) if event.kind == "conference.decisions_sent" else done + 1
    return replace(event, facts={**event.facts, "number": number})


def _discuss(story: Story, event: Event) -> None:
    if story.enquiries and story.enquiries[-1].until is None:
        return
    story.discussions.append(event)
    if event["s47_initiated"]:
        story.enquiries.append(Enquiry(event))


def _authorise(story: Story, event: Event) -> None:
    if story.enquiries:
        story.enquiries[-1].until = event.at


def _decide(enquiry: Enquiry, event: Event) -> None:
    """The last word on whether a conference, or child in need instead, is wanted."""
    kind = event.kind
    if kind not in ("conference.decided", "section_47.authorised"):
        if event["conference"] != "initial":
            return
        stood_down = kind == "conference.stood_down"
        enquiry.no_conference = event if stood_down else None
        enquiry.known = enquiry.known if stood_down else None
        return
    wanted = event["needed"] if kind == "conference.decided" else event["outcome"] == "conference"
    enquiry.no_conference = None if wanted else event
    enquiry.known = None if wanted else enquiry.known or event
    if wanted or (kind == "section_47.authorised" and not event["child_in_need"]):
        enquiry.no_child_in_need = event
    elif event["child_in_need"]:
        enquiry.no_child_in_need = None


def _book(story: Story, event: Event) -> None:
    about = (event["conference"], event["number"])
    standing_now = story.bookings.get(about)
    replaces = event["replaces"]
    if replaces is None:
        if standing_now is not None and not _was_held(story, standing_now, about):
            raise BadEvent(
                event.index,
                f"this conference is booked already by event {standing_now.index}: "
                "say which booking it replaces",
            )
    elif standing_now is None or standing_now.key != replaces:
        raise BadEvent(event.index, f"“replaces” does not point to its booking: {replaces!r}")
    story.bookings[about] = event


def _was_held(story: Story, booking: Event, about: tuple[str, int]) -> bool:
    return any(
        (event["conference"], event["number"]) == about and event.index > booking.index
        for event in story.of("conference.held")
    )


def _hold(story: Story, event: Event) -> None:
    if event["conference"] == "review":
        if not story.plans:
            story.plans.append(Plan(None))
        story.plans[-1].reviews.append(event)
    elif event["outcome"] == "plan":
        if story.plans and story.plans[-1].start is None and not story.plans[-1].reviews:
            story.plans.pop()
        before = sum(len(plan.reviews) for plan in story.plans)
        story.plans.append(Plan(event, reviews_before=before))
    else:
        story.no_plan = event


def _end(story: Story, event: Event) -> None:
    if not story.plans:
        story.plans.append(Plan(None))
    story.plans[-1].end = event
