"""Section 47 enquiries, read off what was recorded: when each runs, and what was decided in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from timescales.engine.kinds import AHEAD, Event

# What says whether a conference, or child in need instead, is wanted.
DECIDING = frozenset(
    {
        "conference.decided",
        "section_47.authorised",
        "conference.stood_down",
        "conference.requested",
        "conference.booked",
        "conference.held",
    }
)


@dataclass(slots=True, eq=False)
class Enquiry:
    """A strategy discussion that started clocks; `start` is None where none was recorded.

    `no_conference` and `no_child_in_need` are the events that settle what is owed only if needed;
    `known` is the first that said no conference, `decided` the one that said there will be one.
    An enquiry that ended, without a conference or with one, is closed from `closed` on: what
    happens in the next fulfils nothing of this one.
    """

    start: Event | None
    no_conference: Event | None = None
    known: Event | None = None
    no_child_in_need: Event | None = None
    decided: Event | None = None
    asked: bool = False
    held: Event | None = None
    closed: datetime | None = None

    @property
    def since(self) -> datetime | None:
        """From when something done counts for it."""
        return self.start.at if self.start else None


@dataclass(slots=True, eq=False)
class Enquiries:
    """All enquiries of an episode, first one first, and every discussion that starts C01."""

    discussions: list[Event]
    each: list[Enquiry]

    def at(self, event: Event) -> Enquiry:
        """The enquiry that something belongs to: a booking by its recording, else by moment."""
        found = self.each[0]
        for one in self.each[1:]:
            begun = one.start
            if begun is None:
                continue
            by_recording = event.kind in AHEAD
            if begun.index < event.index if by_recording else begun.at <= event.at:
                found = one
        return found


def tell_enquiries(
    discussions: Sequence[Event], authorised: Sequence[Event], deciding: Sequence[Event]
) -> Enquiries:
    """Each in the order of recording: discussions, authorisations, and all that decides."""
    told = Enquiries([], [])
    for event in discussions:
        if told.each and _is_open(told.each[-1], authorised, event.at):
            # A later discussion changes nothing while that enquiry is open.
            continue
        told.discussions.append(event)
        if event["s47_initiated"]:
            told.each.append(Enquiry(event))
    if not told.each:
        told.each.append(Enquiry(None))
    for event in deciding:
        _decide(told.at(event), event)
    for one, later in zip(told.each, told.each[1:], strict=False):
        if later.start is not None and (one.no_conference or _was_held_before(one, later.start)):
            one.closed = later.start.at
    return told


def _is_open(enquiry: Enquiry, authorised: Sequence[Event], at: datetime) -> bool:
    began = enquiry.since
    return not any(began is not None and began <= event.at <= at for event in authorised)


def _was_held_before(enquiry: Enquiry, later: Event) -> bool:
    return enquiry.held is not None and enquiry.held.at <= later.at


def _decide(enquiry: Enquiry, event: Event) -> None:
    """The last word on whether a conference, or child in need instead, is wanted."""
    match event.kind:
        case "conference.decided":
            _is_wanted(enquiry, event, event["needed"])
            enquiry.no_child_in_need = event if event["needed"] else None
        case "section_47.authorised":
            wanted = event["outcome"] == "conference"
            _is_wanted(enquiry, event, wanted)
            instead = event["child_in_need"] and not wanted
            enquiry.no_child_in_need = None if instead else event
        case _ if event["conference"] != "initial":
            return
        case "conference.stood_down":
            enquiry.no_conference = event
            enquiry.known = enquiry.known or event
        case "conference.held":
            enquiry.held = enquiry.held or event
            enquiry.no_child_in_need = enquiry.no_child_in_need or event
        case _:
            enquiry.asked = True
            enquiry.no_conference = enquiry.known = None


def _is_wanted(enquiry: Enquiry, event: Event, wanted: bool) -> None:
    enquiry.decided = event if wanted else None
    enquiry.no_conference = None if wanted else event
    enquiry.known = None if wanted else enquiry.known or event
