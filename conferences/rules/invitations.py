"""What an invitation must say, and what a letter must never give away."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from accounts.models import Agency
from accounts.permissions import Permission
from cases.models import Address, Professional, Relative
from cases.rules.addresses import is_named_in
from conferences.choices import Route, Side
from conferences.models import Invitation
from conferences.rules.spoken_of import kept_from
from cpcase.refusals import Incomplete, NotAllowed


@dataclass(frozen=True, slots=True)
class Details:
    """Who is invited, and what has to be thought of."""

    side: str
    name: str
    as_who: str = ""
    agency: Agency | None = None
    agency_kind: str = ""
    relative: Relative | None = None
    professional: Professional | None = None
    language: str = ""
    interpreter: bool = False
    separate: bool = False
    contact_rule: str = ""
    no_address: bool = False
    route: str = Route.LETTER


def check_may_report(invitation: Invitation, person: Any) -> None:
    """The agency itself, or whoever invites and has its report on paper. Raises NotAllowed."""
    asked = (Permission.SEND_AGENCY_REPORT, Permission.INVITE)
    if not any(person.may(one, invitation) for one in asked):
        raise NotAllowed("You may not send a report for this meeting.")


def check_invitation(side: str, name: str, agency_kind: str, route: str) -> None:
    """Somebody has a name, a side and a way to be reached; a professional has an agency."""
    if side not in Side.values:
        raise Incomplete("Say whether this is family or a professional.", field="side")
    if not name.strip():
        raise Incomplete("Enter the name.", field="name")
    if side == Side.PROFESSIONAL and not agency_kind:
        raise Incomplete("Say which kind of agency they belong to.", field="agency_kind")
    if side != Side.PROFESSIONAL and route == Route.SECURE_EMAIL:
        raise Incomplete("Families get letters on paper or by hand.", field="route")


def addresses_not_to_give(invitation: Invitation) -> list[Address]:
    """The addresses of the family, and of a child who lives apart, that are not for this recipient.

    A confidential one is never put in a letter; whoever must not be given the address gets none;
    where a restricted child lives apart is for whom a letter may speak of that child.
    """
    kept = {case.child_id for case in kept_from(invitation)}
    return [
        address
        for address in invitation.conference.addresses()
        if address.confidential or invitation.no_address or address.child_id in kept
    ]


def check_gives_away_no_address(invitation: Invitation, texts: Iterable[str]) -> None:
    """Refuse a letter in which somebody wrote an address that its recipient must not be given."""
    said = list(texts)
    for address in addresses_not_to_give(invitation):
        if is_named_in(said, address):
            raise Incomplete(
                f"{invitation.name} must not be given this address, and the letter names it. "
                "Take it out.",
                code="address",
                field="invitations",
            )
