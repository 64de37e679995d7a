"""Which conference or core group is meant where an event gives no number."""

from bisect import insort
from collections.abc import Callable, Sequence
from datetime import datetime
from operator import attrgetter

from timescales.engine.kinds import Event

# Events of a kind, by the moment they happened.
Of = Callable[[str], list[Event]]


def _with(event: Event, **facts: object) -> Event:
    told = {**event.facts, **facts}
    return Event(event.kind, event.at, told, event.index, event.key, event.day)


def renumbered(event: Event, number: int) -> Event:
    """The same event about the conference with this number."""
    return _with(event, number=number)


def _next_conference(of: Of, event: Event) -> Event:
    """The next of its kind: one more than the highest held."""
    return _with(event, number=_highest(of("conference.held"), event["conference"]) + 1)


def _conference_booked(of: Of, event: Event) -> Event:
    """That of the booking it replaces; else the next after those held before the booked start.

    A booking recorded only after its conference was held is that conference's.
    """
    for one in of("conference.booked") if event["replaces"] is not None else ():
        if one.key == event["replaces"] and one["conference"] == event["conference"]:
            return _with(event, number=one["number"])
    before = [one for one in of("conference.held") if one.at < event.at]
    return _with(event, number=_highest(before, event["conference"]) + 1)


def _conference_before(of: Of, event: Event) -> Event:
    """Decisions are those of the last conference before, of the kind or number that is named."""
    for one in reversed(of("conference.held")):
        named = all(event[name] in (None, one[name]) for name in ("conference", "number"))
        if named and one.at <= event.at:
            return _with(event, conference=one["conference"], number=one["number"])
    return _with(event, conference=event["conference"] or "initial", number=event["number"] or 1)


def _next_group(of: Of, event: Event) -> Event:
    return _with(event, number=_highest(of("core_group.held"), None) + 1)


def _group_before(of: Of, event: Event) -> Event:
    """Minutes are those of the last core group before whose minutes were not sent yet."""
    sent = {one["number"] for one in of("core_group.minutes_sent")}
    held = [one["number"] for one in of("core_group.held") if one.at <= event.at]
    open_ones = [number for number in held if number not in sent]
    return _with(event, number=(open_ones or held or [1])[-1])


def _highest(events: Sequence[Event], conference: str | None) -> int:
    numbers = (e["number"] for e in events if e["conference"] == conference)
    return max(numbers, default=0)


def is_named(event: Event) -> bool:
    """Whether an event says by itself which meeting it is about."""
    facts = event.facts
    whole = event.kind != "conference.decisions_sent" or "conference" in facts
    return whole and "number" in facts


NUMBERED = {
    "conference.requested": _next_conference,
    "conference.stood_down": _next_conference,
    "conference.booked": _conference_booked,
    "conference.held": _next_conference,
    "conference.decisions_sent": _conference_before,
    "core_group.held": _next_group,
    "core_group.minutes_sent": _group_before,
}
# What is sent after a meeting, and the kind of the meeting.
_SENT_AFTER = {
    "conference.decisions_sent": "conference.held",
    "core_group.minutes_sent": "core_group.held",
}
_AT = attrgetter("at")


def whatever_the_order(events: Sequence[Event]) -> Sequence[Event]:
    """The same events; what was sent after a meeting that was recorded later is given its number.

    Told in order, it would be taken for what was sent after the meeting before.
    """
    latest: dict[str, datetime] = {}
    for event in events:
        meeting = _SENT_AFTER.get(event.kind)
        if meeting is not None and not is_named(event):
            latest[meeting] = max(event.at, latest.get(meeting, event.at))
        elif event.kind in latest and event.at <= latest[event.kind]:
            return _numbered(events)
    return events


def _numbered(events: Sequence[Event]) -> list[Event]:
    """Meetings in the order of recording; then what was sent after each, by the moment."""
    known: dict[str, list[Event]] = {}
    numbered: dict[int, Event] = {}
    sent = sorted((event for event in events if event.kind in _SENT_AFTER), key=_AT)
    held = [event for event in events if event.kind in _SENT_AFTER.values()]
    named = [event for event in sent if is_named(event)]
    for event in (*held, *named, *(one for one in sent if one not in named)):
        if not is_named(event):
            event = NUMBERED[event.kind](lambda kind: known.get(kind, []), event)
        numbered[event.index] = event
        insort(known.setdefault(event.kind, []), event, key=_AT)
    return [numbered.get(event.index, event) for event in events]
