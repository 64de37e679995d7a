"""A plan that ends outside a conference: the child leaves the review that was to come."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from accounts.roles import Role
from cases.models import Case
from conferences.models import Conference
from conferences.rules.reviews import review_to_come
from conferences.services.joining import leave
from conferences.services.telling import tell_staff
from coregroups.models import Plan
from coregroups.services.endings import end_plan


@transaction.atomic
def end_plan_outside(
    plan: Plan,
    *,
    reason: str,
    by: Any,
    on: date,
    as_of: datetime,
    version: int,
    note: str = "",
    transfer_conference_on: date | None = None,
) -> Plan:
    """End one child's plan between two conferences, and take the child out of the next review.

    Where nobody else is to be reviewed there, conference administration is asked to stand it
    down: who was invited is told then. Raises what `end_plan` raises.
    """
    # Before the plan, as where a review ends it: nobody waits for the other.
    review = _locked_review(plan.case)
    plan = end_plan(
        plan, reason=reason, by=by, on=on, as_of=as_of, version=version, note=note,
        transfer_conference_on=transfer_conference_on,
    )  # fmt: skip
    if review is not None:
        _leave_review(review, plan.case, by=by, as_of=as_of)
    return plan


def _locked_review(case: Case) -> Conference | None:
    place = review_to_come(case)
    if place is None:
        return None
    Conference.objects.locked(place.conference_id)
    # It may have been held, or the child taken out, while this waited.
    place = review_to_come(case)
    return place.conference if place is not None else None


def _leave_review(review: Conference, case: Case, *, by: Any, as_of: datetime) -> None:
    here = review.here()
    if len(here) > 1:
        (place,) = (one for one in here if one.case_id == case.pk)
        why = "The plan has ended."
        leave(review, place, act="end_plan", why=why, by=by, as_of=as_of)
        return
    tell_staff(
        review,
        (Role.CONFERENCE_ADMINISTRATOR,),
        about="nobody_to_review",
        words="The plan of the only child of a review conference has ended. Stand it down.",
        as_of=as_of,
        urgent=True,
    )
