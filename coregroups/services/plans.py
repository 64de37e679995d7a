"""Opening a plan, its category, and how often the child is visited (N12, C19)."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from accounts.permissions import Permission
from cases.models import Case
from coregroups.choices import LineUpdate
from coregroups.models import Plan
from coregroups.rules.days import check_day_happened, london_day
from coregroups.rules.plans import (
    check_can_open,
    check_category,
    check_lines,
    check_stricter,
)
from coregroups.services.child_in_need import end_for_protection
from coregroups.services.groups import carry
from coregroups.services.interim_plans import end_interim_plan
from coregroups.services.plan_lines import write_line
from cpcase.records import add, change
from cpcase.refusals import Incomplete, NotAllowed, NotNow
from timescales.services.recording import Happening, record


@transaction.atomic
def open_plan(
    case: Case,
    *,
    category: str,
    outline: Sequence[Mapping[str, Any]],
    by: Any,
    on: date,
    as_of: datetime,
    previous_plans: int = 0,
) -> Plan:
    """Open a child's plan on the day of the conference that made it (N12), with its core group.

    `outline` is the conference's outline plan: each line maps `need`, `outcome`, `action`, `how`,
    `who`, `achieve_by`, `review_on` (only `need` is asked for). An interim plan ends with it,
    and so does a child in need plan.
    Raises NotAllowed; Incomplete without a category; NotNow for a second open plan.
    """
    if not by.may(Permission.RECORD_CONFERENCE, case):
        raise NotAllowed("You may not open a plan for this child.")
    case = Case.objects.locked(case.pk)
    check_category(category)
    check_can_open(case, on=on, as_of=as_of)
    check_lines(outline)
    if previous_plans < 0:
        raise Incomplete("Enter how many plans the child had before.", field="previous_plans")
    plan = add(
        Plan(
            case=case, started_on=on, category=category, latest_category=category,
            latest_category_since=on, previous_plans=previous_plans,
        ),
        by=by,
    )  # fmt: skip
    for line in outline:
        write_line(plan, line, update=LineUpdate.OUTLINE, by=by, on=on)
    carry(plan, by=by, on=on)
    end_interim_plan(case, by=by, on=on)
    end_for_protection(case, by=by, on=on)
    return plan


@transaction.atomic
def change_category(
    plan: Plan, *, category: str, why: str, by: Any, on: date, as_of: datetime, version: int
) -> Plan:
    """A later conference finds another category; the first one stays on the record.

    Raises NotAllowed, NotNow, Incomplete or Conflict.
    """
    plan = Plan.objects.locked(plan.pk, version=version)
    _check_may_change(plan, Permission.CONFIRM_DECISIONS, by=by)
    check_category(category)
    check_day_happened(on, as_of=as_of, words="The change of category")
    if on < plan.latest_category_since:
        raise Incomplete("The category was chosen after that day.", field="on")
    if category == plan.latest_category:
        raise Incomplete("This is the category already.", field="category")
    if not why.strip():
        raise Incomplete("Say why the category changes.", field="why")
    plan.latest_category, plan.latest_category_since = category, on
    return change(plan, by=by, why=why.strip())


@transaction.atomic
def agree_visiting(
    plan: Plan, *, every_days: int | None, words: str, by: Any, as_of: datetime, version: int
) -> Plan:
    """How often the child is seen and who else visits, where this child needs more (C19, C22, C27).

    `every_days` is the child's own interval from now on; None lifts it. It may only be stricter
    than the pathway's. Raises NotAllowed, NotNow, Incomplete or Conflict.
    """
    plan = Plan.objects.locked(plan.pk, version=version)
    _check_may_change(plan, Permission.UPDATE_PLAN, by=by)
    check_stricter(plan.case.timeline, every_days, on=london_day(as_of))
    moved = every_days != plan.seen_every_days
    plan.visiting, plan.seen_every_days = words.strip(), every_days
    change(plan, by=by)
    if moved:
        facts = {"every_days": every_days}
        happening = Happening(plan.case.timeline, "visiting.set", as_of, facts)
        record([happening], by=by, as_of=as_of)
    return plan


def _check_may_change(plan: Plan, permission: str, *, by: Any) -> None:
    if not by.may(permission, plan):
        raise NotAllowed("You may not change this plan.")
    if plan.ended_on is not None:
        raise NotNow("This plan has ended.")
