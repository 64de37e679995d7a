"""A referral: which children of a family can be chosen, and who must decide what follows."""

from datetime import datetime
from typing import Any

from django.urls import reverse

from cases.choices.states import ReferralStatus
from cases.models import Case, Child, Family, Referral
from cases.models.age import eldest_first
from cases.rules.referrals import DECIDED_WITHIN, DECISION_RULE, decide_by
from cases.workflows import REFERRAL
from cpcase.web import due, formats
from cpcase.web.components import LimitRow, Why
from timescales.engine.calendar import Calendar
from timescales.engine.offsets import london_day
from timescales.services.allocations import hearers


def children_to_refer(family: Family, person: Any) -> list[Child]:
    """Children of the family without an open episode, and those whose episode one may see.

    A child whose open episode is out of reach is left out: its own team hears of a referral.
    """
    mine = Case.objects.visible_to(person).open().filter(child__family=family)
    reach = set(mine.values_list("child_id", flat=True))
    others = Case.objects.open().filter(child__family=family).exclude(child__in=reach)
    hidden = set(others.values_list("child_id", flat=True))
    rows = Child.objects.living().filter(family=family).order_by(eldest_first(), "created_at")
    return [child for child in rows if child.pk not in hidden]


def waiting_referral(case: Case) -> Referral | None:
    """The earliest referral of an episode on which nobody has decided yet."""
    rows = Referral.objects.filter(children__case=case, status=ReferralStatus.RECEIVED)
    found: Referral | None = rows.order_by("received_at").first()
    return found


def decision_limit(
    referral: Referral, case: Case, *, by: Any, as_of: datetime, calendar: Calendar, page: bool
) -> LimitRow:
    """What must be decided, by whom and by when, for one of its children.

    It leads to the decision for whoever decides; `page`: for others, to the referral.
    """
    today, limit = london_day(as_of), decide_by(referral.received_at, calendar)
    between = calendar.count(today, limit)
    managers = hearers(case.timeline, ["team_manager"], on=today)
    words = formats.in_sentence(case.timeline.role_words("team_manager"))
    may = REFERRAL.can(referral, "assess", by=by)
    href = reverse("cases:decide_referral" if may else "cases:referral", args=[referral.pk])
    received = formats.day(referral.received_at, today)
    return LimitRow(
        due=due.due_block(
            limit,
            as_of=as_of,
            working_days_left=max(between, 0),
            working_days_late=max(-between, 0),
        ),
        what="Decide what follows the referral",
        owner=f"{formats.listed([one.name for one in managers])}, {words}.",
        href=href if may or page else "",
        action="Decide" if may else "",
        why=Why(
            sentence=f"{formats.working_days(DECIDED_WITHIN)} from {received}, when it was "
            "received.",
            rule=DECISION_RULE,
        ),
    )
