"""Who a relative or a professional is, how they are reached, and what they must not be told."""

from dataclasses import dataclass
from datetime import date

from cases.choices import AgencyKind, Relation
from cases.models import Case, Child, Professional, Relative
from cases.rules.identifiers import check_nhs_number
from cpcase.refusals import Incomplete, NotNow


@dataclass(frozen=True, slots=True)
class Reached:
    """A relative, and how to reach them safely. `contact_rule`: what must not be said or sent."""

    first_name: str
    last_name: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    language: str = ""
    interpreter: bool = False
    contact_rule: str = ""
    nhs_number: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """A professional, and the secure way to reach them."""

    name: str
    kind: str
    agency: object = None
    job: str = ""
    phone: str = ""
    email: str = ""
    secure_route: str = ""


def check_reached(told: Reached) -> None:
    """A name; an interpreter speaks a language. Raises Incomplete."""
    if not told.first_name.strip():
        raise Incomplete("Enter the first name.", field="first_name")
    if told.interpreter and not told.language.strip():
        raise Incomplete("Enter the language that the interpreter speaks.", field="language")


def check_mothers_number(nhs_number: str, *, relation: str) -> str:
    """The ten digits of a right number, and a mother's. Raises Incomplete."""
    digits = check_nhs_number(nhs_number)
    if digits and relation != Relation.MOTHER:
        raise Incomplete(
            "Only the mother’s NHS number is kept. Leave it empty.", field="nhs_number"
        )
    return digits


def check_relation(relation: str) -> None:
    """Who they are to the child. Raises Incomplete."""
    if relation not in Relation.values:
        raise Incomplete("Choose who they are to the child.", field="relation")


def check_new_to(child: Child, relative: Relative) -> None:
    """One person stands once on a child's record, of the same family. Raises Incomplete."""
    if relative.family_id != child.family_id:
        raise Incomplete("Choose somebody of this family.", field="who")
    if child.relationships.filter(relative=relative, ended_on=None).exists():
        raise Incomplete("This person is on the child’s record already.", field="who")


def check_known(told: Known) -> None:
    """A name and a kind of agency, so that a meeting counts them right. Raises Incomplete."""
    if not told.name.strip():
        raise Incomplete("Enter the name.", field="name")
    if told.kind not in AgencyKind.values:
        raise Incomplete("Choose the kind of agency.", field="kind")


def check_open(case: Case) -> None:
    """Who works with a child is said of an open episode. Raises NotNow."""
    if case.closed_on is not None:
        raise NotNow("This record is closed.")


def check_not_yet_with(case: Case, professional: Professional) -> None:
    """One professional stands once on an episode. Raises Incomplete."""
    if case.involvements.filter(professional=professional, until=None).exists():
        raise Incomplete("This professional is on the child’s record already.", field="who")


def check_day(day: date, *, first: date | None, today: date, field: str) -> None:
    """A day that has come, not before the one it follows. Raises Incomplete."""
    if day > today:
        raise Incomplete("The date must be today or in the past.", field=field)
    if first is not None and day < first:
        raise Incomplete("The date must be on or after the first day.", field=field)
