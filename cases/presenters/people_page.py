"""Who is who around a child, where they live, how to reach them safely; and who was."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from cases.models import Address, Case
from cases.presenters.cards import NOT_SAID, Card, Said, row_links, said
from cpcase.web import formats


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """Everything that the page of people shows."""

    home: Address | None
    lives_apart: bool
    home_lines: tuple[str, ...]
    rules: tuple[str, ...]
    earlier: tuple[tuple[Address, str], ...]
    family: tuple[Card, ...]
    were_family: tuple[str, ...]
    professionals: tuple[Card, ...]
    were_professionals: tuple[str, ...]


def people_page(case: Case, *, may_change: bool, today: date) -> PeoplePage:
    """The people of one child. A constant query count."""
    child = case.child
    family = list(child.relationships.select_related("relative").order_by("ended_on", "created_at"))
    professionals = list(
        case.involvements.select_related("professional__agency").order_by("since", "created_at")
    )
    addresses = list(child.family.addresses.of_child(child))
    here = [one for one in addresses if one.until is None]
    home = next((one for one in here if one.child_id), here[0] if here else None)
    standing = [row for row in family if row.ended_on is None]
    return PeoplePage(
        home=home,
        lives_apart=home is not None and home.child_id is not None,
        home_lines=_home_lines(home, today) if home else (),
        rules=tuple(
            f"{row.relative}: {row.relative.contact_rule}"
            for row in standing
            if row.relative.contact_rule
        ),
        earlier=tuple((one, _earlier(one, home, today)) for one in addresses if one is not home),
        family=tuple(_relative(case, row, may_change) for row in standing),
        were_family=tuple(_was(row, today) for row in family if row.ended_on is not None),
        professionals=tuple(
            _professional(case, row, may_change, today)
            for row in professionals
            if row.until is None
        ),
        were_professionals=tuple(
            f"{row.professional}, until {_day(row.until, today)}"
            for row in professionals
            if row.until is not None
        ),
    )


def _relative(case: Case, row: Any, may_change: bool) -> Card:
    one = row.relative
    rows = [
        said("Relation", row.get_relation_display()),
        said("Parental responsibility", "Yes" if row.parental_responsibility else "No"),
        said("Lives with the child", "Yes" if row.lives_with else "No"),
        Said("Telephone", () if one.phone else (NOT_SAID,), call=one.phone),
        *([said("Email", one.email)] if one.email else []),
        *([said("Address", one.address)] if one.address else []),
        *([said("Language", _language(one))] if one.language else []),
        *([said("NHS number", _spaced(one.nhs_number))] if one.nhs_number else []),
        said("Contact rule", one.contact_rule or "None"),
    ]
    links = row_links(
        case, row, may_change,
        ("Contact", "change_contact", f"of {one}"),
        ("Relation", "change_relation", f"of {one}"),
        ("End", "end_relation", f": {one}"),
    )  # fmt: skip
    return Card(str(one), tuple(rows), links)


def _spaced(number: str) -> str:
    return f"{number[:3]} {number[3:6]} {number[6:]}"


def _language(one: Any) -> str:
    return f"{one.language}, an interpreter is needed" if one.interpreter else one.language


def _professional(case: Case, row: Any, may_change: bool, today: date) -> Card:
    one = row.professional
    agency = one.agency.name if one.agency else one.get_kind_display()
    rows = [
        said("Work", ", ".join(filter(None, (one.job, agency)))),
        Said("Telephone", () if one.phone else (NOT_SAID,), call=one.phone),
        *([said("Email", one.email)] if one.email else []),
        said("Shared securely by", one.secure_route),
        said("Since", _day(row.since, today)),
    ]
    links = row_links(
        case, row, may_change,
        ("Contact", "change_professional", f"of {one.name}"),
        ("End", "end_involvement", f": {one.name}"),
    )  # fmt: skip
    return Card(one.name, tuple(rows), links)


def _was(row: Any, today: date) -> str:
    relation = row.get_relation_display().lower()
    return f"{row.relative}, {relation}, until {_day(row.ended_on, today)}"


def _home_lines(home: Address, today: date) -> tuple[str, ...]:
    return tuple(
        filter(
            None,
            (
                f"Since {_day(home.since, today)}",
                f"With {home.with_whom}" if home.with_whom else "",
            ),
        )
    )


def _earlier(one: Address, home: Address | None, today: date) -> str:
    """From when to when; the family's present address beside that of a child who lives apart."""
    if one.until is None:
        return "Where the rest of the family lives now"
    whose = "the child alone" if one.child_id else ""
    span = f"from {_day(one.since, today)} to {_day(one.until, today)}"
    return ", ".join(filter(None, (span, whose)))


def _day(day: date | None, today: date) -> str:
    return formats.day(day, today)
