"""Which event fulfilled a duty."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from operator import attrgetter

from timescales.engine.base import Base
from timescales.engine.dates import Dates, day_of
from timescales.engine.kinds import AHEAD, Event
from timescales.engine.offsets import Offset
from timescales.engine.part import Part
from timescales.engine.patterns import Pattern
from timescales.engine.reckoned import Reckoned
from timescales.engine.reports import NEAREST, REPORTS, Span, nearest
from timescales.engine.story import Story

_RECORDED = "step.recorded"
_AT = attrgetter("at")


def find(part: Part, base: Base, dates: Dates, story: Story, used: set[int]) -> Event | None:
    """The first thing that fulfils this occurrence; `used` are events that did for another.

    Where several must happen together, the last of them.
    """
    by_kind = story.by_kind
    best = None
    recorded = _RECORDED in by_kind
    if not recorded and _waits(part, dates):
        return None
    if recorded:
        best = _first(part.recorded, part, base, dates, story, used)
    for together in part.met_by:
        last = None
        for pattern in together:
            if pattern.kind not in by_kind:
                break
            event = _first(pattern, part, base, dates, story, used)
            if event is None:
                break
            if last is None or event.at > last.at:
                last = event
        else:
            if last is not None and (best is None or last.at < best.at):
                best = last
    return best


def catch_up(part: Part, rows: Sequence[Reckoned], story: Story, used: set[int]) -> None:
    """What was recorded of a row and did for no occurrence in its time, does for an earlier one."""
    for row in rows:
        if row.met is not None:
            continue
        for event in story.of(_RECORDED):
            if event.index in used or not part.recorded.fits(event):
                continue
            begun = row.base.since is None or event.at >= row.base.since
            if begun and _is_open(event, part, row.base, row.dates):
                row.met = event
                used.add(event.index)
                break


def repeats(part: Part, base: Base, story: Story) -> list[Event]:
    """Everything that fulfils a rolling duty after its start, by the moment it happened."""
    plan = base.plan
    end = plan.end.at if plan and plan.end else None
    found = [
        event
        for pattern in (part.recorded, *(together[0] for together in part.met_by))
        for event in story.of(pattern.kind)
        if pattern.fits(event)
        and event is not base.event
        and (base.moment is None or event.at >= base.moment)
        and (end is None or event.at <= end)
        and (base.until is None or event.at < base.until)
    ]
    found.sort(key=_AT)
    return found


def _first(
    pattern: Pattern, part: Part, base: Base, dates: Dates, story: Story, used: set[int]
) -> Event | None:
    general = pattern.kind == _RECORDED
    if not general and _waits(part, dates):
        return None
    before = base.link.met if base.link is not None else None
    earliest, until = _span(pattern.kind, part, base, story)
    for event in story.by_kind[pattern.kind]:
        if earliest is not None and event.at < earliest:
            continue
        if until is not None and event.at >= until:
            return None
        if event is before or event.index in used:
            continue
        if event is base.event and base.since == event.at:
            # What starts a clock does not stop it.
            continue
        if event.kind in AHEAD and event not in story.bookings.values():
            continue
        if (
            pattern.fits(event, base.event)
            and _is_open(event, part, base, dates)
            and (general or part.counts_from is None or _counts(event, part.counts_from, dates))
        ):
            return event
    return None


def _span(kind: str, part: Part, base: Base, story: Story) -> Span:
    """From when events of a kind count, and until when."""
    earliest = base.since if not part.any_time else _begun(base)
    if kind == _RECORDED:
        return earliest, base.later
    until = base.until
    if kind in REPORTS and part.start in NEAREST:
        earliest, until = nearest(base, story)
    return base.opened or earliest, until


def _waits(part: Part, dates: Dates) -> bool:
    """Waiting: only what was said of this very row, may come at any time, or goes on a chain whose
    beginning was not recorded (D20), counts.
    """
    return dates.due is None and dates.not_before is None and not (part.any_time or part.else_limit)


def _begun(base: Base) -> datetime | None:
    """From when what may come at any time counts: from the enquiry's or the plan's start."""
    if base.plan is not None:
        return base.plan.since
    return base.enquiry.since if base.enquiry is not None else None


def _counts(event: Event, length: Offset, dates: Dates) -> bool:
    """Whether it was not so long before the limit that it does not count for it."""
    days = length.count * (7 if length.unit == "weeks" else 1)
    return dates.due is None or event.day >= day_of(dates.due) - timedelta(days=days)


def _is_open(event: Event, part: Part, base: Base, dates: Dates) -> bool:
    """Whether the plan had not ended and the first allowed day had come."""
    end = base.plan.end if base.plan is not None and part.ends_with_plan else None
    if end is not None and event.at > end.at:
        return False
    return dates.not_before is None or event.day >= dates.not_before
