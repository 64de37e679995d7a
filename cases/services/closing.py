"""A manager closes a child's record: nothing is owed from then on (L08, S25a)."""

from datetime import date, datetime, time
from typing import Any

from django.db import transaction

from accounts.permissions import Permission
from cases.models import Case
from cases.rules.closing import closing_row
from cases.services.episodes import close_episode
from cpcase.refusals import NotAllowed
from timescales.engine.calendar import LONDON
from timescales.services.recording import Happening, record


@transaction.atomic
def close_record(
    case: Case, *, reason: str, why: str, on: date, by: Any, as_of: datetime, version: int
) -> Case:
    """Close the record of one child; brothers and sisters keep theirs open.

    Raises NotAllowed, Conflict, NotNow while a plan, an enquiry or a conference runs, and
    Incomplete for no reason, a day in the future, or one before child in need may end (S25a).
    """
    case = Case.objects.locked(case.pk, version=version)
    if not by.may(Permission.CLOSE_RECORD, case):
        raise NotAllowed("Only a manager closes a child's record.")
    _record_that_it_stayed(case, on, by=by, as_of=as_of)
    return close_episode(case, reason=reason, why=why, on=on, by=by, as_of=as_of)


def _record_that_it_stayed(case: Case, on: date, *, by: Any, as_of: datetime) -> None:
    """Closing fulfils the row that opened it (S25a)."""
    row, moment = closing_row(case), _moment(on, as_of)
    if row is not None and row.not_before is not None and on >= row.not_before and moment <= as_of:
        facts = {"step": row.step, "part": row.part}
        record([Happening(case.timeline, "step.recorded", moment, facts)], by=by, as_of=as_of)


def _moment(on: date, as_of: datetime) -> datetime:
    """The day of closing as a moment: now, or midday of a day that is past."""
    if on == as_of.astimezone(LONDON).date():
        return as_of
    return datetime.combine(on, time(12), LONDON)
