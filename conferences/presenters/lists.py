"""Conferences as lines: to be booked, coming, held; and what is missing from a request."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse

from accounts.permissions import Permission
from cases.presenters.names import names_of
from conferences.choices import ConferenceStatus
from conferences.models import Conference, ConferenceRequest, Invitation
from conferences.presenters.done_by_others import done_by_others
from conferences.rules.limits import HoldBy
from conferences.rules.requests import NO_FAMILY, missing
from cpcase.web import formats
from cpcase.web.components import Action, DueBlock, WorkRow
from timescales.engine.offsets import london_day
from timescales.presenters.deadlines import due_block, why

_COLOURS = {
    ConferenceStatus.ASKED: "grey",
    ConferenceStatus.TO_BOOK: "yellow",
    ConferenceStatus.BOOKED: "blue",
    ConferenceStatus.HELD: "yellow",
    ConferenceStatus.SENT: "grey",
    ConferenceStatus.STOOD_DOWN: "grey",
}


@dataclass(frozen=True, slots=True)
class Lacking:
    """What a request lacks, said; `is_family` where it leads to the list of people."""

    words: str
    is_family: bool


def lacking_in(request: ConferenceRequest, invitations: Iterable[Invitation]) -> list[Lacking]:
    """What is missing before the request can be sent."""
    return [
        Lacking("Nobody of the family is on the list yet.", True)
        if one == NO_FAMILY
        else Lacking(f"Incomplete: {one} is missing.", False)
        for one in missing(request, invitations)
    ]


def request_row(
    conference: Conference,
    limit: HoldBy | None,
    *,
    visible: Collection[Any],
    not_needed: str,
    person: Any,
    as_of: datetime,
) -> WorkRow:
    """Book by Wednesday 15 April, 9 working days: what is missing, and the button."""
    request = conference.request
    lacking = lacking_in(request, conference.invitations.all()) if request is not None else []
    whys = [one.words for one in lacking]
    if not_needed:
        whys.append(not_needed)
    if by_others := done_by_others(conference, person):
        whys.append(by_others)
    may_book = person.may(Permission.BOOK_CONFERENCE, conference)
    page = reverse("conferences:conference", args=[conference.pk])
    book = Action("Book a date", reverse("conferences:book", args=[conference.pk]))
    return WorkRow(
        due=_due(limit, as_of),
        what=f"Book: {conference.title.lower()}",
        href=page,
        who=names_of(conference, visible),
        whys=tuple(whys),
        why=why(limit.deadline, as_of=as_of, calendar=limit.calendar) if limit else None,
        tag="Incomplete" if lacking else "",
        tag_colour="yellow",
        actions=(book,) if may_book and limit is not None and not not_needed else (),
    )


def conference_row(conference: Conference, *, visible: Collection[Any], as_of: datetime) -> WorkRow:
    """One conference: when and where, its chair, whether letters and reports are out."""
    today = london_day(as_of)
    where = ""
    block = DueBlock("none", "No date yet")
    if conference.starts_at is not None and conference.ends_at is not None:
        block = DueBlock(
            "later" if conference.starts_at > as_of else "done",
            formats.span(conference.starts_at, conference.ends_at, today),
            iso=conference.starts_at.isoformat(),
        )
        where = f"{conference.chair.name if conference.chair else ''} chairs. {conference.room}."
    return WorkRow(
        due=block,
        what=conference.title,
        href=reverse("conferences:conference", args=[conference.pk]),
        who=names_of(conference, visible),
        whys=tuple(filter(None, (where, *_prepared(conference)))),
        tag=conference.get_status_display(),
        tag_colour=_COLOURS[ConferenceStatus(conference.status)],
    )


def _prepared(conference: Conference) -> Iterable[str]:
    """Reports in, answers in: only while it is coming."""
    if conference.status != ConferenceStatus.BOOKED:
        return
    invited = [one for one in conference.invitations.all() if one.sent_at is not None]
    if not invited:
        yield "No letter has been sent."
        return
    agencies = [one for one in invited if one.agency_kind and one.person_id is None]
    came = sum(1 for one in agencies if hasattr(one, "report"))
    answered = sum(1 for one in invited if one.replied_at is not None)
    yield f"{answered} of {len(invited)} have answered. {came} of {len(agencies)} reports are in."


def _due(limit: HoldBy | None, as_of: datetime) -> DueBlock:
    if limit is None:
        return DueBlock("none", "No limit yet")
    return due_block(limit.deadline, as_of=as_of, calendar=limit.calendar)


def by_limit(conferences: Iterable[Conference], limits: Mapping[Any, HoldBy]) -> list[Conference]:
    """The soonest limit first; what has none comes last."""
    last = datetime.max.date()
    return sorted(
        conferences,
        key=lambda one: (limits[one.pk].due_on if one.pk in limits else last, one.created_at),
    )
