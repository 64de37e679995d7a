"""Each duty's dates and what fulfilled it, at one state of the story; words come later."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from timescales.engine.base import Base
from timescales.engine.bases import bases_of
from timescales.engine.calendar import Calendar
from timescales.engine.dates import Dates, dates_of, day_of
from timescales.engine.fulfilment import catch_up, find
from timescales.engine.part import DayOne, Part
from timescales.engine.pathway import Pathway
from timescales.engine.reckoned import Reckoned
from timescales.engine.rolling import roll
from timescales.engine.settling import settle
from timescales.engine.story import Story

Duties = Sequence[tuple[Part, DayOne]]
Dated = tuple[Base, Dates]
_RECORDED = "step.recorded"


@dataclass(slots=True)
class Reckoning:
    """All duties of a pathway at one state of the story; each is worked out once, when asked."""

    pathway: Pathway
    story: Story
    calendar: Calendar
    _rows: dict[str, list[Reckoned]] = field(default_factory=dict)
    _bases: dict[int, list[Base]] = field(default_factory=dict)
    _dated: dict[tuple[int, DayOne], list[Dated]] = field(default_factory=dict)

    def rows(self, key: str) -> list[Reckoned]:
        """The occurrences of the duty `step/part`."""
        return self.rows_of(*self.pathway.by_key[key])

    def rows_of(self, part: Part, day_one: DayOne) -> list[Reckoned]:
        """The occurrences of `part`, counting Day 1 as `day_one` says."""
        known = self._rows.get(part.key)
        if known is None:
            known = self._rows[part.key] = self._work_out(part, day_one)
        return known

    def rows_of_all(self, parts: Duties, alike: Duties) -> list[tuple[Reckoned, DayOne]]:
        """The occurrences of all of them, one kind of work after the other.

        `alike` are the first of those that are counted alike: the others share its dates.
        """
        for part, _ in alike:
            self._bases_of(part)
        for part, day_one in alike:
            self._dated_of(part, day_one)
        known = self._rows
        for part, day_one in parts:
            if part.key not in known:
                known[part.key] = self._work_out(part, day_one)
        return [(row, day_one) for part, day_one in parts for row in known[part.key]]

    def dates(self, part: Part, day_one: DayOne) -> list[Dates]:
        """The dates of each occurrence, without asking what fulfilled it where that can wait."""
        if part.every:
            return [row.dates for row in self.rows_of(part, day_one)]
        return [dates for _, dates in self._dated_of(part, day_one)]

    def _bases_of(self, part: Part) -> list[Base]:
        known = self._bases.get(part.trigger)
        if known is None:
            known = self._bases[part.trigger] = bases_of(part, self)
        return known

    def _dated_of(self, part: Part, day_one: DayOne) -> list[Dated]:
        """Each base with its dates; parts that are counted alike share them."""
        key = part.counting, day_one
        known = self._dated.get(key)
        if known is None:
            bases = self._bases.get(part.trigger) or self._bases_of(part)
            if part.sooner is None and part.target is None:
                dates = [dates_of(part, base, self.calendar, day_one) for base in bases]
            else:
                dates = [self._dates(part, base, day_one) for base in bases]
            known = self._dated[key] = list(zip(bases, dates, strict=True))
        return known

    def _work_out(self, part: Part, day_one: DayOne) -> list[Reckoned]:
        rows: list[Reckoned] = []
        story = self.story
        recorded = _RECORDED in story.by_kind
        if part.every:
            for base in self._bases_of(part):
                rows.extend(roll(part, base, story, self.calendar, len(rows)))
        else:
            used = self._used_by(part.apart_from) if part.apart_from else set()
            can_be_met = not part.kinds.isdisjoint(story.by_kind)
            dated = self._dated.get((part.counting, day_one)) or self._dated_of(part, day_one)
            for base, dates in dated:
                if part.only_after:
                    base = self._opened(part.only_after, base)
                row = self._once(part, base, dates)
                if can_be_met:
                    row.met = find(part, base, dates, story, used)
                    if recorded and row.met is not None and row.met.kind == _RECORDED:
                        used.add(row.met.index)
                rows.append(row)
            if recorded:
                catch_up(part, rows, story, used)
        for row in rows:
            if row.met is None:
                row.settled = settle(part, row.nth, row.base, story, row.dates.due)
        return rows

    def _opened(self, key: str, base: Base) -> Base:
        """The same base, opened by what must be done before: by that of the same enquiry."""
        for row in self.rows(key):
            if row.base.enquiry is base.enquiry and row.met is not None:
                return replace(base, opened=row.met.at)
        return base

    def _used_by(self, keys: tuple[str, ...]) -> set[int]:
        """The events that fulfilled other duties."""
        return {row.met.index for key in keys for row in self.rows(key) if row.met is not None}

    def _once(self, part: Part, base: Base, dates: Dates) -> Reckoned:
        if part.midway is not None and base.before is not None:
            row = Reckoned(part, base, base.nth, dates, base.before.at, base.before.day)
        else:
            row = Reckoned(part, base, base.nth, dates, base.moment, base.day)
        if part.follows and dates.due is not None:
            row.crowded_by = self._crowding(part.follows, base, day_of(dates.due))
        return row

    def _crowding(self, key: str, base: Base, due: date) -> Reckoned | None:
        """The same review's duty that should come before, where it is due too late for that."""
        for row in self.rows(key):
            mine = row.base.plan is base.plan and row.base.in_plan == base.in_plan
            if mine and row.met is None and row.dates.due and day_of(row.dates.due) > due:
                return row
        return None

    def _dates(self, part: Part, base: Base, day_one: DayOne) -> Dates:
        day = self._conference_day(base) if part.sooner is not None else None
        dates = dates_of(part, base, self.calendar, day_one, day)
        return self._aimed(part, base, dates) if part.target and part.target.link else dates

    def _conference_day(self, base: Base) -> date | None:
        """The day of this enquiry's initial conference, for what it may bring forward.

        As it is booked; else the day on which it was held.
        """
        enquiry = base.enquiry
        if enquiry is None:
            return None
        event = self.story.booking_of(enquiry) or enquiry.held
        return event.day if event is not None else None

    def _aimed(self, part: Part, base: Base, dates: Dates) -> Dates:
        """A target that counts from another duty: a working day, never later than the limit."""
        aim, due = part.target, dates.due
        if aim is None or aim.within is None or due is None or isinstance(due, datetime):
            return dates
        for row in self.rows(aim.link):
            if row.base.plan is base.plan and row.met is not None:
                day = min(aim.within.after(row.met.day, self.calendar), due)
                return replace(dates, target=self.calendar.previous(day))
        return dates
