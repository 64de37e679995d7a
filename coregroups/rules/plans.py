"""What a plan needs to begin and to be changed (D17, N12)."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from cases.choices import AbuseCategory
from cases.models import Case
from coregroups.models import Plan
from coregroups.models.plan_line import WORDS
from coregroups.rules.days import check_day_happened
from cpcase.refusals import Incomplete, NotNow
from timescales.models import Timeline

_DAYS = {"days": 1, "weeks": 7, "months": 28}


def check_category(category: str) -> None:
    """Raise Incomplete unless a category of abuse is chosen. More than one is not recommended."""
    if category not in AbuseCategory.values:
        raise Incomplete("Choose the category of the plan.", field="category")


def warn_of_category(category: str) -> str:
    """The words beside a category that the census does not recommend, else none."""
    if category == AbuseCategory.MULTIPLE:
        return "“More than one category” is not recommended. Choose the main reason for the plan."
    return ""


def check_can_open(case: Case, *, on: date, as_of: datetime) -> None:
    """Raise NotNow for a second open plan, a closed episode or a child who died (N12)."""
    check_day_happened(on, as_of=as_of, words="The start of the plan")
    if Plan.objects.open().filter(case=case).exists():
        raise NotNow("This child already has a plan. A second one cannot be opened beside it.")
    if case.closed_on is not None:
        raise NotNow("This episode is closed.")
    died = case.child.death_date
    if died is not None and died <= on:
        raise NotNow("The child has died. No plan can be opened.")


def check_lines(lines: Sequence[Mapping[str, Any]]) -> None:
    """Raise Incomplete for a line without a need, or with words that a line does not have."""
    for line in lines:
        unknown = line.keys() - set(WORDS)
        if unknown:
            raise ValueError(f"a plan line has no {min(unknown)}")
        if not str(line.get("need") or "").strip():
            raise Incomplete("Say what the child needs.", field="need")


def check_stricter(timeline: Timeline, every_days: int | None, *, on: date) -> None:
    """A child's own interval between visits is sooner than the pathway's (C22). Incomplete."""
    if every_days is None:
        return
    usual = visits_every(timeline, on=on)
    if usual is None:
        raise Incomplete(
            "This pathway sets no interval that could be made stricter. Write it in words.",
            field="seen_every_days",
        )
    if not 1 <= every_days < usual:
        raise Incomplete(
            f"Enter fewer than {usual} days: the pathway asks for a visit every {usual} days.",
            field="seen_every_days",
        )


def visits_every(timeline: Timeline, *, on: date) -> int | None:
    """The days between two visits that the pathway asks for on a day; None where it sets none."""
    for part in timeline.followed.own_parts:
        if part.stricter_by != "visiting.set":
            continue
        in_force = [one.every for one in part.every if one.since is None or one.since <= on]
        return min(_DAYS[one.unit] * one.count for one in in_force)
    return None
