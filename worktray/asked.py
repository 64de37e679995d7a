"""What was sent to a manager and waits for an answer: to sign, to authorise, to decide.

Read from the records themselves, so that it stays in the list until it is done, with or without
a limit, and however often it was looked at.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.urls import reverse

from accounts.permissions import Permission as P  # noqa: N817  a table reads better
from accounts.roles import Role
from cases.models import Case, Enquiry, Referral, StrategyDiscussion
from cases.models.case import CaseQuerySet
from conferences.choices import ReportStatus
from conferences.models import Report
from coregroups.choices import EarlyEndingStatus, JointReportStatus
from coregroups.models import EarlyEnding, JointReport
from cpcase.web import formats
from timescales.models import Allocation


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that waits: what to do, where, about whom, since when, asked by whom."""

    what: str
    href: str
    who: str
    since: datetime
    by: str


def asked_of(person: Any) -> list[Asked]:
    """What this person can answer now, the oldest first."""
    managed = cases_managed_by(person)
    found = [one for kind in _KINDS for one in kind(person, managed)]
    return sorted(found, key=lambda one: one.since)


def waiting(person: Any) -> int:
    """How many there are, for the bar."""
    return len(asked_of(person))


def cases_managed_by(person: Any) -> CaseQuerySet:
    """The episodes whose team manager this person is, or stands in for."""
    posts = person.posts_answered_for()
    teams = [post.team_id for post in posts if post.role == Role.TEAM_MANAGER]
    named = Allocation.objects.in_force().filter(
        role=Role.TEAM_MANAGER, person__in=person.answers_for()
    )
    mine = Q(timeline__team__in=teams) | Q(timeline__in=named.values("timeline"))
    return Case.objects.visible_to(person).filter(mine)


def _referrals(person: Any, managed: CaseQuerySet) -> Iterator[Asked]:
    rows = Referral.objects.waiting().filter(children__case__in=managed).distinct()
    for one in _allowed(rows.for_page(), person, P.DECIDE_REFERRAL):
        what = "Decide what follows a referral"
        yield _asked(one, what, "cases:referral", one.cases(), one.received_at)


def _discussions(person: Any, managed: CaseQuerySet) -> Iterator[Asked]:
    rows = StrategyDiscussion.objects.waiting().filter(children__case__in=managed).distinct()
    for one in _allowed(rows.for_page(), person, P.SIGN_OFF_STRATEGY_DISCUSSION):
        what = "Sign a strategy discussion off"
        yield _asked(one, what, "cases:sign_off", one.cases(), one.recorded_at, one.recorded_by)


def _enquiries(person: Any, managed: CaseQuerySet) -> Iterator[Asked]:
    rows = Enquiry.objects.waiting().filter(children__case__in=managed).distinct()
    for one in _allowed(rows.for_page(), person, P.AUTHORISE_ENQUIRY):
        what = "Read and authorise a Section 47 enquiry"
        yield _asked(one, what, "cases:authorise", one.cases(), one.sent_at, one.sent_by)


def _reports(person: Any, managed: CaseQuerySet) -> Iterator[Asked]:
    rows = Report.objects.filter(
        status=ReportStatus.WITH_MANAGER,
        conference__children__case__in=managed,
        conference__children__left_on=None,
    ).distinct()
    for one in _allowed(rows.select_related("written_by"), person, P.AUTHORISE_REPORT):
        conference = one.conference
        yield Asked(
            what="Authorise a conference report",
            href=reverse("conferences:decide_report", args=[conference.pk]),
            who=_names(conference.cases()),
            since=one.submitted_at,
            by=one.written_by.name,
        )


def _joint_reports(person: Any, managed: CaseQuerySet) -> Iterator[Asked]:
    rows = JointReport.objects.filter(
        status=JointReportStatus.SUBMITTED, meeting__core_group__children__plan__case__in=managed
    ).distinct()
    for one in _allowed(rows, person, P.AUTHORISE_REPORT):
        cases = [plan.case for plan in one.meeting.core_group.plans()]
        sent = one.steps.get(status=JointReportStatus.SUBMITTED)
        what = "Authorise a joint report"
        yield _asked(one, what, "coregroups:joint_report", cases, sent.done_at, sent.done_by)


def _early_endings(person: Any, managed: CaseQuerySet) -> Iterator[Asked]:
    if not person.may(P.APPROVE_ENDING, None):
        return
    plans = Case.objects.visible_to(person).values("plans")
    rows = EarlyEnding.objects.filter(status=EarlyEndingStatus.ASKED, plan__in=plans)
    rows = rows.select_related("plan__case__child", "plan__case__timeline", "asked_by")
    for one in _allowed(rows, person, P.APPROVE_ENDING):
        what, cases = "Decide whether a plan may end at the first review", [one.plan.case]
        yield _asked(one, what, "coregroups:decide_early", cases, one.asked_at, one.asked_by)


_KINDS: tuple[Callable[[Any, CaseQuerySet], Iterator[Asked]], ...] = (
    _referrals, _discussions, _enquiries, _reports, _joint_reports, _early_endings,
)  # fmt: skip


def _allowed(rows: Iterable[Any], person: Any, permission: str) -> Iterator[Any]:
    """Those that this person may answer, which is to reach all their children."""
    return (one for one in rows if person.may(permission, one))


def _asked(
    record: Any, what: str, page: str, cases: Iterable[Case], since: Any, by: Any = None
) -> Asked:
    href = reverse(page, args=[record.pk])
    return Asked(what, href, _names(cases), since, by.name if by else "")


def _names(cases: Iterable[Case]) -> str:
    """Who it is about, the eldest first as everywhere."""
    return formats.listed([str(case.child) for case in cases])
