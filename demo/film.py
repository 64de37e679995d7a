"""One film for every family, cut at this morning: where it is cut is the family's stage.

A scene is (working days after the referral, hour, act). Families start on different days, go
different ways and take turns of their own, so that every stage is there, some work late and some
exemplary.
"""

import heapq
import itertools
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from cpcase import clock
from cpcase.outbox.services import sent_at
from demo import ringing
from demo.family import Household
from demo.people import Authority
from timescales.engine.calendar import LONDON, Calendar
from timescales.models import Alert

Act = Callable[..., None]
Scene = tuple[datetime, Act, tuple[Any, ...], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Cut:
    """How one family's film differs: when it began, which way it goes, what is particular.

    `turns` are the names of what happens in this family and not in every one.
    """

    days_ago: int
    way: str = "plan"
    turns: tuple[str, ...] = ()
    size: int = 1
    slow: bool = False
    pathway: str = ""

    def takes(self, *turns: str) -> bool:
        """Whether one of these turns is this family's."""
        return any(turn in self.turns for turn in turns)


@dataclass(slots=True)
class Film:
    """The scenes of one family, to be played in the order of their moments."""

    home: Household
    cut: Cut
    authority: Authority
    calendar: Calendar
    start: date
    now: datetime
    scenes: list[Scene] = field(default_factory=list)
    mornings: list[Scene] = field(default_factory=list)

    @property
    def today(self) -> datetime:
        """When today began, in London: what is to be done today, nobody has done yet."""
        return datetime.combine(self.now.astimezone(LONDON).date(), time(), LONDON)

    def at(self, offset: int, hour: float = 0) -> datetime:
        """The moment `offset` working days after the start, in London."""
        day = self.calendar.add(self.start, offset) if offset else self.start
        return datetime.combine(day, time(int(hour), round(hour % 1 * 60)), LONDON)

    def scene(self, offset: int, hour: float, act: Act, *args: Any, **more: Any) -> None:
        """Let `act(home, …, at=moment)` happen then."""
        self.scenes.append((self.at(offset, hour), act, args, more))

    def this_morning(self, act: Act, *args: Any, **more: Any) -> None:
        """Let it happen at nine today or, before that, just now."""
        nine = self.today + timedelta(hours=9)
        moment = min(nine, self.now - timedelta(minutes=10))
        self.mornings.append((moment, act, args, more))

    def play(self) -> None:
        """Each act under its own moment, and what rings between them, each at its own.

        What was told before today was mailed then. What rings today is the running worker's.
        """
        counted = itertools.count()
        scenes = [*self.mornings, *(scene for scene in self.scenes if scene[0] < self.today)]
        coming = [(scene[0], next(counted), scene) for scene in scenes]
        heapq.heapify(coming)
        while True:
            until = min(coming[0][0], self.today) if coming else self.today
            missed = ringing.ring_next(self.home, until=until)
            if missed is not None:
                for answer in filter(None, map(self._answer, missed)):
                    heapq.heappush(coming, (answer[0], next(counted), answer))
            elif coming:
                self._act(heapq.heappop(coming)[2])
            else:
                return

    def _act(self, scene: Scene) -> None:
        moment, act, args, more = scene
        told = sent_at(moment) if moment < self.today else nullcontext()
        with clock.standing_at(moment), told:
            act(self.home, *args, at=moment, **more)

    def _answer(self, missed: Alert) -> Scene | None:
        """Whoever answers for a missed limit says on the next morning what happens, unless
        nobody does and it goes up the ladder."""
        if self.cut.slow:
            return None
        day = self.calendar.add(missed.created_at.astimezone(LONDON).date(), 1)
        at = datetime.combine(day, time(9, 15), LONDON)
        if at > self.today:
            return None
        return at, ringing.answer, (self.authority, missed), {}
