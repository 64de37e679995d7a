"""My work: overdue, today, the next five working days, waiting for someone else, later."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from accounts.permissions import Permission
from cpcase.web import formats
from cpcase.web.components import Heading, WorkRow
from timescales.engine.offsets import london_day
from timescales.models import Deadline
from timescales.models.deadline import DeadlineQuerySet
from timescales.presenters.deadlines import next_days_words
from timescales.services.calendars import Calendars
from worktray.presenters.lines import collapse, work_rows
from worktray.queries import gather, in_reach, later, mine
from worktray.waiting import of_my_children

# A list that nobody could read is cut, with the rest a link away.
AT_MOST = 200


@dataclass(frozen=True, slots=True)
class WorkPage:
    """The whole page."""

    today: str
    groups: tuple[Heading, ...]
    later: str
    jumps: tuple[tuple[str, int, str], ...]


def work_page(person: Any, *, as_of: datetime, calendars: Calendars) -> WorkPage:
    """Everything a person answers for, by when; what is with others last."""
    today = london_day(as_of)
    last, note = next_days_words(today, calendars.of_authority())
    own = in_reach(mine(person), person)
    shown = list(own.filter(due_on__lte=last).select_related("timeline").in_order()[:AT_MOST])
    waiting = list(_with_others(person, own, shown).filter(due_on__lte=last)[:AT_MOST])
    batch = gather([*shown, *waiting], person)
    # An auditor is told what is due, and writes nothing.
    may = person.may(Permission.RECORD_STEP, None)
    lines = collapse(batch, shown)
    rows = work_rows(lines, batch, as_of=as_of, calendars=calendars, owner=may)
    lines = collapse(batch, waiting)
    waited = work_rows(lines, batch, as_of=as_of, calendars=calendars, owner=False)
    groups = (
        _group("overdue", "Overdue", rows, "overdue"),
        _group("today", "Due today", rows, "today"),
        _group("week", "Next 5 working days", rows, "soon", note),
        Heading("waiting", "Waiting for someone else", waited, total=len(waited)),
    )
    many, first = later(own, last)
    jumps = [(g.anchor, g.total, _JUMPS[g.anchor]) for g in groups]
    jumps.insert(len(jumps) - 1, ("later", many, "later"))
    return WorkPage(
        today=formats.day(today),
        groups=groups,
        later=_later_words(many, first, today),
        jumps=tuple(jump for jump in jumps if jump[1]),
    )


def _with_others(person: Any, own: DeadlineQuerySet, shown: list[Deadline]) -> DeadlineQuerySet:
    """What is owed for this person's children and is not their own to do."""
    theirs: Any = own.values("pk") if len(shown) == AT_MOST else [row.pk for row in shown]
    return of_my_children(person).exclude(pk__in=theirs).select_related("timeline").in_order()


def later_words(rows: DeadlineQuerySet, last: date, today: date) -> str:
    """What comes after the days that are shown: how many, and the first; "" where there is none."""
    return _later_words(*later(rows, last), today)


def _later_words(many: int, first: date | None, today: date) -> str:
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
    # The days ahead are the authority's: by a pathway with other holidays, one may be a sixth.
    ahead = (state, "later") if state == "soon" else (state,)
    kept = tuple(row for row in rows if row.due.state in ahead)
    return Heading(anchor, title, kept, note, total=len(kept))
