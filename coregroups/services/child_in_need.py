"""A child in need plan starts and ends (N00689, N00690)."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from accounts.permissions import Permission
from cases.models import Case
from coregroups.models import ChildInNeedPlan
from coregroups.rules.child_in_need import check_end, check_is_free, check_start
from cpcase.records import add, change
from cpcase.refusals import NotAllowed, NotNow

PROTECTED = "A child protection plan began."


@transaction.atomic
def open_child_in_need_plan(case: Case, *, by: Any, on: date, as_of: datetime) -> ChildInNeedPlan:
    """The child has a plan under section 17 from `on`.

    Raises NotAllowed; NotNow beside another plan of either kind; Incomplete for a day on which
    one ran, in the future or before the referral.
    """
    if not by.may(Permission.RECORD_ASSESSMENT, case):
        raise NotAllowed("You may not start a child in need plan for this child.")
    case = Case.objects.locked(case.pk)
    check_is_free(case)
    check_start(case, on, as_of=as_of)
    return add(ChildInNeedPlan(case=case, started_on=on), by=by)


@transaction.atomic
def end_child_in_need_plan(
    plan: ChildInNeedPlan, *, why: str, by: Any, on: date, as_of: datetime, version: int
) -> ChildInNeedPlan:
    """The plan has ended. Raises NotAllowed, NotNow, Incomplete or Conflict."""
    plan = ChildInNeedPlan.objects.locked(plan.pk, version=version)
    if not by.may(Permission.RECORD_ASSESSMENT, plan):
        raise NotAllowed("You may not end this child's plan.")
    if plan.ended_on is not None:
        raise NotNow("This plan has ended.")
    check_end(plan, on, why=why, as_of=as_of)
    plan.ended_on, plan.why_ended = on, why.strip()
    return change(plan, by=by, why=why.strip())


@transaction.atomic
def end_for_protection(case: Case, *, by: Any, on: date) -> None:
    """A child protection plan begins: what ran as child in need ends that day (E4016, E4017).

    Part of that act's transaction. Raises NotNow where it began after that day.
    """
    rows = ChildInNeedPlan.objects.open().filter(case=case).select_for_update(of=("self",))
    for plan in rows:
        if plan.started_on > on:
            raise NotNow("A child in need plan began after this conference. End that plan first.")
        plan.ended_on, plan.why_ended = on, PROTECTED
        change(plan, by=by, why=PROTECTED)
