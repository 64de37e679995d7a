"""Dates that moved: the old row is never rewritten, it is kept with the reason and points on."""

from dataclasses import dataclass, field
from datetime import datetime

from timescales.engine.calendar import Calendar
from timescales.engine.dates import Dates
from timescales.engine.kinds import AHEAD, Event
from timescales.engine.part import DayOne, Part
from timescales.engine.pathway import Pathway
from timescales.engine.reckoning import Reckoning
from timescales.engine.story import Story
from timescales.engine.turning import Turns

# Kinds whose order among each other matters: which enquiry, plan or interval something is in.
_TOGETHER = {
    "strategy_discussion.held": "structure",
    "section_47.authorised": "structure",
    "conference.held": "structure",
    "plan.ended": "structure",
    "visiting.set": "visit.made",
}
_OF_PLANS = frozenset({"conference.held", "plan.ended"})
_CODES = {
    "conference.booked": "booking",
    "conference.stood_down": "booking",
    "visiting.set": "interval",
}
Key = tuple[str, int]
Were = list[tuple[tuple[Part, ...], DayOne, list[Dates]]]


@dataclass(slots=True, eq=False)
class Replaced:
    """The dates of an occurrence as they stood, those that replaced them, and what moved them.

    Duties that are counted alike share it; `said` keeps its sentence once that was asked.
    """

    was: Dates
    then: Dates
    by: Event
    said: str | None = None

    @property
    def code(self) -> str:
        """Why, as a code: booking, interval, or trigger moved."""
        return _CODES.get(self.by.kind, "trigger moved")


class Order:
    """Whether events were recorded in the order in which they happened."""

    __slots__ = ("_last", "_latest", "_planned")

    def __init__(self) -> None:
        self._latest: dict[str, datetime] = {}
        self._last: datetime | None = None
        self._planned = False

    def is_late(self, event: Event) -> bool:
        """Whether something that happened later was recorded before it."""
        kind, at, last = event.kind, event.at, self._last
        if kind in AHEAD:
            return False
        group, planned = _TOGETHER.get(kind, kind), self._planned
        if kind in _OF_PLANS:
            self._planned = True
        if last is None or last <= at:
            self._last = self._latest[group] = at
            return False
        # A second plan, or the end of the first, takes over whatever came after it.
        latest = last if planned and kind in _OF_PLANS else self._latest.get(group)
        if latest is not None and at < latest:
            return True
        self._latest[group] = at
        return False


@dataclass(slots=True)
class Watch:
    """Keeps every row of a pathway whose dates an event moved, by (duty, occurrence)."""

    pathway: Pathway
    calendar: Calendar
    turns: Turns
    found: dict[Key, list[Replaced]] = field(default_factory=dict)
    _last: Reckoning | None = None
    _told: int = 0

    def reckoning(self, story: Story) -> Reckoning:
        """All duties as the story stands; the last one again while nothing more was told."""
        if self._last is None or self._told != story.told:
            self._last, self._told = Reckoning(self.pathway, story, self.calendar), story.told
        return self._last

    def before(self, story: Story, event: Event, *, late: bool) -> Were:
        """The dates that the next event may move, as they stand before it is told.

        Recorded late, it may move whatever counts from what happened after it.
        """
        moving = self.turns.all if late else self.turns.by(story, event)
        if not moving:
            return []
        reckoning = self.reckoning(story)
        were: Were = []
        idle: set[str] = set()
        for alike, day_one in moving:
            if alike[0].link in idle:
                # A chain whose beginning has no date and was not done has none (D20).
                idle.update(part.key for part in alike)
                continue
            dates = reckoning.dates(alike[0], day_one)
            if any(_stands(one) for one in dates):
                were.append((alike, day_one, dates))
            elif alike[0].kinds.isdisjoint(story.by_kind):
                idle.update(part.key for part in alike)
        return were

    def after(self, story: Story, event: Event, were: Were) -> None:
        """Keep those that the event, now told, has moved."""
        reckoning = self.reckoning(story)
        for alike, day_one, old in were:
            now = reckoning.dates(alike[0], day_one)
            for nth, (was, then) in enumerate(zip(old, now, strict=False), 1):
                if _stands(was) and not was.shown_as(then):
                    one = Replaced(was, then, event)
                    for part in alike:
                        self.found.setdefault((part.key, nth), []).append(one)


def _stands(dates: Dates) -> bool:
    """Whether there is a date that an event could move."""
    return dates.due is not None or dates.not_before is not None
