"""One occurrence of one duty, as it stands: its dates, and what fulfilled or settled it."""

from dataclasses import dataclass
from datetime import date, datetime, time

from timescales.engine.base import Base
from timescales.engine.calendar import LONDON
from timescales.engine.dates import Dates
from timescales.engine.kinds import Event
from timescales.engine.part import Part
from timescales.engine.settling import Settled


@dataclass(slots=True, eq=False)
class Reckoned:
    """One occurrence of one duty. `counted_from` is the moment of its trigger, `counted_on` its
    London day; `set_by` the event that set a stricter interval for this child. `from_limit`: the
    one before was passed over, so this one counts from its limit. `crowded_by` is a duty that
    should come before it and is due after it.
    """

    part: Part
    base: Base
    nth: int
    dates: Dates
    counted_from: datetime | None = None
    counted_on: date | None = None
    met: Event | None = None
    settled: Settled | None = None
    set_by: Event | None = None
    from_limit: bool = False
    crowded_by: "Reckoned | None" = None

    @property
    def met_at(self) -> datetime | None:
        """When it was fulfilled."""
        return self.met.at if self.met else None

    def due_moment(self) -> datetime | None:
        """The limit as a moment, for what counts from it while it is not yet done."""
        due = self.dates.due
        if due is None or isinstance(due, datetime):
            return due
        return datetime.combine(due, time(), LONDON)
