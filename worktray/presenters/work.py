"""My work: overdue, today, the next five working days, waiting for someone else, later."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from cpcase.web import formats
from cpcase.web.components import Heading, WorkRow
from timescales.engine.calendar import Calendar
from timescales.engine.offsets import london_day
from timescales.models.deadline import DeadlineQuerySet
from timescales.presenters.deadlines import next_days_words
from worktray.presenters.lines import collapse, work_rows
from worktray.queries import gather, later, mine, of_my_children

# A list that nobody could read is cut, with the rest a link away.
AT_MOST = 200


@dataclass(frozen=True, slots=True)
class WorkPage:
    """The whole page."""

    today: str
    groups: tuple[Heading, ...]
    later: str
    jumps: tuple[tuple[str, int, str], ...]


def work_page(person: Any, *, as_of: datetime, calendar: Calendar) -> WorkPage:
    """Everything a person answers for, by when; what is with others last."""
    today = london_day(as_of)
    last, note = next_days_words(today, calendar)
    own = mine(person)
    shown = gather(own.filter(due_on__lte=last).for_lists()[:AT_MOST], person)
    rows = work_rows(collapse(shown), shown, as_of=as_of, calendar=calendar)
    others = of_my_children(person).exclude(pk__in=own.values("pk")).filter(due_on__lte=last)
    waiting = gather(others.for_lists()[:AT_MOST], person)
    waited = work_rows(collapse(waiting), waiting, as_of=as_of, calendar=calendar, owner=False)
    groups = (
        _group("overdue", "Overdue", rows, "overdue"),
        _group("today", "Due today", rows, "today"),
        _group("week", "Next 5 working days", rows, "soon", note),
        Heading("waiting", "Waiting for someone else", waited, total=len(waited)),
    )
    return WorkPage(
        today=formats.day(today),
        groups=groups,
        later=later_words(own, last, today),
        jumps=tuple((g.anchor, g.total, _JUMPS[g.anchor]) for g in groups if g.total),
    )


def later_words(rows: DeadlineQuerySet, last: date, today: date) -> str:
    """What comes after the days that are shown: how many, and the first; "" where there is none."""
    many, first = later(rows, last)
    return f"{many} more, the first on {formats.day(first, today)}." if many else ""


_JUMPS = {
    "overdue": "overdue",
    "today": "due today",
    "week": "due in the next 5 working days",
    "waiting": "waiting for someone else",
}


def _group(
    anchor: str, title: str, rows: tuple[WorkRow, ...], state: str, note: str = ""
) -> Heading:
    kept = tuple(row for row in rows if row.due.state == state)
    return Heading(anchor, title, kept, note, total=len(kept))
