"""One film for every family, cut at today: where it is cut is the family's stage.

A scene is (working days after the referral, hour, act). Families start on different days and
some are slow, so that every stage is there, some work late and some exemplary.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import partial
from typing import Any

from conferences.choices import Outcome
from coregroups.choices import MeetingKind
from cpcase import clock
from demo import conferring, enquiring, protecting
from demo.family import Household
from demo.people import Authority
from timescales.engine.calendar import LONDON, Calendar

Act = Callable[[datetime], None]


@dataclass(frozen=True, slots=True)
class Cut:
    """How one family's film differs: slow, and which way it goes."""

    days_ago: int
    slow: int = 0
    way: str = "plan"
    pathway: str = ""


def play(home: Household, cut: Cut, authority: Authority, calendar: Calendar, now: datetime) -> int:
    """Play the film up to now, each act under its own moment; answers how many acts that were."""
    start = calendar.subtract(now.astimezone(LONDON).date(), cut.days_ago)
    acts = 0
    for offset, hour, act in scenes(home, cut, authority, calendar, start):
        moment = at(calendar, start, offset, hour)
        if moment > now:
            break
        with clock.standing_at(moment):
            act(moment)
        acts += 1
    return acts


def at(calendar: Calendar, start: date, offset: int, hour: float) -> datetime:
    """The moment `offset` working days after the start."""
    day = calendar.add(start, offset) if offset else start
    return datetime.combine(day, time(int(hour), round(hour % 1 * 60)), LONDON)


def scenes(
    home: Household, cut: Cut, authority: Authority, calendar: Calendar, start: date
) -> Iterator[tuple[int, float, Act]]:
    """The scenes in order."""
    late = cut.slow
    yield 0, 9, partial(enquiring.refer, home, authority, pathway=cut.pathway)
    yield 1, 10, partial(enquiring.discuss, home)
    yield 1 + late, 12, partial(enquiring.sign, home)
    yield 1 + late, 13, partial(_steps, home, "C02")
    yield 1 + late, 16, partial(enquiring.visit, home)
    if cut.way == "not needed":
        yield 4, 10, partial(enquiring.decide, home, needed=False)
        yield 8, 10, partial(enquiring.conclude, home, outcome="no_continuing_risk")
        yield 9, 10, partial(enquiring.authorise, home)
        return
    yield 4 + late, 10, partial(enquiring.decide, home)
    yield 4 + late, 15, partial(conferring.ask, home)
    meeting = at(calendar, start, 13 + late // 2, 10)
    yield 5 + late, 9, lambda moment: conferring.book_at(home, authority, moment, meeting)
    yield 5 + late, 11, partial(conferring.invite, home, authority)
    yield 6 + late, 14, partial(_steps, home, "C07", "C08", "C09", "C12")
    yield 8 + late, 10, partial(enquiring.conclude, home)
    yield 9 + late, 10, partial(enquiring.authorise, home)
    yield 9 + late, 15, partial(conferring.report, home)
    if not late:
        yield 10, 15, partial(conferring.share, home)
    yield from _to_the_plan(home, cut, authority)


def _steps(home: Household, *wanted_and_moment: Any) -> None:
    *wanted, moment = wanted_and_moment
    enquiring.steps(home, moment, *wanted)


def _to_the_plan(
    home: Household, cut: Cut, authority: Authority
) -> Iterator[tuple[int, float, Act]]:
    day = 13 + cut.slow // 2
    if cut.way == "in need":
        yield day, 16, partial(conferring.confer, home, outcome=Outcome.CHILD_IN_NEED)
        yield day + 1, 9, partial(conferring.send, home, authority)
        return
    yield day, 16, partial(conferring.confer, home)
    yield day, 17, partial(_steps, home, "F02")
    yield day + 1, 9, partial(conferring.send, home, authority)
    yield day + 5, 15, partial(enquiring.visit, home)
    yield day + 7, 11, partial(protecting.meet, home, kind=MeetingKind.FIRST)
    yield day + 7, 12, partial(_steps, home, "F03")
    yield day + 11, 15, partial(protecting.minute, home)
    for turn in range(1, 24):
        yield from _a_month(home, day + 7 + 18 * turn, cut)


def _a_month(home: Household, day: int, cut: Cut) -> Iterator[tuple[int, float, Act]]:
    """Two visits, a core group with its minutes, supervision; a slow family misses some."""
    yield day - 9, 15, partial(enquiring.visit, home)
    yield day, 11, partial(protecting.meet, home)
    if not cut.slow:
        yield day, 15, partial(enquiring.visit, home)
    yield day + 5, 15, partial(protecting.minute, home)
    if not cut.slow:
        yield day + 6, 10, partial(protecting.supervise, home)
        yield day + 8, 10, partial(protecting.look_half_way, home)
