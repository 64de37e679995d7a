"""One conference at a glance: when, quorate?, reports in?, decisions sent?"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse

from cases.presenters.names import names_of
from conferences.choices import ConferenceStatus
from conferences.models import Conference
from conferences.presenters.limits import LimitBox, limit_box
from conferences.presenters.people import PersonLine, known_to, people_of
from conferences.rules.late import waits_for
from conferences.rules.limits import HoldBy
from conferences.rules.quorum import others_needed, quorum
from cpcase.web import formats
from timescales.engine.offsets import london_day


@dataclass(frozen=True, slots=True)
class ChildLine:
    """One child, and what was decided."""

    name: str
    href: str
    decided: str
    reason: str


@dataclass(frozen=True, slots=True)
class ConferencePage:
    """Everything that the page shows."""

    title: str
    names: str
    status: str
    when: str
    where: str
    limit: LimitBox | None
    children: tuple[ChildLine, ...]
    people: tuple[PersonLine, ...]
    quorum: str
    quorum_choice: str
    report: str
    shares: tuple[str, ...]
    late: tuple[str, ...]
    earlier: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]


def conference_page(
    conference: Conference,
    limit: HoldBy | None,
    *,
    visible: Collection[Any],
    may_list: bool,
    may_answer: bool,
    as_of: datetime,
) -> ConferencePage:
    """The page of one conference; a restricted child is left out for who may not see them."""
    today = london_day(as_of)
    when = where = ""
    if conference.status == ConferenceStatus.STOOD_DOWN:
        when = "It will not take place."
    elif conference.starts_at is not None and conference.ends_at is not None:
        when = formats.span(conference.starts_at, conference.ends_at, today)
        where = f"{conference.room}. {conference.chair.name if conference.chair else ''} chairs."
    counted, chosen = _quorum(conference)
    return ConferencePage(
        title=conference.title,
        names=names_of(conference, visible),
        status=conference.get_status_display(),
        when=when,
        where=where,
        limit=limit_box(limit, as_of=as_of, is_booked=conference.starts_at is not None)
        if limit is not None
        else None,
        children=tuple(_children(conference, visible)),
        people=tuple(
            people_of(conference, visible, may_list=may_list, may_answer=may_answer, as_of=as_of)
        ),
        quorum=counted,
        quorum_choice=chosen,
        report=_report(conference, today),
        shares=tuple(_shares(conference, visible, today)),
        late=tuple(_late(conference, limit, today)),
        earlier=tuple(_earlier(conference, today)),
        facts=tuple(_facts(conference, today)),
    )


def _children(conference: Conference, visible: Collection[Any]) -> Iterable[ChildLine]:
    confirmed = conference.held_at is not None
    for child in conference.here():
        if child.case_id in visible:
            decided = child.get_outcome_display() if confirmed else ""
            if child.category and confirmed:
                decided = f"{decided}: {child.get_category_display().lower()}"
            yield ChildLine(
                name=str(child.case.child),
                href=reverse("cases:case", args=[child.case_id]),
                decided=decided,
                reason=child.reason if confirmed else "",
            )


def _quorum(conference: Conference) -> tuple[str, str]:
    booking = next((one for one in conference.bookings.all() if one.ended_at is None), None)
    if booking is None:
        return "", ""
    rows = list(booking.attendance.all())
    counted = quorum(rows, needed=others_needed(conference)).in_words if rows else ""
    choice = getattr(booking, "quorum_choice", None)
    if choice is None:
        return counted, ""
    agreed = f"Agreed by {choice.agreed_by}." if choice.agreed_by else "Not agreed yet."
    return counted, f"{choice.get_choice_display()}: {choice.why} {agreed}"


def _report(conference: Conference, today: date) -> str:
    report = getattr(conference, "report", None)
    if report is None:
        return "Not started. It begins with what the Section 47 record holds."
    if report.authorised_at is not None:
        return f"Authorised on {formats.day(report.authorised_at, today)}."
    return f"{report.get_status_display()}."


def _shares(conference: Conference, visible: Collection[Any], today: date) -> Iterable[str]:
    report = getattr(conference, "report", None)
    shares = list(report.shares.all()) if report is not None else []
    known = known_to(conference, [one.invitation for one in shares], visible)
    for one in (one for one in shares if one.invitation in known):
        how = one.get_route_display()
        yield (
            f"{one.invitation.name}, {formats.day(one.shared_at, today)}: {how[0].lower()}{how[1:]}"
        )


def _late(conference: Conference, limit: HoldBy | None, today: date) -> Iterable[str]:
    """A date past the limit is said, with the rule that it breaks, and who agreed to it (S03)."""
    if limit is not None and conference.starts_at is not None:
        on = london_day(conference.starts_at)
        if limit.is_late(on):
            rules = limit.deadline.timeline.pathway.pathway.step_by_id
            breaks = " It breaks rule S03." if "S03" in rules else ""
            yield f"Booked {formats.working_days(-limit.spare(on))} after the limit.{breaks}"
        if limit.is_past_national(on):
            national = formats.day(limit.national_due_on or limit.due_on, today)
            yield f"It is also after the national limit, {national}."
    roles = waits_for(conference, limit)
    if roles:
        asked, who = conference.late_request, [f"the {role.label.lower()}" for role in roles]
        until = formats.day(asked.until, today)
        yield f"{asked.asked_by} asks for a date up to {until}: {asked.words}"
        yield f"It waits for {formats.listed(who)} to agree."
    for one in conference.late_reasons.all():
        until = formats.day(one.until, today)
        yield f"{one.get_role_display()} {one.person} agreed up to {until}: {one.words}"


def _earlier(conference: Conference, today: date) -> Iterable[str]:
    for one in conference.bookings.all():
        if one.ended_at is not None:
            when = formats.span(one.starts_at, one.ends_at, today)
            until = formats.day(one.ended_at, today)
            yield f"Was booked for {when}, until {until}: {one.ended_why}"


def _facts(conference: Conference, today: date) -> Iterable[tuple[str, str]]:
    if conference.held_at is not None:
        yield "Ended", formats.moment(conference.held_at, today)
    if conference.decisions_sent_at is not None:
        yield "Decisions sent", formats.moment(conference.decisions_sent_at, today)
    if conference.status == ConferenceStatus.STOOD_DOWN:
        yield "Stood down because", conference.stood_down_why
    request = conference.request
    if request is not None:
        for words, text in (
            ("When people can come", request.availability),
            ("To be arranged", request.arrangements),
            ("Limits on contact", request.contact_limits),
        ):
            if text:
                yield words, text
