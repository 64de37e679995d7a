"""Meetings that are numbered from 1 again in a later enquiry or plan, told apart.

Within the engine numbers run on over the episode, as they do where none is given.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from timescales.engine.kinds import AHEAD, Event
from timescales.engine.numbering import renumbered
from timescales.engine.plans import Plan, Plans

# What is about a meeting that was told before it.
_AFTER = {
    "conference.decisions_sent": "conference.held",
    "conference.stood_down": "conference.booked",
    "core_group.minutes_sent": "core_group.held",
}
RENUMBERED = frozenset({"conference.booked", "conference.held", "core_group.held", *_AFTER})


class Told(Protocol):
    """What was told so far (a Story)."""

    def of(self, kind: str) -> list[Event]:
        """Events of a kind, by the moment they happened."""

    @property
    def plans(self) -> Plans:
        """The plans."""

    def plan_at(self, moment: datetime) -> Plan | None:
        """The plan of a moment."""


class Renumbering:
    """Remembers which number was written for which meeting, and which plan began at 1 again."""

    __slots__ = ("_restarted", "_written")

    def __init__(self) -> None:
        self._written: dict[tuple[str | None, int], int] = {}
        self._restarted: set[int] = set()

    def of(self, event: Event, story: Told) -> Event:
        """The event with the number that its meeting has within the episode."""
        about, written = event["conference"], event["number"]
        if event.kind in _AFTER:
            before = _before(story.of(_AFTER[event.kind]), event)
            number = self._same(before, about, written)
        elif event["replaces"] is not None:
            found = [one for one in story.of(event.kind) if one.key == event["replaces"]]
            number = self._same(found, about, written)
        elif about == "review":
            number = self._in_plan(event, story, written)
        else:
            kind = "conference.held" if about else "core_group.held"
            held = [
                one["number"]
                for one in story.of(kind)
                if one["conference"] == about and one.at < event.at
            ]
            number = max(held) + 1 if written in held else written
        if number == written:
            return event
        self._written[about, number] = written
        return renumbered(event, number)

    def _same(self, events: Sequence[Event], about: str | None, written: int) -> int:
        """The number of the last of these that was written with that number."""
        for one in reversed(events):
            number: int = one["number"]
            if one["conference"] == about and self._written.get((about, number), number) == written:
                return number
        return written

    def _in_plan(self, event: Event, story: Told, written: int) -> int:
        """A plan after another: from its first review on, or on over the episode."""
        plans = story.plans.each
        booked = event.kind == "conference.booked"
        plan = (plans[-1] if plans else None) if booked else story.plan_at(event.at)
        if plan is None or plan.start is None or plan.first_number == 1:
            return written
        if booked and event.at < plan.start.at:
            return written
        if written < plan.first_number:
            self._restarted.add(plan.start.index)
        again = plan.start.index in self._restarted
        return written + plan.first_number - 1 if again else written


def _before(events: Sequence[Event], event: Event) -> Sequence[Event]:
    """Those that happened before it; a booking lies ahead."""
    return [one for one in events if one.kind in AHEAD or one.at <= event.at]
