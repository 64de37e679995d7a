"""Which event fulfilled a duty."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from timescales.engine.base import Base
from timescales.engine.dates import Dates, day_of
from timescales.engine.kinds import AHEAD, Event
from timescales.engine.offsets import london_day
from timescales.engine.pathway import Part
from timescales.engine.patterns import Pattern
from timescales.engine.story import Story


@dataclass(frozen=True, slots=True)
class Found:
    """The event that fulfilled it (the last, where several must)."""

    event: Event
    at: datetime


def find(part: Part, base: Base, dates: Dates, story: Story, used: set[int]) -> Found | None:
    """The first thing that fulfils this occurrence; `used` are records that did for another."""
    best: Found | None = None
    for together in part.met_by:
        found = [_first(pattern, part, base, dates, story, used) for pattern in together]
        if None in found:
            continue
        last = max((event for event in found if event), key=lambda event: event.at)
        if best is None or last.at < best.at:
            best = Found(last, last.at)
    if best and best.event.kind == "step.recorded":
        used.add(best.event.index)
    return best


def repeats(part: Part, base: Base, story: Story) -> Iterator[Found]:
    """Everything that fulfils a rolling duty after its start, by the moment it happened."""
    end = base.plan.end.at if base.plan and base.plan.end else None
    found = {
        event.index: event
        for (pattern,) in part.met_by
        for event in story.of(pattern.kind)
        if pattern.fits(event)
        and event is not base.event
        and (base.moment is None or event.at >= base.moment)
        and (end is None or event.at <= end)
    }
    for event in sorted(found.values(), key=lambda event: event.at):
        yield Found(event, event.at)


def _first(
    pattern: Pattern, part: Part, base: Base, dates: Dates, story: Story, used: set[int]
) -> Event | None:
    mine = (base.event, base.link.met.event if base.link and base.link.met else None)
    for event in story.of(pattern.kind):
        if event in mine or event.index in used or not pattern.fits(event, base.event):
            continue
        if event.kind in AHEAD and event not in story.bookings.values():
            continue
        if _counts(event, part, base, dates):
            return event
    return None


def _counts(event: Event, part: Part, base: Base, dates: Dates) -> bool:
    """Whether it happened within the time in which it can fulfil this occurrence."""
    general = event.kind == "step.recorded"
    if not part.any_time and base.since is not None and event.at < base.since:
        return False
    if not part.any_time and base.since is None and base.moment is None and not general:
        return False
    if base.until is not None and event.at >= base.until and not general:
        return False
    end = base.plan.end if base.plan and part.ends_with_plan else None
    if end is not None and event.at > end.at:
        return False
    if dates.not_before is not None and london_day(event.at) < dates.not_before:
        return False
    if part.counts_from is not None and dates.due is not None and not general:
        return london_day(event.at) >= day_of(dates.due) - timedelta(
            days=part.counts_from.count * (7 if part.counts_from.unit == "weeks" else 1)
        )
    return True
