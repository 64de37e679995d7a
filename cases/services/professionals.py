"""Professionals of other agencies who know a child: added, reached in another way, gone; kept."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import date, datetime
from typing import Any

from django.db import transaction

from cases.models import Case, Involvement, Professional
from cases.rules.child_record import check_why
from cases.rules.children import check_may_change
from cases.rules.people import Known, check_day, check_known, check_not_yet_with, check_open
from cpcase.records import add, change
from cpcase.refusals import Incomplete, NotNow
from timescales.engine.offsets import london_day


@transaction.atomic
def involve(
    cases: Sequence[Case], who: Professional | Known, *, since: date, why: str, by: Any,
    as_of: datetime,
) -> Professional:  # fmt: skip
    """Somebody who is on record, or is told now, works with one or several of the children.

    Requests and core groups propose them from then on. Raises NotAllowed, NotNow, Incomplete.
    """
    check_why(why)
    check_day(since, first=None, today=london_day(as_of), field="since")
    for case in cases:
        check_may_change(case.child, by)
        check_open(case)
    if isinstance(who, Known):
        check_known(who)
        who = add(Professional(**_told(who)), by=by, why=why.strip())
    for case in cases:
        check_not_yet_with(case, who)
        add(Involvement(case=case, professional=who, since=since), by=by, why=why.strip())
    return who


@transaction.atomic
def change_professional(
    professional: Professional, case: Case, told: Known, *, why: str, by: Any, version: int
) -> Professional:
    """How a professional is reached, on every record that names them.

    Raises NotAllowed, Conflict, Incomplete.
    """
    professional = Professional.objects.locked(professional.pk, version=version)
    check_may_change(case.child, by)
    check_why(why)
    check_known(told)
    said = _told(told)
    if all(getattr(professional, name) == value for name, value in said.items()):
        raise Incomplete("Nothing was changed.")
    for name, value in said.items():
        setattr(professional, name, value)
    return change(professional, by=by, why=why.strip())


@transaction.atomic
def end_involvement(
    involvement: Involvement, *, on: date, why: str, by: Any, as_of: datetime, version: int
) -> Involvement:
    """Somebody does not work with the child any more. Raises NotAllowed, NotNow, Conflict,
    Incomplete.
    """
    locked: Involvement = Involvement.objects.locked(involvement.pk, version=version)
    check_may_change(locked.case.child, by)
    check_why(why)
    if locked.until is not None:
        raise NotNow("This has ended already.")
    check_day(on, first=locked.since, today=london_day(as_of), field="on")
    locked.until = on
    return change(locked, by=by, why=why.strip())


def _told(told: Known) -> dict[str, Any]:
    said = {one.name: getattr(told, one.name) for one in fields(told)}
    return {
        name: value.strip() if isinstance(value, str) else value for name, value in said.items()
    }
