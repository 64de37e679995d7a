"""The door of the engine: what the pathway owes, given the events that stand."""

from collections.abc import Sequence
from datetime import UTC, datetime

from timescales.engine.calendar import Calendar
from timescales.engine.dates import Limit
from timescales.engine.deadline import Deadline
from timescales.engine.explain import Teller
from timescales.engine.kinds import Event
from timescales.engine.part import DayOne, Part
from timescales.engine.pathway import Pathway
from timescales.engine.reckoned import Reckoned
from timescales.engine.reckoning import Reckoning
from timescales.engine.status import Judge, Status
from timescales.engine.story import Story, standing
from timescales.engine.superseding import Replaced, Watch

__all__ = ["Deadline", "deadlines"]

_NONE: dict[int, Limit] = {}


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
    as_of = as_of.astimezone(UTC)
    watches = [Watch(pathway, calendar, pathway.parts)]
    if overlay is not None:
        watches.append(Watch(overlay, calendar, overlay.own))
    story = Story()
    for event in standing(events, as_of):
        if history:
            _tell(story, event, watches)
        else:
            story.add(event)
    judge = Judge(calendar, as_of)
    rows: list[Deadline] = []
    for watch in watches:
        _Writer(watch, story, judge).write(rows)
    return rows


def _tell(story: Story, event: Event, watches: Sequence[Watch]) -> None:
    """Tell the story its next event under every watch."""
    before = [watch.before(story, event) for watch in watches]
    story.add(event)
    for watch, were in zip(watches, before, strict=True):
        if were:
            watch.after(story, event, were)


class _Writer:
    """Writes the rows of one pathway at the end of the story."""

    def __init__(self, watch: Watch, story: Story, judge: Judge) -> None:
        self.watch = watch
        self.judge = judge
        self.reckoning = Reckoning(watch.pathway, story, watch.calendar)
        self.teller = Teller(watch.pathway, watch.calendar, judge.as_of)

    def write(self, rows: list[Deadline]) -> None:
        """Append every row: what was replaced stands before what replaced it."""
        answers, found = self.watch.pathway.answers, self.watch.found
        for part, day_one in self.watch.parts:
            key = part.key
            national = self._national(key) if key in answers else _NONE
            for row in self.reckoning.rows_of(part, day_one):
                if found:
                    for old in found.get((key, row.nth), ()):
                        rows.append(self._replaced(part, row.nth, old, len(rows) + 1))
                rows.append(self._row(row, day_one, national.get(row.nth)))

    def _national(self, key: str) -> dict[int, Limit]:
        """The national limit of each occurrence of a duty that answers a national one."""
        answered = self.watch.pathway.answers[key]
        return {nth: dates.due for nth, dates in self.reckoning.dates(*answered) if dates.due}

    def _row(self, row: Reckoned, day_one: DayOne, national: Limit | None) -> Deadline:
        part, dates, met, judge = row.part, row.dates, row.met, self.judge
        status = judge.status(row)
        hours = judge.hours_late(row) if isinstance(dates.due, datetime) else None
        return Deadline(
            part.step,
            part.name,
            row.nth,
            part.role,
            dates.not_before,
            dates.target,
            dates.due,
            status,
            judge.working_days_late(row, status),
            met.at if met is not None else None,
            self.teller.explain(row, day_one, national, hours),
            national,
            self.teller.reason(row) if row.settled is not None else None,
            None,
            part.title,
            met.key if met is not None else None,
            row.counted_from,
            "not_needed" if row.settled is not None else "",
            part.own_day,
            part.unit,
            dates.day_one,
        )

    def _replaced(self, part: Part, nth: int, old: Replaced, by: int) -> Deadline:
        """The row as it stood, with the reason; `by` is the place of the row that replaced it."""
        return Deadline(
            step=part.step,
            part=part.name,
            occurrence=nth,
            role=part.role,
            not_before=old.was.not_before,
            target=old.was.target,
            due=old.was.due,
            status=Status.SUPERSEDED,
            late_working_days=None,
            met_at=None,
            explanation=self.teller.replaced(old),
            national_due=None,
            reason=f"{old.code}: {self.teller.moved(old)}",
            replaced_by=by,
            title=part.title,
            reason_code=old.code.replace(" ", "_"),
            own_day=part.own_day,
            unit=part.unit,
            day_one=old.was.day_one,
        )
