"""The door of the engine: what the pathway owes, given the events that stand."""

from collections.abc import Sequence
from datetime import UTC, datetime

from timescales.engine.calendar import Calendar, OutsideCalendar
from timescales.engine.dates import Limit
from timescales.engine.deadline import Deadline
from timescales.engine.explain import Teller
from timescales.engine.kinds import Event
from timescales.engine.part import Part
from timescales.engine.pathway import Pathway
from timescales.engine.reckoned import Reckoned
from timescales.engine.status import Judge, Status, Verdict
from timescales.engine.story import Story, standing
from timescales.engine.superseding import Order, Replaced, Watch
from timescales.engine.turning import turns_of

__all__ = ["Deadline", "deadlines"]


def deadlines(
    pathway: Pathway,
    events: Sequence[Event],
    calendar: Calendar,
    *,
    as_of: datetime,
    overlay: Pathway | None = None,
    history: bool = True,
) -> list[Deadline]:
    """What the pathway owes, given the events that stand (in the order of recording).

    `as_of` is an aware moment; a happening after it is ignored, a booking never. An overlay is
    computed beside the pathway. Without `history` the rows that were replaced are left out: the
    product keeps its own. Raises BadEvent and OutsideCalendar.
    """
    try:
        return _owed(pathway, events, calendar, as_of.astimezone(UTC), overlay, history=history)
    except OverflowError:
        raise OutsideCalendar(
            f"The calendar knows {calendar.first.year} to {calendar.last.year}; "
            "a date lies far outside it."
        ) from None


def _owed(
    pathway: Pathway,
    events: Sequence[Event],
    calendar: Calendar,
    as_of: datetime,
    overlay: Pathway | None,
    *,
    history: bool,
) -> list[Deadline]:
    """Tells the story event by event, watching what moves; then writes the rows as they stand."""
    watches = [Watch(pathway, calendar, turns_of(pathway, own=False))]
    if overlay is not None:
        watches.append(Watch(overlay, calendar, turns_of(overlay, own=True)))
    turning = frozenset().union(*(watch.turns.kinds for watch in watches if history))
    stand, story = standing(events, as_of)
    order = Order()
    for event in stand:
        late = history and order.is_late(event)
        if not late and event.kind not in turning:
            story.add(event)
            continue
        moving = [(watch, watch.before(story, event, late=late)) for watch in watches]
        story.add(event)
        for watch, were in moving:
            if were:
                watch.after(story, event, were)
    judge = Judge(calendar, as_of)
    rows: list[Deadline] = []
    for watch in watches:
        _Writer(watch, story, judge).write(rows)
    return rows


class _Writer:
    """Writes the rows of one pathway at the end of the story."""

    def __init__(self, watch: Watch, story: Story, judge: Judge) -> None:
        self.watch = watch
        self.judge = judge
        self.reckoning = watch.reckoning(story)
        self.teller = Teller(watch.pathway, watch.calendar, judge.as_of)

    def write(self, rows: list[Deadline]) -> None:
        """Append every row: what was replaced stands before what replaced it.

        In passes, one kind of work after the other: that is a third faster than row by row.
        """
        turns = self.watch.turns
        reckoned = self.reckoning.rows_of_all(turns.parts, turns.alike)
        national = self._national()
        verdicts = [self.judge.verdict(row) for row, _ in reckoned]
        limits = [
            national.get((row.part.key, row.nth)) if row.part.meets else None for row, _ in reckoned
        ]
        said = [
            self.teller.explain(row, day_one, limit, verdict[2])
            for (row, day_one), verdict, limit in zip(reckoned, verdicts, limits, strict=True)
        ]
        found = self.watch.found
        for (row, _), verdict, words, limit in zip(reckoned, verdicts, said, limits, strict=True):
            for old in found.get((row.part.key, row.nth), ()) if found else ():
                rows.append(self._replaced(row.part, row.nth, old, len(rows) + 1))
            rows.append(self._row(row, verdict, words, limit))

    def _national(self) -> dict[tuple[str, int], Limit]:
        """The national limit of each occurrence of a duty that answers a national one."""
        answers = self.watch.pathway.answers
        return {
            (key, nth): dates.due
            for key in answers
            for nth, dates in enumerate(self.reckoning.dates(*answers[key]), 1)
            if dates.due is not None
        }

    def _row(self, row: Reckoned, verdict: Verdict, words: str, national: Limit | None) -> Deadline:
        part, dates, met, settled = row.part, row.dates, row.met, row.settled
        return Deadline(
            part.step,
            part.name,
            row.nth,
            part.role,
            dates.not_before,
            dates.target,
            dates.due,
            verdict[0],
            verdict[1],
            met.at if met is not None else None,
            words,
            national,
            self.teller.reason(settled) if settled is not None else None,
            None,
            part.title,
            met.key if met is not None else None,
            row.counted_from,
            "not_needed" if settled is not None else "",
            part.own_day,
            part.unit,
            dates.day_one,
            part.may_pass,
        )

    def _replaced(self, part: Part, nth: int, old: Replaced, by: int) -> Deadline:
        """The row as it stood, with the reason; `by` is the place of the row that replaced it."""
        was, code = old.was, old.code
        return Deadline(
            part.step,
            part.name,
            nth,
            part.role,
            was.not_before,
            was.target,
            was.due,
            Status.SUPERSEDED,
            None,
            None,
            self.teller.replaced(old),
            None,
            f"{code}: {self.teller.moved(old.by)}",
            by,
            part.title,
            reason_code=code.replace(" ", "_"),
            own_day=part.own_day,
            unit=part.unit,
            day_one=was.day_one,
        )
