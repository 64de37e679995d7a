"""What the events that stand say so far: bookings, enquiries, plans, and all by kind.

Events are told in the order of recording, one at a time; only what repeats is read by the moment
it happened.
"""

from bisect import insort
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from operator import attrgetter

from timescales.engine.enquiries import DECIDING, Enquiries, Enquiry
from timescales.engine.kinds import AHEAD, BadEvent, Event
from timescales.engine.numbering import NUMBERED, is_named, whatever_the_order
from timescales.engine.plans import Plan, Plans, tell_plans
from timescales.engine.renumbering import RENUMBERED, Renumbering

_AT = attrgetter("at")
_OF_PLANS = frozenset({"conference.held", "plan.ended"})
_OF_ENQUIRIES = DECIDING | {"strategy_discussion.held"}
_NOTHING: list[Event] = []


@dataclass(slots=True)
class Story:
    """The episode as told so far.

    `bookings` are those that stand, by conference and number; `booked` all initial conferences
    whose booking was not replaced, those in `stood_down` (by index) included. A `lenient` story
    takes every booking: what it leaves out may lie between two of them.
    """

    by_kind: dict[str, list[Event]] = field(default_factory=dict)
    recorded: list[Event] = field(default_factory=list)
    lenient: bool = False
    bookings: dict[tuple[str, int], Event] = field(default_factory=dict)
    booked: list[Event] = field(default_factory=list)
    stood_down: set[int] = field(default_factory=set)
    # Of each conference the booking that was stood down last.
    _gone: dict[tuple[str, int], Event] = field(default_factory=dict)
    death: Event | None = None
    _renumbering: Renumbering = field(default_factory=Renumbering)
    # How many events were told.
    told: int = 0
    _enquiries: Enquiries | None = None
    _plans: Plans | None = None

    def of(self, kind: str) -> list[Event]:
        """Events of a kind, by the moment they happened."""
        return self.by_kind.get(kind, _NOTHING)

    def add(self, event: Event) -> Event:
        """Tell the next event; answers with it numbered. Raises BadEvent for a booking that cannot
        stand.
        """
        self.told += 1
        kind = event.kind
        if kind in NUMBERED:
            if not is_named(event):
                event = NUMBERED[kind](self.of, event)
            elif kind in RENUMBERED:
                event = self._renumbering.of(event, self)
        listed = self.by_kind.get(kind)
        if listed is None:
            self.by_kind[kind] = [event]
        elif not listed or listed[-1].at <= event.at:
            listed.append(event)
        else:
            insort(listed, event, key=_AT)
        if kind in _OF_ENQUIRIES:
            self.recorded.append(event)
            if self._enquiries is not None:
                self._retell(event)
        if kind in _OF_PLANS:
            self._plans = None
            if self._has_discussions():
                # It may have ended an enquiry before a discussion that is told already.
                self._enquiries = None
        match kind:
            case "conference.booked":
                self._book(event)
            case "conference.stood_down":
                self._stand_down((event["conference"], event["number"]))
            case "child.died":
                self.death = self.death or event
            case "plan.ended" if event["reason"] == "died":
                self.death = self.death or event
        return event

    @property
    def enquiries(self) -> Enquiries:
        """The Section 47 enquiries; one without a start where none was recorded."""
        if self._enquiries is None:
            self._enquiries = Enquiries(
                self.of("section_47.authorised"), self.of("conference.held"), self.of("plan.ended")
            )
            self._enquiries.tell(self.recorded)
        return self._enquiries

    @property
    def plans(self) -> Plans:
        """The plans; one without a start where none was recorded."""
        if self._plans is None:
            self._plans = tell_plans(self.of("conference.held"), self.of("plan.ended"))
        return self._plans

    def enquiry_at(self, event: Event) -> Enquiry | None:
        """The enquiry that an event belongs to."""
        return self.enquiries.at(event)

    def plan_at(self, moment: datetime) -> Plan | None:
        """The plan of a moment."""
        return self.plans.at(moment)

    def booking_of(self, enquiry: Enquiry) -> Event | None:
        """The booking that stands of an enquiry's initial conference, a shared one included."""
        sharing = self.enquiries.sharing(enquiry)
        for event in reversed(self.booked):
            if event.index not in self.stood_down and self.enquiry_at(event) in sharing:
                return event
        return None

    def _retell(self, event: Event) -> None:
        """Go on from what is told; from the start where the event may change what is."""
        told = self._enquiries
        starts = event.kind == "strategy_discussion.held" and len(self.recorded) > 1
        ends = event.kind == "section_47.authorised" and self._has_discussions()
        if told is None or starts or ends:
            self._enquiries = None
        else:
            told.tell((event,))

    def _has_discussions(self) -> bool:
        """Whether there is a second discussion, so that it matters when the first enquiry ended."""
        return len(self.of("strategy_discussion.held")) > 1

    def _book(self, event: Event) -> None:
        about = (event["conference"], event["number"])
        standing_now = self.bookings.get(about)
        if not self.lenient:
            self._check(event, standing_now, about)
        if event["replaces"] is not None and standing_now in self.booked:
            self.booked.remove(standing_now)
        self.bookings[about] = event
        if event["conference"] == "initial":
            self.booked.append(event)

    def _stand_down(self, about: tuple[str, int]) -> None:
        gone = self.bookings.pop(about, None)
        if gone is not None:
            self.stood_down.add(gone.index)
            self._gone[about] = gone

    def _check(self, event: Event, standing_now: Event | None, about: tuple[str, int]) -> None:
        """A second booking of a conference says which one it replaces: the one that stands.

        After a standing down it may say which one that was, and need not.
        """
        replaces = event["replaces"]
        if replaces is not None:
            last = standing_now or self._gone.get(about)
            if last is None or last.key != replaces:
                raise BadEvent(
                    event.index,
                    f"“replaces” does not point to the booking that stands: {replaces!r}",
                )
        elif standing_now is not None and not self._is_over(standing_now, event, about):
            raise BadEvent(
                event.index,
                f"this conference is booked already by event {standing_now.index}: "
                "say which booking it replaces",
            )

    def _is_over(self, booking: Event, event: Event, about: tuple[str, int]) -> bool:
        """Whether the booked conference was held, or was left behind by an enquiry or a plan."""
        for held in self.of("conference.held"):
            if (held["conference"], held["number"]) == about and held.index > booking.index:
                return True
        if about[0] == "review":
            return bool(self.plans.each) and not self.plans.each[-1].may_have(booking)
        before = self.enquiry_at(booking)
        left = before is not None and before is not self.enquiry_at(event)
        return left and before is not None and before.no_conference is not None


def standing(events: Sequence[Event], as_of: datetime) -> tuple[list[Event], Story]:
    """The events without the happenings later than `as_of`, and a story to tell them to.

    A booking counts whatever its moment. Numbers are given, and bookings checked, over the whole
    list: what is left out may have been recorded between two bookings. Raises BadEvent.
    """
    events = whatever_the_order(events)
    if all(event.at <= as_of or event.kind in AHEAD for event in events):
        return list(events), Story()
    whole = Story()
    numbered = [whole.add(event) for event in events]
    stand = [event for event in numbered if event.at <= as_of or event.kind in AHEAD]
    return stand, Story(lenient=True)
