"""A child in need plan on the child's timeline page: it has no kind of event of its own.

Starts, reviews, ends and what was put right are read off its history, which says who wrote them
and when.
"""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.urls import reverse

from accounts.permissions import Permission
from cases.models import Case
from cases.presenters.timeline_page import TimelineLine
from coregroups.models import ChildInNeedPlan, ChildInNeedReview
from coregroups.rules.days import moment_of
from cpcase.web import formats
from cpcase.web.components import Action

Told = tuple[datetime, TimelineLine]
STARTED = "started a child in need plan."


def told_of(case: Case, *, by: Any, today: date) -> list[Told]:
    """Each start, review and end of an episode's plans. Two queries, however many there are."""
    may = by.may(Permission.RECORD_ASSESSMENT, case)
    rows = ChildInNeedPlan.history.filter(case=case).select_related("history_user")
    found: list[Told] = []
    before: dict[Any, Any] = {}
    for row in rows.order_by("history_id"):
        found += _of_row(row, before.get(row.id), today, found, may=may)
        before[row.id] = row
    return found + _reviews(case, today, may=may)


def _of_row(row: Any, was: Any, today: date, found: list[Told], *, may: bool) -> Iterator[Told]:
    if was is None or was.started_on != row.started_on:
        for place, (at, line) in enumerate(found):
            if line.id == row.id and line.what.endswith(STARTED) and not line.withdrawn:
                found[place] = (at, _taken_back(line, row, today))
        yield _line(row, row.started_on, STARTED, today, may=may)
    if row.ended_on is not None and (was is None or was.ended_on is None):
        yield _line(row, row.ended_on, "ended the child in need plan.", today, words=row.why_ended)


def _line(row: Any, on: date, did: str, today: date, *, words: str = "", may: bool = False) -> Told:
    href = reverse("coregroups:correct_child_in_need", args=[row.id])
    line = TimelineLine(
        id=row.id, what=f"{row.history_user.name} {did}", when=formats.day(on, today), facts=words,
        recorded=_recorded(row.history_user, row.history_date, today), withdrawn="",
        act=Action("Correct this", href) if may else None, group="plan",
        record=_plan_of(row.case_id),
    )  # fmt: skip
    return moment_of(on, as_of=row.history_date), line


def _taken_back(line: TimelineLine, row: Any, today: date) -> TimelineLine:
    when = formats.moment(row.history_date, today)
    return TimelineLine(
        id=line.id, what=line.what, when=line.when, facts=line.facts, recorded=line.recorded,
        withdrawn=f"Taken back on {when} by {row.history_user}: {row.history_change_reason}",
        group="plan",
    )  # fmt: skip


def _reviews(case: Case, today: date, *, may: bool) -> list[Told]:
    """Each review as it was written down, and as it was put right."""
    rows = ChildInNeedReview.history.filter(plan__case=case)
    found: list[Told] = []
    latest: dict[Any, int] = {}
    for row in rows.select_related("history_user", "held_by").order_by("history_id"):
        if row.id in latest:
            at, line = found[latest[row.id]]
            found[latest[row.id]] = (at, _taken_back(line, row, today))
        latest[row.id] = len(found)
        found.append((row.held_at, _review(row, case, today, may=may)))
    return found


def _review(row: Any, case: Case, today: date, *, may: bool) -> TimelineLine:
    href = reverse("coregroups:correct_review", args=[row.id])
    return TimelineLine(
        id=row.id, what=f"{row.held_by.name} reviewed the child in need plan.",
        when=formats.moment(row.held_at, today), facts=row.words,
        recorded=_recorded(row.history_user, row.history_date, today), withdrawn="",
        act=Action("Correct this", href) if may else None, group="plan",
        record=_plan_of(case.pk),
    )  # fmt: skip


def _plan_of(case: Any) -> Action:
    return Action("See the plan", reverse("coregroups:plan", args=[case]))


def _recorded(person: Any, at: datetime, today: date) -> str:
    return f"Recorded by {person.name} on {formats.moment(at, today)}"
