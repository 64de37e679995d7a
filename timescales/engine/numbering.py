"""Which conference or core group is meant where an event gives no number."""

from collections.abc import Callable, Sequence

from timescales.engine.kinds import Event

# Events of a kind, by the moment they happened.
Of = Callable[[str], list[Event]]


def _with(event: Event, **facts: object) -> Event:
    told = {**event.facts, **facts}
    return Event(event.kind, event.at, told, event.index, event.key, event.day)


def _next_conference(of: Of, event: Event) -> Event:
    """The next of its kind: one more than the highest held."""
    return _with(event, number=_highest(of("conference.held"), event["conference"]) + 1)


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
    "conference.booked": _next_conference,
    "conference.held": _next_conference,
    "conference.decisions_sent": _conference_before,
    "core_group.held": _next_group,
    "core_group.minutes_sent": _group_before,
}
