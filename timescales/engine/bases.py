"""What a duty counts from: one base for each time that it is owed."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, Protocol

from timescales.engine.base import Base, waiting
from timescales.engine.dates import day_of
from timescales.engine.part import Part
from timescales.engine.review_starts import booked_reviews
from timescales.engine.starts import STARTS, each_event
from timescales.engine.story import Story


class Rows(Protocol):
    """What can tell how another duty of the pathway stands (a Reckoning)."""

    story: Story

    def rows(self, key: str) -> list[Any]:
        """The occurrences of the duty `step/part`."""


def bases_of(part: Part, reckoning: Rows) -> list[Base]:
    """Every time that `part` is owed or waited for, first one first; never none."""
    if part.chain:
        found = list(_chained(part, reckoning))
    elif part.link:
        found = [_from_row(part, row, row.base) for row in reckoning.rows(part.link)]
    else:
        found = list(STARTS.get(part.start, each_event)(part, reckoning.story))
    for nth, base in enumerate(found, 1):
        base.nth = nth
    for base, following in pairwise(found) if len(found) > 1 else ():
        # What is recorded once the next one runs is about the next one.
        base.following = following
        base.later = following.since if following.moment is not None else None
    return found


def _chained(part: Part, reckoning: Rows) -> Iterator[Base]:
    """Before the first review from the first link; before each later one from the second."""
    first, later = (
        {(row.base.plan, row.base.in_plan): row for row in reckoning.rows(link)}
        for link in part.chain
    )
    for base in booked_reviews(part, reckoning.story):
        row = (later if base.in_plan else first).get((base.plan, base.in_plan))
        yield (
            _from_row(part, row, base)
            if row
            else waiting(plan=base.plan, in_plan=base.in_plan, gone=base.gone)
        )


def _from_row(part: Part, row: Any, base: Base) -> Base:
    """From the moment that the linked duty was done; else, where it may, from its limit."""
    if row.met is not None:
        moment, day = row.met.at, row.met.day
    else:
        moment = row.due_moment() if part.else_limit else None
        day = day_of(row.dates.due) if moment is not None else None
    return Base(
        0,
        moment,
        day,
        since=base.since if part.else_limit else row.met_at,
        until=base.until,
        enquiry=base.enquiry,
        plan=base.plan,
        in_plan=base.in_plan,
        gone=base.gone,
        before=base.before,
        link=row,
    )
