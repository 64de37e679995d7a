"""Ending a plan, in the ways that the pathway allows (S18, S25a to S25c, N07, N09, L14)."""

from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import transaction

from accounts.services.notices import tell_all
from coregroups.choices import Ending
from coregroups.models import Plan
from coregroups.rules.days import london_day, moment_of
from coregroups.rules.endings import check_ending
from coregroups.rules.pathways import applies
from coregroups.services.groups import let_go
from coregroups.workflows import PLAN
from cpcase.outbox.services import post
from cpcase.records import change
from timescales.services.allocations import hearers
from timescales.services.recording import Happening, record

_TOLD = ("social_worker", "team_manager", "chair", "conference_administrator")
# The row that an ending itself fulfils.
_ROWS = {
    Ending.MOVED: "S25c",
    Ending.ABROAD: "N09",
    Ending.TURNED_18: "N09",
    Ending.DIED: "N09",
}


@transaction.atomic
def end_plan(
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
    """End one child's plan on a day; brothers and sisters keep theirs.

    `transfer_conference_on` is asked for when the child moved to another authority (N07).
    Everybody who works with the child is told, and each agency that it is shared with (N09).
    Raises NotAllowed, NotNow, Incomplete or Conflict.
    """
    plan = Plan.objects.locked(plan.pk, version=version)
    PLAN.move(plan, "end_plan", by=by)
    check_ending(
        plan, reason=reason, on=on, as_of=as_of, note=note,
        transfer_conference_on=transfer_conference_on,
    )  # fmt: skip
    plan.ended_on, plan.reason, plan.ended_by = on, reason, by
    plan.ending_note = note.strip()
    if reason == Ending.MOVED:
        plan.transfer_conference_on = transfer_conference_on
    change(plan, by=by)
    let_go(plan, by=by, on=on)
    timeline, at = plan.case.timeline, moment_of(on, as_of=as_of)
    happenings = [Happening(timeline, "plan.ended", at, {"reason": reason})]
    row = _ROWS.get(Ending(reason), "")
    if row and applies(timeline, row):
        happenings.append(Happening(timeline, "step.recorded", at, {"step": row, "part": ""}))
    record(happenings, by=by, as_of=as_of)
    _tell(plan, as_of=as_of)
    return plan


def _tell(plan: Plan, *, as_of: datetime) -> None:
    tell_all(
        hearers(plan.case.timeline, _TOLD, on=london_day(as_of)),
        source_key=f"plan_ended:{plan.pk}",
        kind="plan_ended",
        words="A child's plan has ended. Open it to see how and when.",
        link=f"/children/{plan.case_id}/plan/",
        as_of=as_of,
    )
    for share in plan.case.shares.filter(ended_at=None).select_related("agency"):
        if share.agency.secure_email:
            post(
                channel="email",
                address=share.agency.secure_email,
                subject=f"{settings.PRODUCT_NAME}: a plan has ended",
                body=(
                    "A plan that your agency took part in has ended. Sign in to see which: "
                    f"{settings.SITE_URL}/"
                ),
                dedup_key=f"plan_ended:{plan.pk}:{share.agency_id}",
            )
