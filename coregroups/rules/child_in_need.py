"""When a child in need plan may run: never beside another one or a child protection plan."""

from datetime import date, datetime

from django.db.models import Q

from cases.models import Case
from coregroups.models import ChildInNeedPlan, Plan
from coregroups.rules.days import check_day_happened
from cpcase.refusals import Incomplete, NotNow
from cpcase.web import formats


def check_is_free(case: Case) -> None:
    """An open episode without a plan of either kind (E4004, E4001). Raises NotNow."""
    if case.closed_on is not None:
        raise NotNow("This record is closed.")
    if case.child.death_date is not None:
        raise NotNow("The child has died. No plan can be opened.")
    if ChildInNeedPlan.objects.open().filter(case__child=case.child_id).exists():
        raise NotNow("This child has a child in need plan already.")
    if Plan.objects.open().filter(case__child=case.child_id).exists():
        raise NotNow(
            "This child has a child protection plan. A child in need plan can start when it ends."
        )


def check_start(case: Case, on: date, *, as_of: datetime) -> None:
    """A day that has come, since the referral, after every plan before (E4014, E4016).

    It may start on the day on which a child protection plan ended. Raises Incomplete.
    """
    check_day_happened(on, as_of=as_of, words="The start of the plan")
    if on < case.opened_on:
        raise Incomplete("The plan cannot start before the referral.", field="on")
    earlier = ChildInNeedPlan.objects.filter(case__child=case.child_id)
    last = earlier.filter(ended_on__gte=on).order_by("ended_on").last()
    if last is not None:
        raise Incomplete(
            f"Another child in need plan ran until {_day(last.ended_on)}. Enter a later day.",
            field="on",
        )
    protected = Plan.objects.filter(Q(ended_on=None) | Q(ended_on__gt=on))
    plan = protected.filter(case__child=case.child_id).order_by("ended_on").last()
    if plan is not None:
        raise Incomplete(
            f"A child protection plan ran until {_day(plan.ended_on)}. Enter that day or a later "
            "one.",
            field="on",
        )


def check_end(plan: ChildInNeedPlan, on: date, *, why: str, as_of: datetime) -> None:
    """A day since it began (E4011), not after a death, and why. Raises Incomplete."""
    check_day_happened(on, as_of=as_of, words="The end of the plan")
    if on < plan.started_on:
        raise Incomplete("The plan cannot end before it started.", field="on")
    died = plan.case.child.death_date
    if died is not None and on > died:
        raise Incomplete(
            "The plan ended on the day of the child's death at the latest.", field="on"
        )
    if not why.strip():
        raise Incomplete("Say why the plan ends.", field="why")


def _day(day: date | None) -> str:
    return formats.day(day)
