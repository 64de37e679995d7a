"""People of a child's family: added once for the brothers and sisters, changed, ended; kept."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from django.db import transaction

from cases.models import Child, Relationship, Relative
from cases.rules.child_record import check_why
from cases.rules.children import check_may_change
from cases.rules.identifiers import check_nhs_number
from cases.rules.people import (
    Reached,
    check_day,
    check_mothers_number,
    check_new_to,
    check_reached,
    check_relation,
)
from cpcase.records import add, change
from cpcase.refusals import Incomplete, NotNow
from timescales.engine.offsets import london_day


@transaction.atomic
def add_relative(
    children: Sequence[Child], who: Relative | Reached, *, relation: str,
    parental_responsibility: bool, lives_with: bool, why: str, by: Any,
) -> Relative:  # fmt: skip
    """Somebody of the family who is on record, or is told now, for one or several of its children.

    The same relation to each; it can be changed for one afterwards. Raises NotAllowed, Incomplete.
    """
    check_why(why)
    check_relation(relation)
    for child in children:
        check_may_change(child, by)
    if isinstance(who, Reached):
        check_reached(who)
        told = {name: _clean(value) for name, value in asdict(who).items()}
        told["nhs_number"] = check_mothers_number(who.nhs_number, relation=relation)
        who = add(Relative(family=children[0].family, **told), by=by, why=why.strip())
    for child in children:
        check_new_to(child, who)
        add(
            Relationship(
                child=child,
                relative=who,
                relation=relation,
                parental_responsibility=parental_responsibility,
                lives_with=lives_with,
            ),
            by=by,
            why=why.strip(),
        )
    return who


@transaction.atomic
def change_relative(
    relative: Relative, child: Child, told: Reached, *, why: str, by: Any, version: int
) -> Relative:
    """How somebody is called and reached, and what they must not be told: for all the children.

    Raises NotAllowed, Conflict, Incomplete.
    """
    relative = Relative.objects.locked(relative.pk, version=version)
    check_may_change(child, by)
    check_why(why)
    check_reached(told)
    said = {**asdict(told), "nhs_number": check_nhs_number(told.nhs_number)}
    return _changed(relative, said, by=by, why=why)


@transaction.atomic
def change_relationship(
    relationship: Relationship, *, relation: str, parental_responsibility: bool, lives_with: bool,
    why: str, by: Any, version: int,
) -> Relationship:  # fmt: skip
    """Who somebody is to one child, with parental responsibility or not, and whether they live
    together. Raises NotAllowed, NotNow, Conflict, Incomplete.
    """
    relationship = _standing(relationship, by, version)
    check_why(why)
    check_relation(relation)
    said = {
        "relation": relation,
        "parental_responsibility": parental_responsibility,
        "lives_with": lives_with,
    }
    return _changed(relationship, said, by=by, why=why)


@transaction.atomic
def end_relationship(
    relationship: Relationship, *, on: date, why: str, by: Any, as_of: datetime, version: int
) -> Relationship:
    """Somebody is not in the child's life any more. Invitations and letters leave them out; the
    record keeps them. Raises NotAllowed, NotNow, Conflict, Incomplete.
    """
    relationship = _standing(relationship, by, version)
    check_why(why)
    check_day(on, first=None, today=london_day(as_of), field="on")
    relationship.ended_on = on
    return change(relationship, by=by, why=why.strip())


def _standing(relationship: Relationship, by: Any, version: int) -> Relationship:
    locked: Relationship = Relationship.objects.locked(relationship.pk, version=version)
    check_may_change(locked.child, by)
    if locked.ended_on is not None:
        raise NotNow("This has ended already.")
    return locked


def _changed(record: Any, said: dict[str, Any], *, by: Any, why: str) -> Any:
    said = {name: _clean(value) for name, value in said.items()}
    if all(getattr(record, name) == value for name, value in said.items()):
        raise Incomplete("Nothing was changed.")
    for name, value in said.items():
        setattr(record, name, value)
    return change(record, by=by, why=why.strip())


def _clean(value: Any) -> Any:
    return value.strip() if isinstance(value, str) else value
