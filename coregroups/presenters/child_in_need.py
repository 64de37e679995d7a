"""The child in need plan in words, on the page of the child's plan."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from cases.models import Case
from coregroups.models import ChildInNeedPlan
from cpcase.web import formats
from cpcase.web.components import Action


@dataclass(frozen=True, slots=True)
class ChildInNeed:
    """Since when it runs, those that ended, and what its reader may do."""

    since: str
    earlier: tuple[str, ...]
    act: Action | None


def child_in_need(case: Case, *, is_protected: bool, may: bool, today: date) -> ChildInNeed:
    """The plans of one episode; beside a child protection plan none can be started."""
    plans = list(case.child_in_need_plans.all())
    running = next((one for one in plans if one.ended_on is None), None)
    act = None
    if running is not None:
        href = reverse("coregroups:end_child_in_need", args=[running.pk])
        act = Action("End the child in need plan", href)
    elif not is_protected and case.closed_on is None and case.child.death_date is None:
        href = reverse("coregroups:start_child_in_need", args=[case.pk])
        act = Action("Start a child in need plan", href)
    return ChildInNeed(
        since=formats.day(running.started_on, today) if running else "",
        earlier=tuple(_ended(one) for one in plans if one is not running),
        act=act if may else None,
    )


def _ended(plan: ChildInNeedPlan) -> str:
    span = formats.days(plan.started_on, plan.ended_on) if plan.ended_on else ""
    return f"{span}: {plan.why_ended}"
