"""Who a letter is for: their name, their address if it may be written, whose parents they are."""

from cases.models import Case, Relationship
from conferences.choices import Side
from conferences.models import Invitation
from conferences.rules.invitations import addresses_not_to_give


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

    A relative's own address, or the family's where they live with a child, unless it is
    confidential or they must not be given it.
    """
    relative = invitation.relative
    if relative is None:
        return []
    if relative.address:
        return [str(relative), *_lines(relative.address)]
    if not _lives_with_a_child(invitation):
        return []
    forbidden = {address.pk for address in addresses_not_to_give(invitation)}
    for case in invitation.conference.cases():
        for address in case.child.family.addresses.current():
            if address.pk not in forbidden:
                return [str(relative), *_lines(address.lines), address.postcode]
    return []


def children_for(invitation: Invitation) -> list[Case]:
    """The children about whom it may speak: a relative's own, the child alone, else all.

    A restricted child is spoken of only to their own family.
    """
    cases = invitation.conference.cases()
    if invitation.child is not None:
        return [case for case in cases if case.pk == invitation.child_id]
    if invitation.relative is not None:
        mine = set(
            Relationship.objects.filter(relative=invitation.relative, ended_on=None).values_list(
                "child", flat=True
            )
        )
        return [case for case in cases if case.child_id in mine]
    if invitation.person is not None:
        return cases
    return [case for case in cases if not case.restricted]


def who_will_be_there(invitation: Invitation) -> list[str]:
    """The professionals, by name and work. Family members learn of each other from people."""
    rows = invitation.conference.invitations.on_the_list().filter(side=Side.PROFESSIONAL)
    return [
        f"{row.name}, {row.as_who[0].lower()}{row.as_who[1:]}" if row.as_who else row.name
        for row in rows.order_by("created_at")
        if row.pk != invitation.pk
    ]


def _lives_with_a_child(invitation: Invitation) -> bool:
    return Relationship.objects.filter(
        relative=invitation.relative,
        lives_with=True,
        ended_on=None,
        child__in=[case.child_id for case in invitation.conference.cases()],
    ).exists()


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split(",") if line.strip()]
