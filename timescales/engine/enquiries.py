"""Section 47 enquiries, read off what was recorded: when each runs, and what was decided in it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise

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
    `known` is the first that said no conference, `decided` the one that said there will be one,
    `in_need` the outcome child in need, `word` the last that said anything.
    An enquiry that ended, without a conference or with one, is closed from `closed` on: what
    happens in the next fulfils nothing of this one.
    """

    start: Event | None
    word: Event | None = None
    no_conference: Event | None = None
    known: Event | None = None
    no_child_in_need: Event | None = None
    in_need: Event | None = None
    decided: Event | None = None
    asked: bool = False
    held: Event | None = None
    closed: datetime | None = None

    @property
    def since(self) -> datetime | None:
        """From when something done counts for it."""
        return self.start.at if self.start is not None else None


@dataclass(slots=True, eq=False)
class Enquiries:
    """All enquiries of an episode, first one first; one without a start where none was recorded.

    `discussions` are those that start C01; `authorised`, `held` and `ended` the authorisations, the
    conferences held and the plans ended, each by their moment.
    """

    authorised: Sequence[Event]
    held: Sequence[Event] = ()
    ended: Sequence[Event] = ()
    discussions: list[Event] = field(default_factory=list)
    each: list[Enquiry] = field(default_factory=lambda: [Enquiry(None)])

    def at(self, event: Event) -> Enquiry | None:
        """The enquiry that something belongs to: a booking by its recording, else by moment.

        None for what was over before the first enquiry began, by moment and by recording.
        """
        found = self.each[0]
        first = found.start
        if first is not None and event.at < first.at and event.index < first.index:
            return None
        for one in self.each[1:]:
            if one.start is not None and _began_before(one.start, event):
                found = one
        return found

    def sharing(self, enquiry: Enquiry) -> Sequence[Enquiry]:
        """Those that share a conference with it: one that still wants its own when the next begins.

        Those between two that are closed.
        """
        if len(self.each) == 1:
            return self.each
        place = self.each.index(enquiry)
        first = place
        while first and self.each[first - 1].closed is None:
            first -= 1
        while self.each[place].closed is None and place + 1 < len(self.each):
            place += 1
        return self.each[first : place + 1]

    def tell(self, events: Iterable[Event]) -> None:
        """Tell discussions, and all that decides, in the order of recording.

        Discussions first: what was decided may have been recorded before them.
        """
        deciding = []
        for event in events:
            if event.kind == "strategy_discussion.held":
                self._discuss(event)
            else:
                deciding.append(event)
        for event in deciding:
            enquiry = self.at(event)
            if enquiry is not None:
                _decide(enquiry, event)
        if len(self.each) > 1:
            self._close()

    def _discuss(self, event: Event) -> None:
        """A discussion changes nothing while an enquiry is open."""
        last = self.each[-1]
        if last.start is not None and self._is_open(last.start, event):
            return
        self.discussions.append(event)
        if event["s47_initiated"]:
            if last.start is None:
                self.each.pop()
            self.each.append(Enquiry(event))

    def _is_open(self, began: Event, discussion: Event) -> bool:
        """Until it is authorised; where that was not recorded, until what cannot come before it."""
        ends = (*self.authorised, *self._over(began))
        return not self._has_come(ends, began, discussion)

    def _has_come(self, ends: Iterable[Event], began: Event, until: Event) -> bool:
        return any(_follows(began, event) and event.at <= until.at for event in ends)

    def _over(self, began: Event) -> Iterator[Event]:
        """A conference that made no plan; the end of a plan that was not there before it began."""
        first = [one for one in self.held if one["conference"] != "review"]
        for one in first:
            if one["conference"] == "initial" and one["outcome"] != "plan":
                yield one
        older = any(one["outcome"] == "plan" and one.at < began.at for one in first)
        for event in self.ended:
            if not older or any(_follows(began, one) and one.at <= event.at for one in first):
                yield event

    def _close(self) -> None:
        for one, later in pairwise(self.each):
            start, held = later.start, one.held
            if start is None or one.start is None:
                continue
            over = self._has_come(self._over(one.start), one.start, start)
            if one.no_conference or (held and held.at <= start.at) or over:
                one.closed = start.at


def _follows(began: Event, event: Event) -> bool:
    """Whether it came after; at the same moment, whether it was recorded after."""
    return (began.at, began.index) < (event.at, event.index)


def _began_before(start: Event, event: Event) -> bool:
    return start.index < event.index if event.kind in AHEAD else start.at <= event.at


def _decide(enquiry: Enquiry, event: Event) -> None:
    """The last word on whether a conference, or child in need instead, is wanted."""
    if event["conference"] not in (None, "initial"):
        return
    if event.kind == "conference.held":
        enquiry.held = enquiry.held or event
        enquiry.no_child_in_need = enquiry.no_child_in_need or event
    elif event.kind in ("conference.requested", "conference.booked"):
        enquiry.asked = True
        if event.kind in AHEAD or _is_later(event, enquiry.no_conference):
            enquiry.no_conference = enquiry.known = None
    elif _is_later(event, enquiry.word):
        enquiry.word = event
        _settle(enquiry, event)


def _settle(enquiry: Enquiry, event: Event) -> None:
    if event.kind == "conference.stood_down":
        wanted = False
    elif event.kind == "conference.decided":
        wanted = event["needed"]
        enquiry.no_child_in_need = event if wanted else None
    else:
        wanted = event["outcome"] == "conference"
        enquiry.in_need = event if event["child_in_need"] and not wanted else None
        enquiry.no_child_in_need = None if enquiry.in_need else event
    enquiry.decided = event if wanted else None
    enquiry.no_conference = None if wanted else event
    enquiry.known = None if wanted else enquiry.known or event


def _is_later(event: Event, word: Event | None) -> bool:
    """Whether it was said after the last word, and not only recorded after it."""
    return word is None or event.at >= word.at
