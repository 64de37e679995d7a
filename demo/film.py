"""One film for every family, cut at today: where it is cut is the family's stage.

A scene is (working days after the referral, hour, act). Families start on different days, go
different ways and take turns of their own, so that every stage is there, some work late and some
exemplary.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from cpcase import clock
from demo.family import Household
from demo.people import Authority
from timescales.engine.calendar import LONDON, Calendar

Act = Callable[..., None]


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
    scenes: list[tuple[datetime, Act, tuple[Any, ...], dict[str, Any]]] = field(
        default_factory=list
    )

    def at(self, offset: int, hour: float = 0) -> datetime:
        """The moment `offset` working days after the start, in London."""
        day = self.calendar.add(self.start, offset) if offset else self.start
        return datetime.combine(day, time(int(hour), round(hour % 1 * 60)), LONDON)

    def scene(self, offset: int, hour: float, act: Act, *args: Any, **more: Any) -> None:
        """Let `act(home, …, at=moment)` happen then."""
        self.scenes.append((self.at(offset, hour), act, args, more))

    def play(self, now: datetime) -> int:
        """Each act under its own moment, up to now; how many that were."""
        acts = [scene for scene in self.scenes if scene[0] <= now]
        for moment, act, args, more in sorted(acts, key=lambda scene: scene[0]):
            with clock.standing_at(moment):
                act(self.home, *args, at=moment, **more)
        return len(acts)
