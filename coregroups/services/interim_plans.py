"""What keeps a child safe until a conference that is late (N02)."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from accounts.permissions import Permission
from cases.models import Case
from coregroups.models import InterimPlan
from coregroups.rules.days import check_day_happened
from cpcase.records import add, change
from cpcase.refusals import Incomplete, NotAllowed, NotNow


@transaction.atomic
def open_interim_plan(case: Case, *, words: str, by: Any, on: date, as_of: datetime) -> InterimPlan:
    """Write what keeps the child safe until the conference (N02).

    Raises NotAllowed; Incomplete without words; NotNow when one stands already.
    """
    if not by.may(Permission.GIVE_LATE_REASONS, case):
        raise NotAllowed("You may not write an interim plan for this child.")
    case = Case.objects.locked(case.pk)
    check_day_happened(on, as_of=as_of, words="The start of the interim plan")
    if not words.strip():
        raise Incomplete("Say what keeps the child safe until the conference.", field="words")
    if InterimPlan.objects.open().filter(case=case).exists():
        raise NotNow("This child already has an interim plan.")
    return add(InterimPlan(case=case, words=words.strip(), started_on=on, written_by=by), by=by)


@transaction.atomic
def end_interim_plan(case: Case, *, by: Any, on: date) -> None:
    """The plan has begun or no conference is needed: what was interim ends, if there is one."""
    for interim in InterimPlan.objects.open().filter(case=case).select_for_update(of=("self",)):
        interim.ended_on = max(on, interim.started_on)
        change(interim, by=by)
