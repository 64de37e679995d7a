"""Beside the times of a booking: what the request says, and whether who is needed is named."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from accounts.roles import Role
from cases.choices import AgencyKind
from conferences.choices import InvitationStatus, Side
from conferences.models import Conference, Invitation
from conferences.rules.quorum import others_needed
from cpcase.web import formats
from cpcase.web.components import Reason

# Those without whom hardly any conference is: said even where nobody of them is on the list.
USUAL = (AgencyKind.SOCIAL_CARE, AgencyKind.POLICE, AgencyKind.HEALTH)
NOBODY = "Nobody on the list"
AGENCIES = ("other agency", "other agencies")
_WORKERS = ((Role.SOCIAL_WORKER, "Social worker"), (Role.TEAM_MANAGER, "Team manager"))


@dataclass(frozen=True, slots=True)
class FromRequest:
    """What is known already, so that nobody types it again."""

    title: str
    sent: str
    href: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class NeededLine:
    """One part of the table: who is named for it, or that nobody is."""

    what: str
    who: str
    is_named: bool


@dataclass(frozen=True, slots=True)
class WhoIsNeeded:
    """Who has to be there, whether they are named, and whether it can be quorate."""

    rule: str
    lines: tuple[NeededLine, ...]
    verdict: Reason


def from_request(conference: Conference, *, today: date) -> FromRequest:
    """Why, for whom, who works with them, and what has to be thought of.

    Of every child: whoever books has to reach all of them.
    """
    request = conference.request
    sent = ""
    if request is not None and request.sent_at is not None:
        sent = f"Sent by {request.sent_by}, {formats.moment(request.sent_at, today)}."
    return FromRequest(
        title="From the request" if request is not None else "From the record",
        sent=sent,
        href=reverse("conferences:request", args=[request.pk]) if request is not None else "",
        facts=tuple(_facts(conference)),
    )


def _facts(conference: Conference) -> Iterable[tuple[str, str]]:
    request, listed = conference.request, on_the_list(conference)
    if request is not None and request.other_authority:
        yield "Moves here from", request.other_authority
    for row in request.children.all() if request is not None else ():
        if row.why:
            yield f"Why, for {row.case.child.called}", row.why
    for role, words in _WORKERS:
        names = _working(conference, role)
        if names:
            yield words, formats.listed(names)
    speak = [f"{one.name}, {one.language}" for one in listed if one.interpreter]
    yield "Interpreter", "\n".join(speak) or "Not needed"
    apart = [_apart(one) for one in listed if one.separate]
    if apart:
        yield "Apart from the others", "\n".join(apart)
    for words, text in (
        ("When people can come", request.availability if request is not None else ""),
        ("To be arranged", request.arrangements if request is not None else ""),
        ("Limits on contact", request.contact_limits if request is not None else ""),
    ):
        if text:
            yield words, text


def _apart(one: Invitation) -> str:
    return f"{one.name}: {one.contact_rule}" if one.contact_rule else one.name


def _working(conference: Conference, role: str) -> list[str]:
    names = [
        row.person.name
        for case in conference.cases()
        for row in case.timeline.allocations.all()
        if row.role == role and row.ended_at is None
    ]
    return list(dict.fromkeys(names))


def who_is_needed(conference: Conference) -> WhoIsNeeded:
    """The family, social care and other agencies, as they are on the list (N06)."""
    listed, needed = on_the_list(conference), others_needed(conference)
    kinds = {one.agency_kind for one in listed if one.agency_kind}
    shown = [one for one in AgencyKind if one in USUAL or one in kinds]
    return WhoIsNeeded(
        rule=f"Quorate with social care and {formats.count(needed, *AGENCIES)}.",
        lines=(
            _line("Family", [one for one in listed if one.side != Side.PROFESSIONAL]),
            *(_line(kind.label, [o for o in listed if o.agency_kind == kind]) for kind in shown),
        ),
        verdict=_verdict(kinds, needed),
    )


def on_the_list(conference: Conference) -> list[Invitation]:
    """Everybody who is invited or is to be, from loaded rows."""
    off = (InvitationStatus.TAKEN_OFF, InvitationStatus.STOOD_DOWN)
    return [one for one in conference.invitations.all() if one.status not in off]


def _line(what: str, people: Sequence[Invitation]) -> NeededLine:
    names = [
        f"{one.name}, {one.as_who[0].lower()}{one.as_who[1:]}" if one.as_who else one.name
        for one in people
    ]
    return NeededLine(what, "\n".join(names) or NOBODY, bool(names))


def _verdict(kinds: Collection[str], needed: int) -> Reason:
    others = len(set(kinds) - {AgencyKind.SOCIAL_CARE})
    if AgencyKind.SOCIAL_CARE not in kinds:
        return Reason("warn", "Nobody of social care is on the list: it cannot be quorate.")
    said = f"{formats.count(others, *AGENCIES) if others else 'No other agency'} on the list"
    if others < needed:
        return Reason("warn", f"{said}: it cannot be quorate.")
    return Reason("ok", f"{said}.")
