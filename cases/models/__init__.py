"""Children, families, and what is done for them."""

from cases.models.address import Address
from cases.models.case import Case, NamedPerson
from cases.models.child import Child, ChildDisability, FormerNumber, Warning
from cases.models.family import Family
from cases.models.note import Note
from cases.models.professional import Involvement, Professional
from cases.models.relation import Relationship, Relative
from cases.models.share import Share

__all__ = [
    "Address",
    "Case",
    "Child",
    "ChildDisability",
    "Family",
    "FormerNumber",
    "Involvement",
    "NamedPerson",
    "Note",
    "Professional",
    "Relationship",
    "Relative",
    "Share",
    "Warning",
]
