"""Who a letter is for: their name, their address if it may be written, whose parents they are."""

from cases.models import Child
from conferences.choices import Side
from conferences.models import Invitation
from conferences.rules.invitations import addresses_not_to_give
from conferences.rules.spoken_of import kept_from


def name_of(invitation: Invitation) -> str:
    """How the letter greets them: a family by first name, a professional by their name."""
    if invitation.relative is not None:
        return str(invitation.relative.first_name)
    if invitation.child is not None:
        return invitation.child.child.called
    return invitation.name


def is_family(invitation: Invitation) -> bool:
    """Whether it is written to a parent, another relative or a child."""
    return invitation.side != Side.PROFESSIONAL


def address_of(invitation: Invitation) -> list[str]:
    """The lines on the envelope; empty where it must go by hand.

    A relative's own address, or that of a child they live with, unless it is confidential or they
    must not be given it.
    """
    relative = invitation.relative
    if relative is None:
        return []
    if relative.address:
        return [str(relative), *_lines(relative.address)]
    forbidden = {address.pk for address in addresses_not_to_give(invitation)}
    for child in _children_at_home(invitation):
        home = invitation.conference.home_of(child)
        if home is not None and home.pk not in forbidden:
            return [str(relative), *_lines(str(home))]
    return []


def who_will_be_there(invitation: Invitation) -> list[str]:
    """The professionals, by name and work. Family members learn of each other from people.

    Who works with restricted children alone of whom the letter may not speak is not in it: their
    school or surgery would say where such a child is.
    """
    conference = invitation.conference
    hidden = {case.pk for case in kept_from(invitation)}
    known = conference.works_with() if hidden else {}

    def is_kept_back(row: Invitation) -> bool:
        works_with = known.get(row.professional_id, set())
        return bool(works_with) and works_with <= hidden

    return [
        f"{row.name}, {row.as_who[0].lower()}{row.as_who[1:]}" if row.as_who else row.name
        for row in conference.professionals()
        if row.pk != invitation.pk and not is_kept_back(row)
    ]


def _children_at_home(invitation: Invitation) -> list[Child]:
    """The children of the conference with whom a relative lives."""
    return [
        row.child
        for row in invitation.conference.ties()
        if row.relative_id == invitation.relative_id and row.lives_with
    ]


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split(",") if line.strip()]
