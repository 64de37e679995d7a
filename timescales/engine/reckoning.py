"""Each duty's dates and what fulfilled it, at one state of the story; words come later."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time

from timescales.engine.base import Base
from timescales.engine.bases import bases_of
from timescales.engine.calendar import LONDON, Calendar
from timescales.engine.dates import Dates, dates_of, interval
from timescales.engine.fulfilment import Found, find, repeats
from timescales.engine.offsets import london_day
from timescales.engine.pathway import Part, Pathway
from timescales.engine.settling import Settled, excuse, settle
from timescales.engine.story import Story


@dataclass(slots=True)
class Reckoned:
    """One occurrence of one duty."""

    part: Part
    base: Base
    nth: int
    dates: Dates
    met: Found | None = None
    settled: Settled | None = None
    counted_from: datetime | None = None

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


@dataclass(slots=True)
class Reckoning:
    """All duties of a pathway at one state of the story; each is worked out once, when asked."""

    pathway: Pathway
    story: Story
    calendar: Calendar
    _known: dict[str, list[Reckoned]] = field(default_factory=dict)

    def rows(self, key: str) -> list[Reckoned]:
        """The occurrences of the duty `step/part`."""
        return self.rows_of(self.pathway.by_key[key], self.pathway.day_one)

    def rows_of(self, part: Part, day_one: str) -> list[Reckoned]:
        """The occurrences of `part`, counting Day 1 as `day_one` says."""
        if part.key not in self._known:
            self._known[part.key] = list(self._work_out(part, day_one))
        return self._known[part.key]

    def _work_out(self, part: Part, day_one: str) -> Iterator[Reckoned]:
        nth = 0
        used: set[int] = set()
        for base in bases_of(part, self):
            for row in self._of_base(part, base, day_one, used, nth):
                nth = nth + 1 if part.every else row.nth
                row.nth = nth
                row.settled = settle(row, self.story)
                yield row

    def _of_base(
        self, part: Part, base: Base, day_one: str, used: set[int], done: int
    ) -> Iterator[Reckoned]:
        if part.every:
            yield from self._rolling(part, base, done)
            return
        waits_half = part.start == "midway" and base.moment is None and base.before is not None
        start = replace(base, moment=base.before.at) if waits_half and base.before else base
        dates = dates_of(part, start, self.calendar, day_one, self._booked(base))
        if part.target is not None and part.target.start:
            dates = self._with_target(part, base, dates)
        halfway = part.start == "midway" and base.before is not None
        counted_from = base.before.at if halfway and base.before else base.moment
        row = Reckoned(part, base, base.nth, dates, counted_from=counted_from)
        row.met = find(part, base, dates, self.story, used)
        yield row

    def _rolling(self, part: Part, base: Base, done: int) -> Iterator[Reckoned]:
        """Each interval runs from the last one held, not from the grid.

        One that a person said is not needed is passed over: the next runs from its limit.
        """
        last = base.moment
        if last is None:
            yield Reckoned(part, base, base.nth, Dates())
            return
        found = deque(repeats(part, base, self.story))
        while True:
            done += 1
            start = london_day(last)
            due = interval(part.every, start).after(start, self.calendar)
            row = Reckoned(part, base, done, Dates(due=due), counted_from=last)
            passed = excuse(row, self.story) is not None
            if found and not (passed and london_day(found[0].at) > due):
                row.met = found.popleft()
                last = row.met.at
            elif passed:
                last = datetime.combine(due, time(), LONDON)
            else:
                yield row
                return
            yield row

    def _booked(self, base: Base) -> dict[str, date]:
        """The initial conference of this enquiry as it is booked, for what it may bring forward."""
        if base.enquiry is None:
            return {}
        for event in reversed(list(self.story.bookings.values())):
            if event["conference"] == "initial" and event.index > base.enquiry.start.index:
                return {"booking:initial": london_day(event.at)}
        return {}

    def _with_target(self, part: Part, base: Base, dates: Dates) -> Dates:
        """A target that counts from another step; never suggested on a day that is not worked."""
        aim = part.target
        if aim is None or aim.start is None or aim.within is None or dates.due is None:
            return dates
        for row in self.rows(aim.start[5:]):
            if row.base.plan is base.plan and row.met_at is not None:
                day = aim.within.after(london_day(row.met_at), self.calendar)
                return replace(dates, target=self.calendar.previous(day))
        return dates
