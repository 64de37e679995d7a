"""Why a date is that date, in words: the trigger, Day 1, the days not counted."""

from collections.abc import Iterable
from datetime import date, datetime

from timescales.engine import words
from timescales.engine.calendar import LAST_PROCLAIMED_YEAR, Calendar
from timescales.engine.counted_words import Counting
from timescales.engine.dates import Limit, day_of, interval
from timescales.engine.naming import awaited, capital, length, linked
from timescales.engine.offsets import london_day
from timescales.engine.part import DayOne
from timescales.engine.pathway import Pathway
from timescales.engine.reckoned import Reckoned
from timescales.engine.superseding import Replaced

_UNDECIDED = {
    "conference": "If needed: it is not decided yet whether there will be a conference.",
    "child_in_need": "If needed: it is not decided yet whether this is child in need instead.",
}


class Teller:
    """Writes the explanations of one reckoning."""

    def __init__(self, pathway: Pathway, calendar: Calendar, as_of: datetime) -> None:
        self.calendar = calendar
        self.pathway = pathway
        self.said = Counting(pathway, london_day(as_of).year)
        self._left_out: dict[tuple[date, date], str] = {}

    def explain(
        self, row: Reckoned, day_one: DayOne, national: Limit | None, hours_late: int | None
    ) -> str:
        """The whole explanation of one occurrence."""
        return " ".join(filter(None, self._sentences(row, day_one, national, hours_late)))

    def reason(self, row: Reckoned) -> str:
        """Why it is not needed: `no conference (decision of Monday 30 March)`."""
        settled = row.settled
        if settled is None:
            return ""
        return f"{settled.words} ({settled.verb} {self.said.day(settled.event.day)})"

    def moved(self, old: Replaced) -> str:
        """Why the dates of a row were replaced: it was rearranged to Friday 24 April."""
        event, day = old.by, self.said.day(old.by.day)
        match event.kind:
            case "conference.booked":
                verb = "rearranged to" if event["replaces"] is not None else "booked for"
                return f"the conference was {verb} {day}"
            case "conference.stood_down":
                return f"the conference was stood down on {day}"
            case "visiting.set" if event["every_days"]:
                every = words.plural(event["every_days"], "day")
                return f"the child is to be seen every {every} from {day}"
            case "visiting.set":
                return f"the child's own visiting pattern was lifted on {day}"
        return f"what it counts from was recorded for {day}"

    def replaced(self, old: Replaced) -> str:
        """The sentence of a row that was replaced."""
        was = old.was.due or old.was.not_before
        then = old.then.due or old.then.not_before
        was_due = f"Was due {self.said.limit(was)}." if was else "Had another date."
        if then is None:
            return f"{was_due} It has no date now, since {self.moved(old)}."
        by = f"Replaced by {self.said.limit(then)}"
        if then == was and old.then.target and old.then.target != old.was.target:
            by = f"Replaced: now aim for {self.said.day(old.then.target)}"
        return f"{was_due} {by}, since {self.moved(old)}."

    def _sentences(
        self, row: Reckoned, day_one: DayOne, national: Limit | None, hours_late: int | None
    ) -> Iterable[str]:
        dates, part = row.dates, row.part
        last = dates.due or dates.not_before
        if row.settled is not None:
            yield f"Not needed: {self.reason(row)}."
        if last is None:
            yield "" if row.settled or row.met else self._waiting(row)
            return
        yield self.said.rule(row, day_one)
        if dates.not_before is not None:
            yield f"Not before {self.said.day(dates.not_before)}."
        if dates.target is not None:
            yield self._target(row, dates.target)
        yield self._not_counted(row)
        if isinstance(dates.due, date) and not isinstance(dates.due, datetime) and not part.own_day:
            yield self._closed(dates.due)
        if part.needs and row.settled is None and row.met is None:
            yield self._if_needed(row)
        if national is not None and national != dates.due:
            yield f"The national limit is {self.said.limit(national)}."
        if row.crowded_by is not None and row.met is None:
            yield self._crowded(row.crowded_by)
        if hours_late is not None:
            late = words.plural(hours_late, "hour") if hours_late else "less than an hour"
            yield f"Done {late} late." if row.met else f"It is {late} late."
        year = day_of(last).year
        if year > LAST_PROCLAIMED_YEAR:
            yield f"For {year}, bank holidays not yet announced: the usual ones were taken."

    def _waiting(self, row: Reckoned) -> str:
        start = awaited(row.part, self.pathway)
        said = f"{length(row.part)} {start}" if start else row.part.when
        return f"No date yet. {capital(said)}."

    def _if_needed(self, row: Reckoned) -> str:
        decided = row.base.enquiry is not None and row.base.enquiry.decided is not None
        return "" if decided and row.part.needs == "conference" else _UNDECIDED[row.part.needs]

    def _target(self, row: Reckoned, target: date) -> str:
        aim, on = row.part.target, self.said.day(target)
        if aim is None or aim.within is None:
            return f"Aim for {on}, Day {aim.day}." if aim else ""
        return f"Aim for {on}, {aim.within} after {linked(self.pathway, aim.link)}."

    def _crowded(self, other: Reckoned) -> str:
        due = other.dates.due
        on = f", {self.said.limit(due)}" if due else ""
        return (
            f"It does not fit: the limit for {linked(self.pathway, other.part.key)} is later{on}."
        )

    def _not_counted(self, row: Reckoned) -> str:
        """Weekends and named closed days that lie in the span, where working days were counted."""
        span = _span(row)
        if span is None:
            return ""
        known = self._left_out.get(span)
        if known is None:
            known = self._left_out[span] = self._left_out_of(*span)
        return known

    def _left_out_of(self, after: date, until: date) -> str:
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

    def _closed(self, due: date) -> str:
        """A limit that is a non-working day stays the limit; the day to aim at is said."""
        if self.calendar.is_working(due):
            return ""
        name = self.calendar.name_of(due) or f"a {due:%A}"
        before = self.said.day(self.calendar.previous(due))
        return f"That day is {name}. The last working day before it is {before}."


def _span(row: Reckoned) -> tuple[date, date] | None:
    """The days between trigger and limit, where it is working days that count."""
    part, due, start = row.part, row.dates.due, row.counted_on
    if due is None or start is None:
        return None
    end = day_of(due)
    if row.dates.sooner is not None:
        return min(end, row.dates.sooner), row.dates.sooner
    if part.day is None:
        length = interval(part.every, start) if part.every else part.within or part.before
        if length is None or length.unit != "working days":
            return None
    return (start, end) if start <= end else (end, start)
