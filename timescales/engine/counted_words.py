"""What was counted, and from which day: the first sentence of an explanation."""

from datetime import date, datetime, time, timedelta

from timescales.engine import words
from timescales.engine.calendar import LONDON
from timescales.engine.dates import day_of, interval
from timescales.engine.naming import before, capital, length, linked, named, share
from timescales.engine.part import DayOne
from timescales.engine.pathway import Pathway
from timescales.engine.reckoned import Reckoned

_DAY, _NONE = timedelta(days=1), timedelta()


class Counting:
    """Says how a date was counted, in a pathway's names and as of a year."""

    def __init__(self, pathway: Pathway, year: int) -> None:
        self.pathway = pathway
        # Thursday 2 April, with the year unless it is this one.
        self.day = words.days_in(year)

    def moment(self, value: datetime) -> str:
        """10am on Thursday 2 April."""
        local = value.astimezone(LONDON)
        return f"{words.clock(local.time())} on {self.day(local.date())}"

    def limit(self, value: date | datetime) -> str:
        """A day or a clock limit in words."""
        return self.moment(value) if isinstance(value, datetime) else self.day(value)

    def rule(self, row: Reckoned, day_one: DayOne) -> str:
        """The sentence for one occurrence that has a date."""
        part, dates = row.part, row.dates
        if dates.sooner is not None:
            return self._sooner(row, dates.sooner)
        if dates.day_one is not None:
            return self._day_n(row, dates.day_one, day_one)
        if part.midway is not None:
            return self._part_way(row)
        if part.every and row.counted_on is not None:
            return self._rolling(row, row.counted_on)
        if row.base.link is not None:
            return f"{capital(length(part))} {self._linked(row)}."
        if part.own_day:
            return f"On the day of {self._called(row)}, {self._on(row)}."
        if part.before is not None:
            return self._before(row)
        if isinstance(dates.due, datetime) and row.counted_from is not None:
            at, clocks = self.moment(row.counted_from), self._clocks(row.counted_from, dates.due)
            return f"{capital(length(part))} {self._called(row)} ended, at {at}.{clocks}"
        return f"{capital(length(part))} {self._called(row)}, on {self._on(row)}."

    def _called(self, row: Reckoned) -> str:
        return named(row.base.event, row.part.start) if row.base.event else "it"

    def _on(self, row: Reckoned) -> str:
        return self.day(row.counted_on) if row.counted_on else ""

    def _day_n(self, row: Reckoned, first: date, day_one: DayOne) -> str:
        part = row.part
        by = f", by {words.clock(part.at)}" if isinstance(part.at, time) else ""
        number, called, on = f"Day {part.day}{by}.", self._called(row), self._on(row)
        if day_one.counts == "following":
            return f"{number} Day 1 is {self.day(first)}, the working day after {called} on {on}."
        if first == row.counted_on:
            return f"{number} {capital(called)} on {on} is Day 1."
        return f"{number} {capital(called)} was on {on}, so Day 1 is {self.day(first)}."

    def _sooner(self, row: Reckoned, day: date) -> str:
        part, enquiry = row.part, row.base.enquiry
        assert part.sooner is not None
        held = enquiry is not None and enquiry.held is not None and enquiry.held.day == day
        at = f"by {words.clock(part.sooner.at)}, " if part.sooner.at else ""
        return (
            f"{capital(at + before(part.sooner.before))} the initial conference, "
            f"{'held on' if held else 'booked for'} {self.day(day)}, "
            f"which is sooner than Day {part.day}."
        )

    def _part_way(self, row: Reckoned) -> str:
        part, base = row.part, row.base
        assert part.midway is not None
        last = named(base.before) if base.before else "the last conference"
        limit = part.midway.later if base.in_plan else part.midway.first
        booked = f"booked for {self.day(base.day)}" if base.day else f"due within {limit}"
        way = capital(share(part.midway.share))
        next_one = "the next one" if base.in_plan else "the review conference"
        return f"{way} from {last}, on {self._on(row)}, to {next_one}, {booked}."

    def _rolling(self, row: Reckoned, since: date) -> str:
        part = row.part
        begins = row.counted_from == row.base.moment
        every = part.first if begins and part.first else interval(part.every, since)
        called = self._called(row) if begins else "the last one"
        if row.from_limit:
            return f"{every} after the last limit, {self.day(since)}."
        if row.set_by is None:
            return f"{every} after {called}, on {self.day(since)}."
        own = words.plural(row.set_by["every_days"], "day")
        set_on = self.day(row.set_by.day)
        return (
            f"{own} after {called}, on {self.day(since)}: set for this child on {set_on}, "
            f"in place of {every}."
        )

    def _linked(self, row: Reckoned) -> str:
        link = row.base.link
        called = linked(self.pathway, link.part.key)
        if link.met is not None:
            return f"{called}, on {self._on(row)}"
        return f"the limit for {called}, {self._on(row)}"

    def _before(self, row: Reckoned) -> str:
        part, moment = row.part, row.base.moment
        clock = isinstance(row.dates.due, datetime) and moment is not None
        booked = self.moment(moment) if clock and moment is not None else self._on(row)
        same = ", at the same time of day" if part.at == "meeting" else ""
        by = f"by {words.clock(part.at)}, " if isinstance(part.at, time) else ""
        what = capital(by + length(part))
        clocks = self._clocks(moment, row.dates.due) if part.unit == "hours" else ""
        return f"{what} {self._called(row)}, booked for {booked}{same}.{clocks}"

    def _clocks(self, start: datetime | None, due: date | datetime | None) -> str:
        """Hours are elapsed time: that the clocks changed in between is why the hour differs."""
        if start is None or not isinstance(due, datetime):
            return ""
        first, last = sorted((start, due))
        later = _ahead(last) - _ahead(first)
        if not later:
            return ""
        day = first.astimezone(LONDON).date()
        while _ahead(datetime.combine(day + _DAY, time(), LONDON)) == _ahead(first):
            day += _DAY
        return f" The clocks go {'forward' if later > _NONE else 'back'} on {self.day(day)}."


def _ahead(moment: datetime) -> timedelta:
    """How far London's clocks are ahead of UTC at a moment."""
    return moment.astimezone(LONDON).utcoffset() or _NONE


def counted_span(row: Reckoned) -> tuple[date, date] | None:
    """The days between trigger and limit, where it is working days that count."""
    part, due, start = row.part, row.dates.due, row.counted_on
    if due is None or start is None:
        return None
    end = day_of(due)
    if part.opens_before and part.opens_before.unit == "working days":
        # A window is counted back to its first day.
        end = row.dates.not_before or end
    if row.dates.sooner is not None:
        return min(end, row.dates.sooner), row.dates.sooner
    unit = interval(part.every, start).unit if part.every else part.unit
    if unit != "working days":
        return None
    return (start, end) if start <= end else (end, start)
