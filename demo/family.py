"""One invented family with the people around it."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from accounts.models import Team, User
from cases.models import (
    Address,
    Case,
    Child,
    Family,
    Involvement,
    Professional,
    Relationship,
    Relative,
    Warning,
)
from cases.services.children import record_child, record_family
from cpcase.records import add, add_all
from demo import names
from demo.people import Authority
from demo.stories import Story, story_of
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
    story: Story
    cases: list[Case] = field(default_factory=list)
    # Steps of which the manager said that this family does not need them.
    not_needed: set[str] = field(default_factory=set)


def make_household(
    number: int, authority: Authority, *, size: int, on: date, expected: date | None = None
) -> Household:
    """Children with mother, father, teacher and health visitor; some with a warning.

    With `expected` the youngest is not born yet, and is expected on that day.
    """
    team = number % len(authority.teams)
    workers = authority.workers[team]
    worker = workers[(number // len(authority.teams)) % len(workers)]
    surname = names.FAMILIES[number % len(names.FAMILIES)]
    family = record_family(name=f"{surname} family", by=worker)
    children = _children(family, number, worker, size=size, on=on, expected=expected)
    _around(family, children, number, authority, on)
    return Household(
        number=number,
        children=children,
        team=authority.teams[team],
        worker=worker,
        manager=authority.managers[team],
        chair=authority.chairs[number % len(authority.chairs)],
        story=story_of(number),
    )


def _children(
    family: Family, number: int, worker: User, *, size: int, on: date, expected: date | None
) -> list[Child]:
    surname = names.FAMILIES[number % len(names.FAMILIES)]
    children = []
    for place in range(size):
        unborn = expected is not None and place == size - 1
        first, sex = names.CHILDREN[(number * 5 + place * 7) % len(names.CHILDREN)]
        born = on - timedelta(days=365 * (2 + (number + 4 * place) % 14) + 11 * number % 300)
        children.append(
            record_child(
                family,
                number=_number(number, place),
                first_name="" if unborn else first,
                last_name=surname,
                sex="U" if unborn else sex,
                birth_date=None if unborn else born,
                expected_birth_date=expected if unborn else None,
                by=worker,
                as_of=_noon(on),
                looked_at_duplicates=True,
                why_involved=story_of(number).seen,
            )
        )
    return children


def is_there(number: int) -> bool:
    """Whether the family with this number is on record."""
    return bool(Child.objects.filter(number=_number(number, 0)).exists())


def _number(family: int, place: int) -> str:
    """The authority's own number of a child."""
    return f"AL{20000 + family * 10 + place}"


def another_child(home: Household, *, born: date, at: datetime) -> Child:
    """A brother or sister whom nobody knew of until now."""
    eldest = home.children[0]
    place = len(home.children)
    first, sex = names.CHILDREN[(home.number * 5 + place * 7) % len(names.CHILDREN)]
    return record_child(
        eldest.family,
        number=_number(home.number, place),
        first_name=first,
        last_name=eldest.last_name,
        sex=sex,
        birth_date=born,
        by=home.worker,
        as_of=at,
        looked_at_duplicates=True,
        why_involved=home.story.seen,
    )


def _around(
    family: Any, children: list[Child], number: int, authority: Authority, on: date
) -> None:
    by = authority.system
    street = names.STREETS[number % len(names.STREETS)]
    add(
        Address(
            family=family, lines=f"{number + 3} {street}, Aldermere", postcode="AL3 9QX",
            since=on - timedelta(days=700),
        ),
        by=by,
    )  # fmt: skip
    surname = children[0].last_name
    parents = [
        Relative(
            family=family, first_name=pool[number % len(pool)], last_name=surname,
            phone=f"01632 960{number % 90 + phone}", contact_rule=rule,
        )
        for pool, phone, rule in (
            (names.MOTHERS, 101, ""),
            (names.FATHERS, 301, "" if number % 4 else "Must not be given this address"),
        )
    ]  # fmt: skip
    add_all(parents, by=by)
    ties = [
        Relationship(
            child=child, relative=relative, relation=kind, lives_with=kind == "mother",
            parental_responsibility=True,
        )
        for kind, relative in zip(("mother", "father"), parents, strict=True)
        for child in children
    ]  # fmt: skip
    add_all(ties, by=by)
    if number % 6 == 0:
        add(
            Warning(child=children[0], kind="pairs", words="Visit in pairs: read before you go"),
            by=by,
        )


def professionals(
    household: Household, authority: Authority, since: date, cases: list[Case] | None = None
) -> None:
    """A teacher and a health visitor who know the children."""
    for kind, name, job, phone in (
        ("education", "Beth Lowe", "Head of year", "01632 960177"),
        ("health", "Rosa Winter", "Health visitor", "01632 960184"),
    ):
        known = Professional.objects.filter(name=name, kind=kind).first() or add(
            Professional(
                agency=authority.agencies[kind], kind=kind, name=name, job=job,
                phone=phone, secure_route="Secure mail",
            ),
            by=authority.system,
        )  # fmt: skip
        involved = [
            Involvement(case=case, professional=known, since=since)
            for case in cases or household.cases
        ]
        add_all(involved, by=authority.system)


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), LONDON)
