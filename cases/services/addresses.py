"""Where a child lives: a new address ends the one before, and every one stays on record."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from cases.models import Address, Child, Family
from cases.rules.addresses import (
    check_address,
    check_follows,
    check_within,
    right_postcode,
)
from cases.rules.child_record import check_why
from cases.rules.children import check_may_change
from cpcase.records import add, change
from cpcase.refusals import Incomplete, NotNow
from timescales.engine.offsets import london_day


@transaction.atomic
def move(
    child: Child, *, lines: str, postcode: str, since: date, with_whom: str, confidential: bool,
    alone: bool, why: str, by: Any, as_of: datetime,
) -> Address:  # fmt: skip
    """The family lives elsewhere since a day; `alone`, only this child does. The address before
    ends on that day.

    A child who lived apart and moves with the family lives apart no more. Raises NotAllowed, and
    Incomplete next to the field.
    """
    check_may_change(child, by)
    check_why(why)
    check_address(lines=lines, since=since, today=london_day(as_of))
    postcode = right_postcode(postcode)
    Family.objects.locked(child.family_id)  # two people who both enter it would make two
    apart = Address.objects.known_now().filter(child=child).first()
    before = apart if alone else Address.objects.current().filter(family=child.family_id).first()
    check_follows(before, lines=lines, postcode=postcode, since=since)
    for ends in filter(None, {before, None if alone else apart}):
        _end(ends, since, by, why)
    return add(
        Address(
            family_id=child.family_id,
            child=child if alone else None,
            lines=lines.strip(),
            postcode=postcode,
            with_whom=with_whom.strip(),
            confidential=confidential,
            since=since,
        ),
        by=by,
        why=why.strip(),
    )


@transaction.atomic
def correct_address(
    address: Address, child: Child, *, lines: str, postcode: str, since: date, with_whom: str,
    confidential: bool, why: str, by: Any, as_of: datetime, version: int,
) -> Address:  # fmt: skip
    """It was written wrong: the right words, and why. What stood before is kept.

    Where the address before ended on the first day of this one, it ends on the right one too.
    Raises NotAllowed, Conflict, Incomplete.
    """
    address = _locked(address, child, by, why, version)
    check_address(lines=lines, since=since, today=london_day(as_of))
    before = _one_before(address)
    check_within(address, before, since=since)
    said = {
        "lines": lines.strip(),
        "postcode": right_postcode(postcode),
        "since": since,
        "with_whom": with_whom.strip(),
        "confidential": confidential,
    }
    if all(getattr(address, name) == value for name, value in said.items()):
        raise Incomplete("Nothing was changed.")
    if before is not None and before.until == address.since != since:
        _end(before, since, by, why)
    for name, value in said.items():
        setattr(address, name, value)
    return change(address, by=by, why=why.strip())


@transaction.atomic
def back_to_family(
    address: Address, child: Child, *, since: date, why: str, by: Any, as_of: datetime,
    version: int,
) -> Address:  # fmt: skip
    """A child who lived apart lives with the family again. Raises as the others, and NotNow."""
    address = _locked(address, child, by, why, version)
    if address.child_id is None or address.until is not None:
        raise NotNow("The child does not live apart from the family.")
    if since > london_day(as_of):
        raise Incomplete("The date must be today or in the past.", field="since")
    if since < address.since:
        raise Incomplete("The date must be on or after the day the child came here.", field="since")
    return _end(address, since, by, why)


def _locked(address: Address, child: Child, by: Any, why: str, version: int) -> Address:
    locked: Address = Address.objects.locked(address.pk, version=version)
    check_may_change(child, by)
    check_why(why)
    return locked


def _end(address: Address, on: date, by: Any, why: str) -> Address:
    address.until = on
    return change(address, by=by, why=why.strip())


def _one_before(address: Address) -> Address | None:
    """The address of the same people that ended as this one began, or earlier."""
    earlier = Address.objects.filter(
        family=address.family_id, child=address.child_id, since__lte=address.since
    )
    found: Address | None = (
        earlier.exclude(pk=address.pk).exclude(until=None).order_by("-since", "-created_at").first()
    )
    return found
