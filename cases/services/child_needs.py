"""What a child needs from us, and the child's legal position, in the census's codes."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from django.db import transaction

from cases.choices import LegalStatus
from cases.models import Child, ChildDisability
from cases.rules import child_record as rules
from cases.services.changing_child import locked_for_change, write_change
from cpcase.records import add, change
from timescales.engine.offsets import london_day


@transaction.atomic
def change_needs(
    child: Child, *, language: str, interpreter: bool, communication: str, ethnicity: str,
    disabilities: Collection[str], why: str, by: Any, as_of: datetime, version: int,
) -> Child:  # fmt: skip
    """Language, interpreter, communication, ethnicity, disability, in the census's codes.

    Raises NotAllowed, Conflict, Incomplete.
    """
    child = locked_for_change(child, by, version, why)
    rules.check_needs(disabilities=disabilities, interpreter=interpreter, language=language)
    others = _say_disabilities(child, disabilities, by=by, why=why, on=london_day(as_of))
    return write_change(
        child, by, why, also=others, language=language.strip(), interpreter=interpreter,
        communication=communication.strip(), ethnicity=ethnicity,
    )  # fmt: skip


@transaction.atomic
def change_legal_status(
    child: Child, *, legal_status: str, legal_status_since: date | None, why: str, by: Any,
    as_of: datetime, version: int,
) -> Child:  # fmt: skip
    """An order, section 20, police protection; or none any more. Raises as the others."""
    child = locked_for_change(child, by, version, why)
    rules.check_legal_status(
        legal_status=legal_status, since=legal_status_since, today=london_day(as_of)
    )
    since = None if legal_status == LegalStatus.NONE else legal_status_since
    return write_change(child, by, why, legal_status=legal_status, legal_status_since=since)


def _say_disabilities(child: Child, codes: Collection[str], *, by: Any, why: str, on: date) -> bool:
    standing = {row.code: row for row in child.disabilities.filter(ended_on=None)}
    for code in dict.fromkeys(codes):
        if code not in standing:
            add(ChildDisability(child=child, code=code), by=by, why=why)
    gone = [row for code, row in standing.items() if code not in codes]
    for row in gone:
        row.ended_on = on
        change(row, by=by, why=why)
    return bool(gone) or any(code not in standing for code in codes)
