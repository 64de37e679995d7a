"""What is known already of each child on the conference day, so that nobody types it again."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from conferences.choices import Kind
from conferences.models import Conference, ConferenceChild
from coregroups.presenters.plans import card_of, current_plan
from cpcase.web.components import PlanLine


@dataclass(frozen=True, slots=True)
class Known:
    """What the social worker's report says of a child; at a review, the plan as it stands."""

    reported: tuple[tuple[str, str], ...] = ()
    plan: tuple[PlanLine, ...] = ()


def known_of(
    conference: Conference,
    children: Sequence[ConferenceChild],
    reported: Mapping[Any, Iterable[tuple[str, str]]],
    today: date,
) -> dict[Any, Known]:
    """By the conference's row of each child; `reported` has the report's questions and words."""
    return {
        child.pk: Known(
            reported=tuple((label, words) for label, words in reported.get(child.pk, ()) if words),
            plan=_plan_of(child, today) if conference.kind == Kind.REVIEW else (),
        )
        for child in children
    }


def _plan_of(child: ConferenceChild, today: date) -> tuple[PlanLine, ...]:
    plan = current_plan(child.case.plans.all())
    if plan is None or plan.ended_on is not None:
        return ()
    return tuple(card_of(line, today=today) for line in plan.lines.in_order())
