"""Who is on the list: what to think of, what they answered, whether their report is in."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse

from cases.models import Relationship
from conferences.choices import InvitationStatus
from conferences.models import Conference, Invitation
from conferences.presenters.awaited import late_report
from conferences.rules.reports import is_asked_for_report
from conferences.rules.shared_limits import agency_limits
from cpcase.web import formats
from cpcase.web.components import Action, DueBlock
from timescales.engine.offsets import london_day


@dataclass(frozen=True, slots=True)
class PersonLine:
    """Somebody invited: what to think of, what they answered, whether their report is in."""

    name: str
    as_who: str
    cautions: tuple[str, ...]
    how: str
    said: str
    report: str
    actions: tuple[Action, ...]


def known_to(
    conference: Conference, invitations: Iterable[Invitation], visible: Collection[Any]
) -> list[Invitation]:
    """Those of whom a reader may know who may see these children.

    Left out are a child whose record they may not see, and whoever is a relative of no other.
    """
    everybody = [row.case for row in conference.rows()]
    hidden = {case.child_id for case in everybody if case.pk not in visible}
    if not hidden:
        return list(invitations)
    children = [case.child_id for case in everybody]
    ties = Relationship.objects.filter(child__in=children, ended_on=None)
    near = {row.relative_id for row in ties if row.child_id not in hidden}
    far = {row.relative_id for row in ties} - near
    return [
        one
        for one in invitations
        if (one.child_id is None or one.child_id in visible) and one.relative_id not in far
    ]


def people_of(
    conference: Conference,
    visible: Collection[Any],
    *,
    may_list: bool,
    may_answer: bool,
    as_of: datetime,
) -> Iterable[PersonLine]:
    """Everybody on the list; whose report is late stands on top."""
    limits, today = agency_limits([conference]), london_day(as_of)
    listed = [
        (one, late_report(one, limits, as_of=as_of))
        for one in known_to(conference, conference.invitations.all(), visible)
        if one.status != InvitationStatus.TAKEN_OFF
    ]
    for one, late in sorted(listed, key=lambda pair: pair[1] is None):
        yield person_line(one, may_list=may_list, may_answer=may_answer, today=today, late=late)


def person_line(
    one: Invitation, *, may_list: bool, may_answer: bool, today: date, late: DueBlock | None = None
) -> PersonLine:
    """One invitation; what could break a rule stands in words, and how late its report is."""
    cautions = [
        "Must not be given the family’s address" if one.no_address else "",
        "Takes part apart from the others" if one.separate else "",
        one.contact_rule,
        f"Interpreter: {one.language}" if one.interpreter else "",
        f"Language: {one.language}" if one.language and not one.interpreter else "",
    ]
    actions = []
    if may_list and one.status == InvitationStatus.LISTED:
        for text, name in (("Change", "change_invitation"), ("Take off", "take_off")):
            href = reverse(f"conferences:{name}", args=[one.pk])
            actions.append(Action(text, href, one.name))
    elif may_answer and one.sent_at is not None:
        href = reverse("conferences:invitation", args=[one.pk])
        actions.append(Action("Open", href, one.name))
    said = one.get_status_display()
    if one.replied_at is not None:
        said = f"{said}, {formats.day(one.replied_at, today)}"
    return PersonLine(
        name=one.name,
        as_who=one.as_who,
        cautions=tuple(filter(None, cautions)),
        how=one.get_route_display(),
        said=said,
        report=_report_in(one, today, late),
        actions=tuple(actions),
    )


def _report_in(one: Invitation, today: date, late: DueBlock | None) -> str:
    if not is_asked_for_report(one):
        return ""
    report = getattr(one, "report", None)
    if report is not None:
        return f"In, {formats.day(report.sent_at, today)}"
    return f"Not yet. {late.sentence}" if late is not None else "Not yet"


def unheard(conference: Conference, visible: Collection[Any]) -> str:
    """Each relative reads about their own children: of whom does none read? Nothing if of none.

    It happens to a brother or sister who came late, whose own people nobody wrote down.
    """
    listed = {one.relative_id for one in conference.invitations.on_the_list() if one.relative_id}
    told = {row.child_id for row in conference.ties() if row.relative_id in listed}
    names = [
        case.child.called
        for case in conference.cases()
        if case.pk in visible and case.child_id not in told
    ]
    if not names:
        return ""
    return (
        f"No relative of {formats.listed(names)} is on the list, so that no letter tells the "
        "family. Write down under People whose relative is whose, and add whoever is missing here."
    )
