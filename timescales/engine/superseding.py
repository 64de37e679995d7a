"""Dates that moved: the old row is never rewritten, it is kept with the reason and points on."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from timescales.engine.calendar import Calendar
from timescales.engine.dates import Dates
from timescales.engine.kinds import AHEAD, Event
from timescales.engine.part import DayOne, Part
from timescales.engine.pathway import Pathway
from timescales.engine.reckoning import Reckoning
from timescales.engine.story import Story
from timescales.engine.turning import turned_by

# Kinds whose order among each other matters: which enquiry, plan or interval something is in.
_TOGETHER = {
    "strategy_discussion.held": "structure",
    "section_47.authorised": "structure",
    "conference.held": "structure",
    "plan.ended": "structure",
    "visiting.set": "visit.made",
}
_CODES = {
    "conference.booked": "booking",
    "conference.stood_down": "booking",
    "visiting.set": "interval",
}
Key = tuple[str, int]
Moving = Iterable[tuple[Part, DayOne]]
Were = list[tuple[Part, DayOne, list[tuple[int, Dates]]]]


@dataclass(frozen=True, slots=True)
class Replaced:
    """The dates of an occurrence as they stood, those that replaced them, and what moved them."""

    was: Dates
    then: Dates
    by: Event

    @property
    def code(self) -> str:
        """Why, as a code: booking, interval, or trigger moved."""
        return _CODES.get(self.by.kind, "trigger moved")


@dataclass(slots=True)
class Watch:
    """Keeps every row of a pathway whose dates an event moved, by (duty, occurrence)."""

    pathway: Pathway
    calendar: Calendar
    parts: tuple[tuple[Part, DayOne], ...]
    found: dict[Key, list[Replaced]] = field(default_factory=dict)
    _latest: dict[str, datetime] = field(default_factory=dict)

    def before(self, story: Story, event: Event) -> Were:
        """The dates that the next event may move, as they stand before it is told."""
        moving = tuple(self._moved_by(story, event))
        if not moving:
            return []
        reckoning = Reckoning(self.pathway, story, self.calendar)
        return [(part, day_one, reckoning.dates(part, day_one)) for part, day_one in moving]

    def after(self, story: Story, event: Event, were: Were) -> None:
        """Keep those that the event, now told, has moved."""
        reckoning = Reckoning(self.pathway, story, self.calendar)
        for part, day_one, old in were:
            now = dict(reckoning.dates(part, day_one))
            for nth, was in old:
                then = now.get(nth)
                stood = was.due is not None or was.not_before is not None
                if stood and then is not None and was.shown != then.shown:
                    self.found.setdefault((part.key, nth), []).append(Replaced(was, then, event))

    def _moved_by(self, story: Story, event: Event) -> Moving:
        """The duties whose dates, as they stand, this event may move."""
        kind = _TOGETHER.get(event.kind, event.kind)
        latest = self._latest.get(kind)
        if event.kind not in AHEAD:
            if latest is not None and event.at < latest:
                # Recorded after what happened later: whatever counts from that may move.
                return self.parts
            self._latest[kind] = event.at
        return turned_by(self.pathway, story, event)
