"""The child in need plan in words, on the page of the child's plan."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from cases.models import Case
from coregroups.models import ChildInNeedPlan, ChildInNeedReview
from cpcase.web import formats
from cpcase.web.components import Action


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One review: its day, what it found, and the link that puts it right."""

    when: str
    words: str
    correct: Action | None


@dataclass(frozen=True, slots=True)
class Earlier:
    """A plan that ended, with its reviews."""

    words: str
    reviews: tuple[Reviewed, ...]


@dataclass(frozen=True, slots=True)
class ChildInNeed:
    """Since when it runs, those that ended, and what its reader may do."""

    since: str
    earlier: tuple[Earlier, ...]
    reviews: tuple[Reviewed, ...]
    acts: tuple[Action, ...]


def child_in_need(case: Case, *, is_protected: bool, may: bool, today: date) -> ChildInNeed:
    """The plans of one episode; beside a child protection plan none can be started."""
    plans = list(case.child_in_need_plans.prefetch_related("reviews"))
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
        earlier=tuple(
            Earlier(_ended(one), _reviews(one, today, may=may))
            for one in plans
            if one is not running
        ),
        reviews=_reviews(running, today, may=may) if running else (),
        acts=acts if may else (),
    )


_ACTS = (
    ("Record a review", "review"),
    ("End the child in need plan", "end"),
    ("Correct its start", "correct"),
)


def _reviews(plan: ChildInNeedPlan, today: date, *, may: bool) -> tuple[Reviewed, ...]:
    return tuple(
        Reviewed(when=formats.day(one.held_at, today), words=one.words, correct=_correct(one, may))
        for one in plan.reviews.all()
    )


def _correct(one: ChildInNeedReview, may: bool) -> Action | None:
    href = reverse("coregroups:correct_review", args=[one.pk])
    return Action("Correct this", href) if may else None


def _ended(plan: ChildInNeedPlan) -> str:
    span = formats.days(plan.started_on, plan.ended_on) if plan.ended_on else ""
    return f"{span}: {plan.why_ended}"
