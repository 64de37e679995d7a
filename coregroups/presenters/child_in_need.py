"""The child in need plan in words, on the page of the child's plan."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from cases.models import Case
from coregroups.models import ChildInNeedPlan, ChildInNeedReview
from cpcase.web import formats
from cpcase.web.components import Action


@dataclass(frozen=True, slots=True)
class ChildInNeed:
    """Since when it runs, those that ended, and what its reader may do."""

    since: str
    earlier: tuple[str, ...]
    reviews: tuple[str, ...]
    acts: tuple[Action, ...]


def child_in_need(case: Case, *, is_protected: bool, may: bool, today: date) -> ChildInNeed:
    """The plans of one episode; beside a child protection plan none can be started."""
    plans = list(case.child_in_need_plans.all())
    running = next((one for one in plans if one.ended_on is None), None)
    acts: tuple[Action, ...] = ()
    if running is not None:
        acts = tuple(
            Action(words, reverse(f"coregroups:{name}_child_in_need", args=[running.pk]))
            for words, name in _ACTS
        )
    elif not is_protected and case.closed_on is None and case.child.death_date is None:
        href = reverse("coregroups:start_child_in_need", args=[case.pk])
        acts = (Action("Start a child in need plan", href),)
    return ChildInNeed(
        since=formats.day(running.started_on, today) if running else "",
        earlier=tuple(_ended(one) for one in plans if one is not running),
        reviews=tuple(_reviewed(one, today) for one in running.reviews.all()) if running else (),
        acts=acts if may else (),
    )


_ACTS = (
    ("Record a review", "review"),
    ("End the child in need plan", "end"),
    ("Correct its start", "correct"),
)


def _reviewed(one: ChildInNeedReview, today: date) -> str:
    return f"Reviewed on {formats.day(one.held_at, today)}: {one.words}"


def _ended(plan: ChildInNeedPlan) -> str:
    span = formats.days(plan.started_on, plan.ended_on) if plan.ended_on else ""
    return f"{span}: {plan.why_ended}"
