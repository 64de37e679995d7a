"""A record that only named people may see: a colleague's family, somebody in public view."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.models import User
from accounts.permissions import Permission
from cases.models import Case, NamedPerson
from cases.rules.restrictions import NO_MANAGER, NOT_RESTRICTED
from cpcase.records import add, change
from cpcase.refusals import Incomplete, NotAllowed, NotNow
from timescales.engine.offsets import london_day
from timescales.models import Timeline
from timescales.services.allocations import managers_among


@transaction.atomic
def restrict(
    case: Case, *, people: Sequence[User], why: str, by: Any, as_of: datetime, version: int
) -> Case:
    """Only these people see the record from now on, whoever restricts it among them.

    Raises NotAllowed, Conflict, and Incomplete for no reason, or where nobody among them would be
    told as a manager when a date is missed.
    """
    locked = _locked(case, by, why, version)
    wanted = {person.pk: person for person in (*people, by)}
    if not managers_among(locked.timeline, wanted, on=london_day(as_of)):
        raise Incomplete(NO_MANAGER, field="people")
    # The record first: its version says who was named on it (cpcase.past).
    locked.restricted = True
    change(locked, by=by, why=why)
    for named in locked.named.filter(ended_on=None):
        if named.person_id not in wanted:
            named.ended_on = as_of.date()
            change(named, by=by, why="not named any more")
        wanted.pop(named.person_id, None)
    for person in wanted.values():
        add(NamedPerson(case=locked, person=person), by=by)
    return locked


@transaction.atomic
def lift(case: Case, *, why: str, by: Any, as_of: datetime, version: int) -> Case:
    """The record is seen as any other again. Raises NotAllowed, NotNow, Conflict, Incomplete."""
    locked = _locked(case, by, why, version)
    if not locked.restricted:
        raise NotNow(NOT_RESTRICTED)
    locked.restricted = False
    change(locked, by=by, why=why)
    for named in locked.named.filter(ended_on=None):
        named.ended_on = as_of.date()
        change(named, by=by, why="lifted")
    return locked


def named_on(timelines: Iterable[Timeline]) -> dict[Any, frozenset[Any]]:
    """The people (keys) to whom the record of a timeline (key) is kept; none where it is not."""
    kept = Case.objects.filter(timeline__in=list(timelines), restricted=True)
    return {
        case.timeline_id: frozenset(row.person_id for row in case.named.all() if not row.ended_on)
        for case in kept.prefetch_related("named")
    }


def _locked(case: Case, by: Any, why: str, version: int) -> Case:
    locked: Case = Case.objects.locked(case.pk, version=version)
    if not by.may(Permission.RESTRICT_RECORD, locked):
        raise NotAllowed("Only a manager restricts a record.")
    if not why.strip():
        raise Incomplete("Say why.", field="why")
    return locked
