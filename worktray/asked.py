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
from conferences.choices import ConferenceStatus, LateRole, NotQuorate, ReportStatus
from conferences.models import Conference, QuorumChoice, Report
from conferences.rules.late import can_agree_late, waits_for
from conferences.rules.limits import limits_of
from conferences.rules.quorum import can_agree
from coregroups.choices import EarlyEndingStatus, JointReportStatus
from coregroups.models import EarlyEnding, JointReport
from coregroups.rules.endings import can_decide
from cpcase.web import formats
from timescales.models import Allocation
from worktray.standing_down import to_stand_down


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
        what, conference = "Authorise a conference report", one.conference
        page, cases = "conferences:decide_report", conference.cases()
        yield _asked(conference, what, page, cases, one.submitted_at, one.written_by)


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
    for one in (one for one in rows if can_decide(one, person)):
        what, cases = "Decide whether a plan may end at the first review", [one.plan.case]
        yield _asked(one, what, "coregroups:decide_early", cases, one.asked_at, one.asked_by)


_CHOSEN = {
    NotQuorate.GO_ON: "Agree that a conference goes on with too few agencies",
    NotQuorate.REARRANGE: "Approve rearranging a conference with too few agencies",
}


def _quorums(person: Any, managed: CaseQuerySet) -> Iterator[Asked]:
    """The chair's choice (S12): of the manager of the team to go on, of a service manager both."""
    if not person.may(P.AGREE_TO_GO_ON, None):
        return
    seen = Conference.objects.visible_to(person).filter(status=ConferenceStatus.BOOKED)
    if Role.SERVICE_MANAGER not in person.roles():
        seen = seen.filter(children__case__in=managed, children__left_on=None)
    rows = QuorumChoice.objects.filter(
        agreed_at=None, booking__ended_at=None, booking__conference__in=seen.values("pk")
    )
    for one in rows.select_related("booking__conference", "chosen_by"):
        conference, what = one.booking.conference, _CHOSEN[NotQuorate(one.choice)]
        if can_agree(one, conference, person):
            page, cases = "conferences:agree_quorum", conference.cases()
            yield _asked(conference, what, page, cases, one.chosen_at, one.chosen_by)


def _late_dates(person: Any, managed: CaseQuerySet) -> Iterator[Asked]:
    """A date past a limit (S03, N02): of whoever must agree to it and has not."""
    if not any(role in LateRole.values for role in person.roles()):
        return
    seen = Conference.objects.visible_to(person).not_over().filter(late_request__isnull=False)
    rows = list(seen.for_page().select_related("late_request__asked_by"))
    limits = limits_of(rows)
    mine = set(managed.values_list("pk", flat=True)) if rows else set()
    for one in rows:
        roles = waits_for(one, limits.get(one.pk))
        if any(_is_asked(person, role, one, mine) for role in roles):
            asked = one.late_request
            what, page = "Agree to a later date of a conference", "conferences:agree_to_late"
            yield _asked(one, what, page, one.cases(), asked.asked_at, asked.asked_by)


def _is_asked(person: Any, role: LateRole, conference: Conference, mine: set[Any]) -> bool:
    """The team's own manager; the chair of a booked one, else every chair; a service manager."""
    if role == LateRole.TEAM_MANAGER and mine.isdisjoint(one.pk for one in conference.cases()):
        return False
    chair = conference.chair_id
    if role == LateRole.CHAIR and chair is not None and chair not in person.answers_for():
        return False
    return can_agree_late(conference, role, person)


def _standing(person: Any, managed: CaseQuerySet) -> Iterator[Asked]:
    for one, cases, said in to_stand_down(person):
        what, at = "Stand a conference down that is not needed", said.decided_at
        yield _asked(one, what, "conferences:conference", cases, at, said.decided_by)


_KINDS: tuple[Callable[[Any, CaseQuerySet], Iterator[Asked]], ...] = (
    _referrals, _discussions, _enquiries, _reports, _joint_reports, _early_endings,
    _quorums, _late_dates, _standing,
)  # fmt: skip


def _allowed(rows: Iterable[Any], person: Any, permission: str) -> Iterator[Any]:
    """Those that this person may answer, which is to reach all their children."""
    return (one for one in rows if person.may(permission, one))


def _asked(
    record: Any, what: str, page: str, cases: Iterable[Case], since: Any, by: Any = None
) -> Asked:
    return Asked(what, reverse(page, args=[record.pk]), _names(cases), since, by.name if by else "")


def _names(cases: Iterable[Case]) -> str:
    """Who it is about, the eldest first as everywhere."""
    return formats.listed([str(case.child) for case in cases])
