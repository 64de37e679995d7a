"""What somebody invited is asked for: which meeting, by when, and one button."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse

from accounts.models import Draft
from accounts.permissions import Permission
from conferences.choices import ConferenceStatus, InvitationStatus
from conferences.models import Invitation
from conferences.presenters.awaited import late_report
from conferences.rules.reports import is_asked_for_report
from conferences.rules.shared_limits import agency_limits, is_late, is_owing, owed_by
from cpcase.web import formats
from cpcase.web.components import Action, DueBlock
from timescales.engine.dates import Limit
from timescales.engine.offsets import london_day
from timescales.models import Deadline


@dataclass(frozen=True, slots=True)
class Ask:
    """One card: what, for which meeting, by when."""

    title: str
    children: str
    when: str
    where: str
    answer: str
    report: str
    report_words: str
    late: DueBlock | None
    # Nothing is still to be done: no button asks for it.
    is_done: bool
    href: str
    actions: tuple[Action, ...]


def asks_of(rows: Iterable[Invitation], person: Any, *, as_of: datetime) -> list[Ask]:
    """A card for each invitation; the limits of all of them, and what the reader has begun, are
    looked up at once."""
    rows = list(rows)
    limits = agency_limits([one.conference for one in rows])
    begun = set(Draft.objects.unfinished(person).values_list("link", flat=True))
    return [ask_of(one, person, limits=limits, begun=begun, as_of=as_of) for one in rows]


def ask_of(
    one: Invitation,
    person: Any,
    *,
    limits: Sequence[Deadline],
    begun: Collection[str],
    as_of: datetime,
) -> Ask:
    """What is wanted of this person or agency. `begun` is where their unfinished forms are."""
    conference, today = one.conference, london_day(as_of)
    when = where = ""
    if conference.starts_at is not None and conference.ends_at is not None:
        when = formats.span(conference.starts_at, conference.ends_at, today)
        chair = f" {conference.chair} chairs." if conference.chair else ""
        where = f"{conference.room}.{chair}"
    report = getattr(one, "report", None)
    names = [str(case.child) for case in one.shown_to(person)]
    return Ask(
        title=conference.title,
        children=formats.listed(names),
        when=when,
        where=where,
        answer=_answer_words(one),
        report=_report_words(one, report, limits, as_of),
        late=late_report(one, limits, as_of=as_of),
        is_done=one.replied_at is not None and not is_owing(one),
        report_words=report.words if report is not None else "",
        href=reverse("conferences:invitation", args=[one.pk]),
        actions=tuple(_the_next_first(one, _actions(one, person, report is not None, begun))),
    )


def _answer_words(one: Invitation) -> str:
    if one.status == InvitationStatus.STOOD_DOWN:
        return "The meeting will not take place. You do not need to do anything."
    return one.get_status_display()


def _report_words(one: Invitation, report: Any, limits: Sequence[Deadline], as_of: datetime) -> str:
    today = london_day(as_of)
    if not is_asked_for_report(one):
        return ""
    if report is not None:
        return f"Report sent on {formats.day(report.sent_at, today)}."
    if one.conference.held_at is not None:
        return "No report was sent before the meeting was held."
    if one.conference.status == ConferenceStatus.STOOD_DOWN:
        return ""
    starts = one.conference.starts_at
    owed = owed_by(one, limits)
    if owed is not None and owed.due is not None:
        said = "was wanted" if is_late(one, owed, as_of) else "wanted"
        return f"Report {said} by {_limit(owed.due, today)}."
    said = "was wanted" if is_late(one, None, as_of) else "wanted"
    by = f" on {formats.day(starts, today)}" if starts is not None else ""
    return f"Report {said} before the meeting{by}."


def _limit(due: Limit, today: date) -> str:
    return formats.moment(due, today) if isinstance(due, datetime) else formats.day(due, today)


def _the_next_first(one: Invitation, actions: Iterable[Action]) -> list[Action]:
    """The button is what is still to be done; who has answered is asked for the report."""
    found = list(actions)
    return found[::-1] if one.replied_at is not None else found


def _actions(one: Invitation, person: Any, sent: bool, begun: Collection[str]) -> Iterable[Action]:
    is_on = one.conference.status == ConferenceStatus.BOOKED and one.sent_at is not None
    if not is_on or one.status == InvitationStatus.STOOD_DOWN:
        return
    if person.may(Permission.REPLY_TO_INVITATION, one):
        href = reverse("conferences:answer", args=[one.pk])
        yield Action("Go on with your answer" if href in begun else "Answer", href, one.name)
    may_report = person.may(Permission.SEND_AGENCY_REPORT, one) or person.may(
        Permission.INVITE, one
    )
    if is_asked_for_report(one) and may_report:
        href = reverse("conferences:send_report", args=[one.pk])
        text = "Send the report again" if sent else "Send the report"
        yield Action("Go on with the report" if href in begun else text, href, one.name)
