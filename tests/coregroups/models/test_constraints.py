"""What the database itself refuses, whoever writes."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from coregroups.models import (
    Attendance,
    GroupChild,
    InterimPlan,
    Meeting,
    Member,
    Plan,
    PlanLine,
    VisitChild,
)
from cpcase.records import add
from tests.cast import Cast
from tests.given import at
from tests.given_plans import a_visit, group_of, member, plans

DAY = date(2026, 4, 14)
Bad = Callable[[Plan, Cast], Any]


def _held_without_chair(plan: Plan, cast: Cast) -> Any:
    return Meeting(
        core_group=group_of(plan), status="held", number=1, kind="first", agreed=True,
        started_at=at(20, 4, 10), ended_at=at(20, 4, 11),
    )  # fmt: skip


def _twice_there(plan: Plan, cast: Cast) -> Any:
    meeting = add(Meeting(core_group=group_of(plan), planned_at=at(20, 4)), by=cast.system)
    told = {"meeting": meeting, "member": member(group_of(plan), "Beth Lowe"), "how": "here"}
    add(Attendance(**told), by=cast.system)
    return Attendance(**told)


def _not_seen_without_reason(plan: Plan, cast: Cast) -> Any:
    visit = a_visit([plan.case], cast, moment=at(15, 4))
    other = plans(cast, "Ada")[0].case
    return VisitChild(visit=visit, case=other, seen="not_seen")


BAD: dict[str, Bad] = {
    "a plan that ended without a reason": lambda plan, cast: Plan(
        case=plan.case, status="ended", started_on=DAY, ended_on=DAY, ended_by=cast.chair,
        category="NEG", latest_category="NEG", latest_category_since=DAY,
    ),
    "a plan that ended before it began": lambda plan, cast: Plan(
        case=plan.case, status="ended", started_on=DAY, ended_on=date(2026, 4, 1), reason="moved",
        ended_by=cast.chair, category="NEG", latest_category="NEG", latest_category_since=DAY,
    ),
    "a line without a need": lambda plan, cast: PlanLine(
        plan=plan, number=2, need="", update="new_need", written_on=DAY, written_by=cast.worker
    ),
    "two lines of one number": lambda plan, cast: PlanLine(
        plan=plan, number=1, need="x", update="new_need", written_on=DAY, written_by=cast.worker
    ),
    "a plan in two groups": lambda plan, cast: GroupChild(
        core_group=group_of(plan), plan=plan, joined_on=DAY
    ),
    "a member without a name": lambda plan, cast: Member(
        core_group=group_of(plan), kind="family", name="", joined_on=DAY
    ),
    "an interim plan that ends before it begins": lambda plan, cast: InterimPlan(
        case=plan.case, words="x", started_on=DAY, ended_on=date(2026, 4, 1), written_by=cast.worker
    ),
    "a planned meeting without a date": lambda plan, cast: Meeting(core_group=group_of(plan)),
    "a meeting that was held without a chair": _held_without_chair,
    "a member who was there twice": _twice_there,
    "a child who was not seen for no reason": _not_seen_without_reason,
}  # fmt: skip


@pytest.mark.parametrize("what", BAD)
def test_the_database_refuses(cast: Cast, what: str) -> None:
    (plan,) = plans(cast, "Reuben")
    record = BAD[what](plan, cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        add(record, by=cast.system)
