"""One invented family with the people around it."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from accounts.models import Team, User
from cases.models import (
    Address,
    Case,
    Child,
    Involvement,
    Professional,
    Relationship,
    Relative,
    Warning,
)
from cases.services.children import record_child, record_family
from cpcase.records import add
from demo import names
from demo.people import Authority
from timescales.engine.calendar import LONDON


@dataclass(slots=True)
class Household:
    """A family of the demo and whoever works with it."""

    number: int
    children: list[Child]
    team: Team
    worker: User
    manager: User
    chair: User
    cases: list[Case] = field(default_factory=list)


def make_household(number: int, authority: Authority, *, size: int, today: date) -> Household:
    """Children with mother, father, teacher and health visitor; some with a warning."""
    team = number % len(authority.teams)
    workers = authority.workers[team]
    worker = workers[(number // len(authority.teams)) % len(workers)]
    surname = names.FAMILIES[number % len(names.FAMILIES)]
    family = record_family(name=f"{surname} family", by=worker)
    children = []
    for place in range(size):
        first, sex = names.CHILDREN[(number * 5 + place * 7) % len(names.CHILDREN)]
        born = today - timedelta(days=365 * (2 + (number + 4 * place) % 14) + 11 * number % 300)
        children.append(
            record_child(
                family,
                number=f"AL{20000 + number * 10 + place}",
                first_name=first,
                last_name=surname,
                sex=sex,
                birth_date=born,
                by=worker,
                as_of=_noon(today),
                looked_at_duplicates=True,
                why_involved="School saw bruising. What the child and the parent say differs.",
            )
        )
    _around(family, children, number, authority, today)
    return Household(
        number=number,
        children=children,
        team=authority.teams[team],
        worker=worker,
        manager=authority.managers[team],
        chair=authority.chairs[number % len(authority.chairs)],
    )


def _around(
    family: Any, children: list[Child], number: int, authority: Authority, today: date
) -> None:
    by = authority.system
    street = names.STREETS[number % len(names.STREETS)]
    add(
        Address(
            family=family, lines=f"{number + 3} {street}, Aldermere", postcode="AL3 9QX",
            since=today - timedelta(days=700),
        ),
        by=by,
    )  # fmt: skip
    surname = children[0].last_name
    for kind, pool, home in (("mother", names.MOTHERS, True), ("father", names.FATHERS, False)):
        relative = add(
            Relative(
                family=family, first_name=pool[number % len(pool)], last_name=surname,
                phone=f"01632 960{number % 90 + 101}",
                contact_rule="" if home or number % 4 else "Must not be given this address",
            ),
            by=by,
        )  # fmt: skip
        for child in children:
            add(
                Relationship(
                    child=child, relative=relative, relation=kind, lives_with=home,
                    parental_responsibility=True,
                ),
                by=by,
            )  # fmt: skip
    if number % 6 == 0:
        add(
            Warning(child=children[0], kind="pairs", words="Visit in pairs: read before you go"),
            by=by,
        )


def professionals(household: Household, authority: Authority, since: date) -> None:
    """A teacher and a health visitor who know the children."""
    for kind, name, job in (
        ("education", "Beth Lowe", "Head of year"),
        ("health", "Rosa Winter", "Health visitor"),
    ):
        known = Professional.objects.filter(name=name, kind=kind).first() or add(
            Professional(
                agency=authority.agencies[kind], kind=kind, name=name, job=job,
                phone="01632 960177", secure_route="Secure mail",
            ),
            by=authority.system,
        )  # fmt: skip
        for case in household.cases:
            add(Involvement(case=case, professional=known, since=since), by=authority.system)


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), LONDON)
