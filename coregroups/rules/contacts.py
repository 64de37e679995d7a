"""How a member of a core group is reached, and safely (D14)."""

from dataclasses import dataclass

from cases.choices import AgencyKind
from coregroups.choices import MemberKind
from cpcase.refusals import Incomplete


@dataclass(frozen=True, slots=True)
class Contact:
    """Who somebody is and how they are reached."""

    kind: str
    name: str
    agency_kind: str = ""
    agency: str = ""
    job: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    secure_route: str = ""
    key: bool = False


def check_contact(contact: Contact) -> None:
    """A name, who it is and, for a professional, the agency and a secure route. Incomplete."""
    if not contact.name.strip():
        raise Incomplete("Enter the member's name.", field="name")
    if contact.kind not in MemberKind.values:
        raise Incomplete("Choose who the member is.", field="kind")
    if contact.kind == MemberKind.PROFESSIONAL and contact.agency_kind not in AgencyKind.values:
        raise Incomplete("Choose the member's agency.", field="agency_kind")
    if contact.kind == MemberKind.PROFESSIONAL and not contact.secure_route.strip():
        raise Incomplete(
            f"Say how things are sent to {contact.name} securely.", field="secure_route"
        )
