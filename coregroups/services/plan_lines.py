"""Lines of a plan: written, worded anew with the old wording kept, and how they go (D17, D28)."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from accounts.permissions import Permission
from coregroups.choices import LineUpdate, Progress
from coregroups.models import EarlierWording, Meeting, Plan, PlanLine, ProgressNote
from coregroups.models.plan_line import WORDS
from coregroups.rules.days import check_day_happened
from coregroups.rules.plans import check_lines
from cpcase.records import add, change
from cpcase.refusals import Incomplete, NotAllowed, NotNow


@transaction.atomic
def add_line(
    plan: Plan, *, words: Mapping[str, Any], by: Any, on: date, as_of: datetime, version: int
) -> PlanLine:
    """A new need on a plan, as the core group agreed it on a day (D17, D28).

    Raises NotAllowed, NotNow for a plan that has ended, Incomplete or Conflict.
    """
    plan = Plan.objects.locked(plan.pk, version=version)
    _check_may_change(plan, by=by)
    check_day_happened(on, as_of=as_of, words="The day it was agreed")
    check_lines([words])
    line = write_line(plan, words, update=LineUpdate.NEW_NEED, by=by, on=on)
    change(plan, by=by, why="new line")
    return line


def write_line(plan: Plan, words: Mapping[str, Any], *, update: str, by: Any, on: date) -> PlanLine:
    """Put a line at the end of a plan that is locked or new."""
    number = plan.lines.count() + 1
    line = PlanLine(plan=plan, number=number, update=update, written_on=on, written_by=by)
    _say(line, words)
    return add(line, by=by)


@transaction.atomic
def reword_line(
    line: PlanLine,
    *,
    words: Mapping[str, Any],
    update: str,
    by: Any,
    on: date,
    as_of: datetime,
    version: int,
) -> PlanLine:
    """Word a line anew; the old wording is kept with the day until which it stood (D28).

    Raises NotAllowed, NotNow, Incomplete or Conflict.
    """
    line = PlanLine.objects.locked(line.pk, version=version)
    _check_may_change(line.plan, by=by)
    check_day_happened(on, as_of=as_of, words="The day it was agreed")
    check_lines([words])
    if update not in (LineUpdate.ACTION_REVIEWED, LineUpdate.NEW_NEED, LineUpdate.NEED_MET):
        raise Incomplete("Choose what changes in this line.", field="update")
    if on < line.written_on:
        raise Incomplete("The line was written after that day.", field="on")
    _keep(line, until=on, by=by)
    _say(line, words)
    line.update, line.written_on, line.written_by = update, on, by
    return change(line, by=by)


def _keep(line: PlanLine, *, until: date, by: Any) -> None:
    add(
        EarlierWording(
            line=line,
            until=until,
            update=line.update,
            written_on=line.written_on,
            written_by=line.written_by,
            **line.words(),
        ),
        by=by,
    )


def _say(line: PlanLine, words: Mapping[str, Any]) -> None:
    for name in WORDS:
        value = words.get(name)
        dated = name in ("achieve_by", "review_on")
        setattr(line, name, value or None if dated else str(value or "").strip())


@transaction.atomic
def note_progress(
    line: PlanLine,
    *,
    progress: str,
    seen: str,
    by: Any,
    on: date,
    as_of: datetime,
    version: int | None = None,
    meeting: Meeting | None = None,
) -> PlanLine:
    """Say how a line goes and what was seen; what was said before stays (D28).

    Raises NotAllowed, NotNow, Incomplete or Conflict.
    """
    line = PlanLine.objects.locked(line.pk, version=version)
    _check_may_change(line.plan, by=by)
    check_day_happened(on, as_of=as_of, words="The day it was seen")
    if progress not in Progress.values:
        raise Incomplete("Say how this line goes.", field="progress")
    add(
        ProgressNote(
            line=line, meeting=meeting, progress=progress, seen=seen.strip(), said_on=on,
            said_by=by,
        ),
        by=by,
    )  # fmt: skip
    if line.progress_on is None or on >= line.progress_on:
        line.progress, line.seen, line.progress_on = progress, seen.strip(), on
    return change(line, by=by)


def _check_may_change(plan: Plan, *, by: Any) -> None:
    if not by.may(Permission.UPDATE_PLAN, plan):
        raise NotAllowed("You may not change this plan.")
    if plan.ended_on is not None:
        raise NotNow("This plan has ended.")
