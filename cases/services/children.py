"""Children and families: recorded once, with a look at likely duplicates first."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction

from accounts.permissions import Permission
from accounts.policy import posts_that_grant
from cases.matching import LIKELY, Traits, likeness, sound_of
from cases.models import Child, ChildDisability, Family
from cases.rules.children import free_nhs_number, free_upn, told_wrongly
from cpcase.records import add
from cpcase.refusals import Incomplete, NotAllowed
from timescales.engine.calendar import LONDON

CANDIDATES = 50
FIRST_NUMBER = 100001


def likely_duplicates(traits: Traits) -> list[tuple[Child, float]]:
    """Children who may be the same one, likeliest first: shown before one is created."""
    near = Child.objects.filter(sounds=sound_of(traits.last_name))
    if traits.birth_date is not None:
        near = near | Child.objects.filter(birth_date=traits.birth_date)
    for field in ("nhs_number", "upn"):
        value = getattr(traits, field)
        if value:
            near = near | Child.objects.filter(**{field: value})
    scored = [(child, likeness(traits, _traits(child))) for child in near[:CANDIDATES]]
    return sorted((pair for pair in scored if pair[1] >= LIKELY), key=lambda pair: -pair[1])


@transaction.atomic
def record_family(*, name: str, by: Any) -> Family:
    """A family, by the name staff call it. Raises NotAllowed, Incomplete."""
    _check_may(by)
    if not name.strip():
        raise Incomplete("Enter the family's name.", field="family_name")
    return add(Family(name=name.strip()), by=by)


@transaction.atomic
def record_child(
    family: Family,
    *,
    number: str,
    first_name: str,
    last_name: str,
    sex: str,
    birth_date: date | None,
    expected_birth_date: date | None = None,
    by: Any,
    as_of: datetime,
    disabilities: Iterable[str] = (),
    looked_at_duplicates: bool = False,
    **more: Any,
) -> Child:
    """A child, born or expected. A likely duplicate must have been looked at first.

    Raises NotAllowed, and Incomplete next to the field that is wrong.
    """
    _check_may(by)
    child = Child(
        family=family, number=number.strip(), first_name=first_name.strip(),
        last_name=last_name.strip(), sex=sex, birth_date=birth_date,
        expected_birth_date=expected_birth_date, sounds=sound_of(last_name),
        added_in_id=_team_of(by), **more,
    )  # fmt: skip
    if child.why_involved:
        child.why_involved_on, child.why_involved_by = as_of.astimezone(LONDON).date(), by
    _check(child, as_of.date())
    if not looked_at_duplicates:
        _check_is_another(child)
    add(child, by=by)
    for code in dict.fromkeys(disabilities):
        add(ChildDisability(child=child, code=code), by=by)
    return child


def _team_of(by: Any) -> Any:
    """The team in which somebody puts a child on record."""
    posts = posts_that_grant(by, Permission.RECORD_CHILD)
    return next((post.team_id for post in posts if post.team_id), None)


def _check_is_another(child: Child) -> None:
    if likely_duplicates(_traits(child)):
        raise Incomplete(
            "This may be a child who is on record. Look at the likely matches first.",
            field="looked_at_duplicates",
        )


def next_number() -> str:
    """The next of the authority's own numbers; one that was given is never given again."""
    given = Child.objects.count() + FIRST_NUMBER
    while Child.objects.filter(number=str(given)).exists():
        given += 1
    return str(given)


def _check_may(by: Any) -> None:
    if not by.may(Permission.RECORD_CHILD, None):
        raise NotAllowed("You may not record children and families.")


def _check(child: Child, today: date) -> None:
    """Each wrong field on its own, in the order of the form."""
    if not child.last_name:
        raise Incomplete("Enter the child's last name.", field="last_name")
    for field, words in told_wrongly(
        first_name=child.first_name, born=child.birth_date, expected=child.expected_birth_date,
        today=today,
    ):  # fmt: skip
        raise Incomplete(words, field=field)
    if child.birth_date is None:
        # E8750: an unborn child's sex is not known.
        child.sex = "U"
    if not child.number.isalnum() or len(child.number) > 20:
        raise Incomplete("Enter a number of up to 20 letters and digits.", field="number")
    if Child.objects.filter(number=child.number).exists():
        raise Incomplete("Another child has this number.", field="number")
    child.nhs_number = free_nhs_number(child.nhs_number, child=child)
    child.upn = free_upn(child.upn, child=child)


def _traits(child: Child) -> Traits:
    return Traits(child.first_name, child.last_name, child.birth_date, child.nhs_number, child.upn)
