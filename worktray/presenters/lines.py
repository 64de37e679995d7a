"""Deadlines as lines of work: siblings' work is one row that opens to each child."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.urls import reverse

from cases.models import Case
from cases.presenters.step_pages import page_for
from cpcase.web import formats
from cpcase.web.components import Action, WorkRow
from timescales.engine.calendar import Calendar
from timescales.engine.offsets import london_day
from timescales.models import Deadline
from timescales.presenters.deadlines import due_block, why
from timescales.services.calendars import Calendars
from worktray.queries import Batch
from worktray.states import booked_words, is_begun


@dataclass(frozen=True, slots=True)
class Line:
    """The same step, due the same day, for one child or for siblings in one process."""

    rows: tuple[Deadline, ...]
    cases: tuple[Case, ...]


def collapse(batch: Batch, rows: Iterable[Deadline] | None = None) -> list[Line]:
    """One line for siblings: the same group, step, part and limit, in the order given.

    Of the whole batch, or of these rows of it.
    """
    found: dict[tuple[Any, ...], list[Deadline]] = {}
    for row in batch.rows if rows is None else rows:
        if row.timeline_id in batch.cases:
            key = (row.timeline.group, row.step, row.part, row.due_on, row.due_at)
            found.setdefault(key, []).append(row)
    return [_line(rows, batch) for rows in found.values()]


def _line(rows: list[Deadline], batch: Batch) -> Line:
    """The eldest child first."""
    rows.sort(key=lambda row: batch.cases[row.timeline_id].child.birth_date or date.max)
    return Line(tuple(rows), tuple(batch.cases[row.timeline_id] for row in rows))


def work_rows(
    lines: Iterable[Line],
    batch: Batch,
    *,
    as_of: datetime,
    calendars: Calendars,
    owner: bool = True,
) -> tuple[WorkRow, ...]:
    """Each line in words, counted by its own pathway's calendar. With `owner` it is the reader's
    own work and can be begun."""
    return tuple(
        _work_row(line, batch, as_of, calendars.of(line.rows[0].timeline), owner) for line in lines
    )


def _work_row(
    line: Line, batch: Batch, as_of: datetime, calendar: Calendar, owner: bool
) -> WorkRow:
    row, case = line.rows[0], line.cases[0]
    block = due_block(row, as_of=as_of, calendar=calendar)
    today = london_day(as_of)
    overdue = block.state == "overdue"
    href = page_for(row, case)
    begun = owner and is_begun(href, batch.begun)
    actions = _actions(row, case, overdue, begun) if owner else ()
    whys = _for_whom(line, batch) if owner else (_with_whom(row, batch),)
    children = _children(line, today)
    stage = batch.stages.get(case.timeline_id, "")
    # The row itself says why; what opens beneath it says the rule and what has moved.
    explained = why(row, as_of=as_of, calendar=calendar, with_weeks=False)
    return WorkRow(
        due=block,
        what=row.title,
        href=href if owner else reverse("cases:case", args=[case.pk]),
        who=_who(children, stage),
        whys=(explained.sentence, *whys, *_told(line.rows, batch, today)),
        why=replace(explained, sentence=""),
        tag="Draft" if begun else "",
        tag_colour="blue",
        said=(booked_words(batch.booked[row.pk], today),) if row.pk in batch.booked else (),
        actions=actions,
        children=children,
        stage=stage,
    )


def _who(children: Sequence[Action], stage: str) -> str:
    names = [one.text for one in children]
    # “Reuben Ashdown, 6, and Isla Ashdown, 3”: the ages bring commas of their own.
    said = f"{', '.join(names[:-1])}, and {names[-1]}" if len(names) > 1 else names[0]
    return f"{said}. {stage}" if stage else said


def _named(case: Case, today: date) -> str:
    age = case.child.age_on(today)
    if age is None:
        return str(case.child)
    return f"{case.child}, {age or 'under 1'}"


def _told(rows: Sequence[Deadline], batch: Batch, today: date) -> tuple[str, ...]:
    """A late row says who else has been told, in one sentence."""
    days: dict[str, str] = {}
    for row in rows:
        for name, told_at in batch.told.get(row.pk, ()):
            days.setdefault(name, formats.day(told_at, today))
    if not days:
        return ()
    if len(set(days.values())) == 1:
        verb = "was" if len(days) == 1 else "were"
        return (f"{formats.listed(list(days))} {verb} told on {next(iter(days.values()))}.",)
    return (f"Told: {formats.listed([f'{name} on {day}' for name, day in days.items()])}.",)


def _with_whom(row: Deadline, batch: Batch) -> str:
    """Whose turn it is: a person, where one is allocated."""
    words = row.timeline.role_words(row.role)
    named = batch.people.get(row.timeline_id, {}).get(row.answers)
    return f"With {named.name}, {words}." if named else f"With the {words}."


def _for_whom(line: Line, batch: Batch) -> tuple[str, ...]:
    """A stand-in's line says whose work it is, and of whom where that is not true of all."""
    children: dict[tuple[str, ...], list[str]] = {}
    for row, case in zip(line.rows, line.cases, strict=True):
        if row.pk in batch.for_whom:
            children.setdefault(batch.for_whom[row.pk], []).append(str(case.child))
    return tuple(
        f"For {formats.listed(list(absent))}, for whom you stand in"
        + ("." if len(of) == len(line.rows) else f": {formats.listed(of)}.")
        for absent, of in children.items()
    )


def _actions(row: Deadline, case: Case, overdue: bool, begun: bool) -> tuple[Action, ...]:
    hidden = f": {row.title}, {case.child}"
    listed = [Action("Continue" if begun else "Record this", page_for(row, case), hidden)]
    if overdue:
        listed.append(
            Action("Say why it is late", reverse("cases:why_late", args=[row.pk]), hidden)
        )
    return tuple(listed)


def _children(line: Line, today: date) -> tuple[Action, ...]:
    return tuple(
        Action(_named(case, today), reverse("cases:case", args=[case.pk])) for case in line.cases
    )
