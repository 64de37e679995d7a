"""Duties that roll: each interval runs from the last one held, not from a grid."""

from collections import deque
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from timescales.engine.base import Base
from timescales.engine.calendar import LONDON, Calendar
from timescales.engine.dates import Dates, interval
from timescales.engine.fulfilment import repeats
from timescales.engine.kinds import Event
from timescales.engine.part import Part
from timescales.engine.reckoned import Reckoned
from timescales.engine.settling import excuse
from timescales.engine.story import Story


def roll(part: Part, base: Base, story: Story, calendar: Calendar, done: int) -> Iterator[Reckoned]:
    """Every interval from the start on; `done` occurrences stand before it.

    One that a person said is not needed is passed over: the next runs from its limit.
    """
    found = deque(repeats(part, base, story))
    last, day = base.moment, base.day
    begins = last is not None
    if not begins:
        picked_up = _picked_up(base, found, story)
        if picked_up is not None:
            last, day = picked_up.at, picked_up.day
    if last is None or day is None:
        yield Reckoned(part, base, done + 1, Dates())
        return
    from_limit = False
    while True:
        done += 1
        length = part.first if begins and part.first else interval(part.every, day)
        begins = False
        due = length.after(day, calendar)
        set_by = _stricter(part, day, due, found[0] if found else None, story)
        if set_by is not None:
            due = _own_limit(set_by, day)
        row = Reckoned(
            part, base, done, Dates(due=due), last, day, set_by=set_by, from_limit=from_limit
        )
        from_limit = False
        passed = excuse(part, done, story) is not None
        if found and not (passed and found[0].day > due):
            row.met = found.popleft()
            last, day = row.met.at, row.met.day
        elif passed:
            last, day = datetime.combine(due, time(), LONDON), due
            from_limit = True
        else:
            yield row
            return
        yield row


def _picked_up(base: Base, found: deque[Event], story: Story) -> Event | None:
    """Where the conference that made the plan was not recorded: the first one held under it.

    A review or a core group held shows that there is a plan. Those before are left out.
    """
    if base.plan is None or base.plan.start is not None:
        return None
    signs = [*base.plan.reviews[:1], *story.of("core_group.held")[:1]]
    if not signs:
        return None
    began = min(event.at for event in signs)
    while found:
        event = found.popleft()
        if event.at >= began:
            return event
    return None


def _stricter(
    part: Part, since: date, due: date, until: Event | None, story: Story
) -> Event | None:
    """What set an interval of this child's own that is in force and sooner than the pathway's.

    The last word before the interval was closed by `until`; lifted, it is no word.
    """
    if not part.stricter_by:
        return None
    words = [e for e in story.of(part.stricter_by) if until is None or e.at < until.at]
    if not words or not words[-1]["every_days"]:
        return None
    return words[-1] if _own_limit(words[-1], since) < due else None


def _own_limit(word: Event, since: date) -> date:
    """So many days after the last one; set in mid interval, not before the day it was set."""
    return max(since + timedelta(days=word["every_days"]), word.day)
