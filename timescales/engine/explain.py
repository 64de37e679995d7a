"""Why a date is that date, in words: the trigger, Day 1, the days not counted."""

from datetime import date, datetime
from functools import lru_cache

from timescales.engine import words
from timescales.engine.calendar import LAST_PROCLAIMED_YEAR, Calendar
from timescales.engine.counted_words import Counting, counted_span
from timescales.engine.dates import Dates, Limit
from timescales.engine.kinds import Event
from timescales.engine.naming import awaited, capital, length, linked
from timescales.engine.offsets import london_day
from timescales.engine.part import DayOne, Part
from timescales.engine.pathway import Pathway
from timescales.engine.reckoned import Reckoned
from timescales.engine.settling import Settled
from timescales.engine.superseding import Replaced

_USUAL = "the usual ones were taken"
UNDECIDED = {
    "conference": " If needed: it is not decided yet whether there will be a conference.",
    "child_in_need": " If needed: it is not decided yet whether this is child in need instead.",
}


class Teller:
    """Writes the explanations of one reckoning. What follows a sentence begins with a space."""

    def __init__(self, pathway: Pathway, calendar: Calendar, as_of: datetime) -> None:
        self.calendar = calendar
        self.pathway = pathway
        self.said = Counting(pathway, london_day(as_of).year)
        self._moved: dict[Event, str] = {}

    def explain(
        self, row: Reckoned, day_one: DayOne, national: Limit | None, hours_late: int | None
    ) -> str:
        """The whole explanation of one occurrence."""
        dates, settled = row.dates, row.settled
        last = dates.due or dates.not_before
        if last is None:
            if settled is not None:
                return f"Not needed: {self.reason(settled)}."
            if row.met is not None:
                return f"{capital(row.part.when)}."
            base = row.base
            return _waiting(row.part, self.pathway, base.in_plan > 0, base.undated)
        said = dates.said
        if said is None:
            said = dates.said = self._counted(row, day_one)
        if settled is not None:
            said = f"Not needed: {self.reason(settled)}. {said}"
        if row.met is None:
            said += self._hanging(row)
        if national is not None and national != dates.due:
            said += f" The national limit is {self.said.limit(national)}."
        if hours_late is not None:
            said += _late(row, hours_late)
        if last.year > LAST_PROCLAIMED_YEAR:
            said += f" For {last.year}, bank holidays not yet announced: {_USUAL}."
        return said

    def reason(self, settled: Settled) -> str:
        """Why it is not needed: `no conference (decision of Monday 30 March)`."""
        return f"{settled.words} ({settled.verb} {self.said.day(settled.event.day)})"

    def moved(self, event: Event) -> str:
        """Why the dates of a row were replaced: it was rearranged to Friday 24 April."""
        known = self._moved.get(event)
        if known is None:
            known = self._moved[event] = self._moved_by(event)
        return known

    def _moved_by(self, event: Event) -> str:
        day = self.said.day(event.day)
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
        if old.said is None:
            old.said = self._replaced(old)
        return old.said

    def _replaced(self, old: Replaced) -> str:
        was = old.was.due or old.was.not_before
        then = old.then.due or old.then.not_before
        was_due = f"Was due {self.said.limit(was)}." if was else "Had another date."
        if then is None:
            return f"{was_due} It has no date now, since {self.moved(old.by)}."
        by = f"Replaced by {self.said.limit(then)}"
        if then == was:
            by = f"Replaced: {self._beside(old.then)}"
        return f"{was_due} {by}, since {self.moved(old.by)}."

    def _beside(self, then: Dates) -> str:
        """What else than the limit changed: the day to aim at, or the first allowed day."""
        if then.target is not None:
            return f"now aim for {self.said.day(then.target)}"
        if then.not_before is not None:
            return f"now not before {self.said.day(then.not_before)}"
        return "now no day is aimed at before it"

    def _counted(self, row: Reckoned, day_one: DayOne) -> str:
        """How the dates were counted, and which days were not."""
        dates, said = row.dates, self.said.rule(row, day_one)
        if dates.not_before is not None:
            said += f" Not before {self.said.day(dates.not_before)}."
        if dates.target is not None:
            said += self._target(row, dates.target)
        span = counted_span(row)
        if span is not None:
            said += _left_out(self.calendar, *span)
        due, part = dates.due, row.part
        lands_on_any_day = part.unit != "working days" or dates.sooner is not None
        if lands_on_any_day and not (due is None or part.own_day or isinstance(due, datetime)):
            said += self._closed(due)
        return said

    def _hanging(self, row: Reckoned) -> str:
        """What an open row hangs on."""
        said = ""
        if row.part.needs and row.settled is None and not _is_decided(row):
            said = UNDECIDED[row.part.needs]
        if row.crowded_by is not None:
            said += self._crowded(row.crowded_by)
        return said

    def _target(self, row: Reckoned, target: date) -> str:
        aim, on = row.part.target, self.said.day(target)
        if aim is None or aim.within is None:
            return f" Aim for {on}, Day {aim.day}." if aim else ""
        return f" Aim for {on}, {aim.within} after {linked(self.pathway, aim.link)}."

    def _crowded(self, other: Reckoned) -> str:
        due = other.dates.due
        on = f", {self.said.limit(due)}" if due else ""
        return (
            f" It does not fit: the limit for {linked(self.pathway, other.part.key)} is later{on}."
        )

    def _closed(self, due: date) -> str:
        """A limit that is a non-working day stays the limit; the day to aim at is said."""
        name, before = _closed_on(self.calendar, due)
        if not name:
            return ""
        return f" That day is {name}. The last working day before it is {self.said.day(before)}."


@lru_cache(maxsize=4096)
def _closed_on(calendar: Calendar, day: date) -> tuple[str, date]:
    """What closes a day, if anything does, and the last working day on or before it."""
    before = calendar.previous(day)
    return "" if day == before else calendar.name_of(day) or f"a {day:%A}", before


@lru_cache(maxsize=1024)
def _waiting(part: Part, pathway: Pathway, later: bool, undated: str) -> str:
    """What a date that is not known yet waits for; of what is over, why there is none."""
    start = awaited(part, pathway, later=later, undated=undated)
    said = f"{length(part)} {start}" if start else part.when
    return f"No date{'' if undated else ' yet'}. {capital(said)}."


@lru_cache(maxsize=4096)
def _left_out(calendar: Calendar, after: date, until: date) -> str:
    """Weekends and named closed days in the span, where working days were counted."""
    names = [f"{name} ({words.short(day)})" for day, name in calendar.closed_between(after, until)]
    weekend = (until - after).days >= 5 or until.weekday() < after.weekday()
    left_out = (["weekends"] if weekend else []) + names
    if not left_out:
        return ""
    verb = "are" if len(left_out) > 1 or weekend else "is"
    return f" {capital(words.listed(left_out))} {verb} not counted."


def _is_decided(row: Reckoned) -> bool:
    """Whether what the row needs was said: a conference, or there was one; or child in need."""
    enquiry = row.base.enquiry
    if enquiry is None:
        return False
    if row.part.needs != "conference":
        return enquiry.in_need is not None
    return enquiry.decided is not None or enquiry.held is not None


def _late(row: Reckoned, hours: int) -> str:
    """A clock limit that was missed says by how many hours."""
    late = words.plural(hours, "hour") if hours else "less than an hour"
    return f" Done {late} late." if row.met is not None else f" It is {late} late."
