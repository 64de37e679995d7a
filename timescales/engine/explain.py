"""Why a date is that date, in words: the trigger, Day 1, the days not counted."""

from collections.abc import Iterable
from datetime import date, datetime

from timescales.engine import words
from timescales.engine.calendar import LAST_PROCLAIMED_YEAR, Calendar
from timescales.engine.dates import Limit, day_of, interval
from timescales.engine.kinds import Event
from timescales.engine.naming import CALLED, STARTS, TRIGGERS, before_words, capital, length_words
from timescales.engine.offsets import london_day
from timescales.engine.pathway import Pathway
from timescales.engine.reckoning import Reckoned


class Teller:
    """Writes the explanations of one reckoning."""

    def __init__(self, pathway: Pathway, calendar: Calendar, as_of: datetime) -> None:
        self.pathway = pathway
        self.calendar = calendar
        self.year = london_day(as_of).year

    def explain(self, row: Reckoned, day_one: str, national_due: Limit | None) -> str:
        """The whole explanation of one occurrence."""
        return " ".join(filter(None, self._sentences(row, day_one, national_due)))

    def reason(self, row: Reckoned) -> str:
        """Why it is not needed: `no conference (decision of Monday 30 March)`."""
        if row.settled is None:
            return ""
        on = words.day(london_day(row.settled.event.at), self.year)
        verb = row.settled.verb
        when = {"": on, "decision": f"decision of {on}", "Section 47 outcome": f"{verb} of {on}"}
        return f"{row.settled.words} ({when.get(verb, f'{verb} on {on}')})"

    def _sentences(self, row: Reckoned, day_one: str, national_due: Limit | None) -> Iterable[str]:
        if row.settled is not None:
            yield f"Not needed: {self.reason(row)}."
        if row.dates.due is None and row.dates.not_before is None:
            yield "" if row.settled else self._waiting(row)
            return
        yield self._rule(row, day_one)
        yield self._not_counted(row)
        yield self._closed(row)
        if row.part.needs and row.settled is None and row.met is None:
            yield (
                "Only if one is needed."
                if row.part.needs == "conference"
                else ("Only if the child is in need instead.")
            )
        if national_due is not None and national_due != row.dates.due:
            yield f"The national limit is {words.limit(national_due, self.year)}."
        last = row.dates.due or row.dates.not_before
        if last is not None and day_of(last).year > LAST_PROCLAIMED_YEAR:
            yield f"Counted with bank holidays not yet announced for {day_of(last).year}."

    def _waiting(self, row: Reckoned) -> str:
        part = row.part
        start = STARTS.get(part.start) or TRIGGERS.get(part.start)
        if part.start.startswith("step:"):
            start = self._step(part.start[5:])
        elif part.chain:
            start = self._step(part.chain[0])
        if start is None:
            return f"No date yet. {part.when[0].upper()}{part.when[1:]}."
        return f"No date yet. {length_words(row, None).capitalize()} {start}."

    def _step(self, key: str) -> str:
        title = self.pathway.by_key[key].title
        return f"“{title}”, which is not done"

    def _rule(self, row: Reckoned, day_one: str) -> str:
        """What was counted, and from which day."""
        part, dates = row.part, row.dates
        assert row.counted_from is not None or row.base.moment is not None
        moment = row.counted_from or row.base.moment
        start = london_day(moment)  # type: ignore[arg-type]
        if dates.sooner is not None and part.sooner is not None:
            return (
                f"{capital(before_words(part.sooner.before))} the conference booked for "
                f"{words.day(dates.sooner, self.year)}, which is sooner than {part.when}."
            )
        called = self._called(row)
        if part.day is not None and dates.day_one is not None:
            return self._day_n(part.day, called, start, dates.day_one, day_one)
        if part.start == "midway":
            return self._midway(row, start)
        on = words.day(start, self.year)
        if part.own_day:
            return f"On the day of {called}, {on}."
        if isinstance(dates.due, datetime) and part.at is None:
            on = words.moment(moment, self.year)  # type: ignore[arg-type]
        booked = "booked for " if part.before is not None else "on "
        if isinstance(dates.due, datetime) and part.at is None:
            booked = "booked for " if part.before is not None else "that ended at "
        return f"{capital(length_words(row, start))} {called} {booked}{on}."

    def _called(self, row: Reckoned) -> str:
        event: Event | None = row.base.event
        if row.part.every and row.nth > 1 and row.counted_from != row.base.moment:
            return "the last one"
        if row.base.link is not None:
            return "it was due" if row.base.link.met is None else "the step before it"
        if event is None:
            return "it"
        return CALLED.get(event["conference"]) or TRIGGERS.get(
            event.kind, event.kind.replace(".", " ").replace("_", " ")
        )

    def _day_n(self, number: int, called: str, start: date, first: date, day_one: str) -> str:
        on = words.day(start, self.year)
        if day_one == "following":
            return (
                f"Day {number}. Day 1 is {words.day(first, self.year)}, "
                f"the working day after {called} on {on}."
            )
        if first == start:
            return f"Day {number}. {capital(called)} on {on} is Day 1."
        later = words.day(first, self.year)
        return f"Day {number}. {capital(called)} was on {on}, so Day 1 is {later}."

    def _midway(self, row: Reckoned, start: date) -> str:
        to = "booked" if row.base.event is not None else "due"
        return (
            f"Half way from the last conference, on {words.day(start, self.year)}, "
            f"to the next one as it is {to}."
        )

    def _not_counted(self, row: Reckoned) -> str:
        """Weekends and named closed days that lie in the span, where working days were counted."""
        span = _span(row)
        if span is None:
            return ""
        after, until = span
        names = [
            f"{name} ({words.short(day)})"
            for day, name in self.calendar.closed_between(after, until)
        ]
        weekend = (until - after).days >= 5 or until.weekday() < after.weekday()
        left_out = (["weekends"] if weekend else []) + names
        if not left_out:
            return ""
        verb = "are" if len(left_out) > 1 or weekend else "is"
        return f"{capital(words.listed(left_out))} {verb} not counted."

    def _closed(self, row: Reckoned) -> str:
        """A limit that is a non-working day stays the limit; the day to aim at is said."""
        due = row.dates.due
        if due is None or isinstance(due, datetime) or row.part.own_day:
            return ""
        if self.calendar.is_working(due):
            return ""
        name = self.calendar.name_of(due) or f"a {due:%A}"
        before = self.calendar.previous(due)
        return (
            f"That day is {name}. The last working day before it is {words.day(before, self.year)}."
        )


def _span(row: Reckoned) -> tuple[date, date] | None:
    """The days between trigger and limit, where it is working days that count."""
    part, due = row.part, row.dates.due
    moment = row.counted_from or row.base.moment
    if due is None or moment is None:
        return None
    start, end = london_day(moment), day_of(due)
    if row.dates.sooner is not None:
        return min(end, row.dates.sooner), row.dates.sooner
    length = part.within or part.before
    if part.every:
        length = interval(part.every, start)
    if part.day is None and (length is None or length.unit != "working days"):
        return None
    return (start, end) if start <= end else (end, start)
