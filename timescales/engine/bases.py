"""What a duty counts from: one base for each time that it is owed."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from timescales.engine.base import Base
from timescales.engine.pathway import Part
from timescales.engine.starts import STARTS, each_event, review_bookings

if TYPE_CHECKING:
    from timescales.engine.reckoning import Reckoned, Reckoning


def bases_of(part: Part, reckoning: "Reckoning") -> list[Base]:
    """Every time that `part` is owed or waited for, first one first; never none."""
    if part.chain:
        return list(_chained(part, reckoning))
    if part.start.startswith("step:"):
        return list(_linked(part, reckoning))
    return list(STARTS.get(part.start, each_event)(part, reckoning.story))


def _linked(part: Part, reckoning: "Reckoning") -> Iterator[Base]:
    for row in reckoning.rows(part.start[5:]):
        yield _from_row(part, row, row.base)


def _chained(part: Part, reckoning: "Reckoning") -> Iterator[Base]:
    """Before the first review from the first link; before each later one from the second."""
    first, later = (reckoning.rows(link) for link in part.chain)
    for base in review_bookings(part, reckoning.story):
        rows = later if base.in_plan else first
        row = next(
            (r for r in rows if r.base.plan is base.plan and r.base.in_plan == base.in_plan), None
        )
        yield _from_row(part, row, base) if row else Base(base.nth, None, plan=base.plan)


def _from_row(part: Part, row: "Reckoned", base: Base) -> Base:
    moment = row.met_at or (row.due_moment() if part.else_limit else None)
    return Base(
        base.nth,
        moment,
        None,
        since=base.since if part.else_limit else row.met_at,
        until=base.until,
        plan=base.plan,
        in_plan=base.in_plan,
        gone=base.gone,
        before=base.before,
        link=row,
    )
