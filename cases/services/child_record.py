"""Changing what is on record of a child. Each change says why; what stood before is kept."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from cases.matching import sound_of
from cases.models import Child, FormerName, FormerNumber
from cases.rules import child_record as rules
from cases.rules.children import (
    answering_case,
    check_may_change,
    free_nhs_number,
    free_upn,
    moment_of,
)
from cases.rules.identifiers import check_upn
from cases.services.changing_child import locked_for_change, write_change
from cpcase.records import add, change
from cpcase.refusals import Incomplete
from timescales.engine.offsets import london_day
from timescales.services import recording

FORMER_UPN = "UPN"


@transaction.atomic
def change_names(
    child: Child, *, first_name: str, last_name: str, known_as: str, was_wrong: bool, why: str,
    by: Any, as_of: datetime, version: int,
) -> Child:  # fmt: skip
    """Another name, or the right one. Unless it was wrong, the name before stays as a former one.

    Raises NotAllowed, Conflict, Incomplete.
    """
    child = locked_for_change(child, by, version, why)
    rules.check_names(child, first_name=first_name, last_name=last_name)
    before = f"{child.first_name} {child.last_name}".strip()
    child.sounds = sound_of(last_name.strip())
    changed = write_change(
        child, by, why, first_name=first_name.strip(), last_name=last_name.strip(),
        known_as=known_as.strip(),
    )  # fmt: skip
    if not was_wrong and before != f"{changed.first_name} {changed.last_name}".strip():
        add(FormerName(child=child, name=before, until=london_day(as_of)), by=by, why=why)
    return changed


@transaction.atomic
def change_birth(
    child: Child, *, sex: str, why: str, by: Any, as_of: datetime, version: int,
    birth_date: date | None = None, expected_birth_date: date | None = None,
    birth_estimated: bool = False,
) -> Child:  # fmt: skip
    """The right date of birth, or the due date of a baby who is not born; whether it is estimated.

    Where the birth itself was recorded here, its event follows, and the dates that run from it
    (N08). Raises NotAllowed, Conflict, Incomplete.
    """
    child = locked_for_change(child, by, version, why)
    today = london_day(as_of)
    if child.is_unborn:
        rules.check_due_date(expected_birth_date=expected_birth_date, today=today)
        return write_change(child, by, why, expected_birth_date=expected_birth_date)
    rules.check_birth_date(child, birth_date=birth_date, today=today)
    if birth_date is not None and birth_date != child.birth_date:
        _move_birth(child, birth_date, by=by, as_of=as_of)
    return write_change(
        child, by, why, birth_date=birth_date, birth_estimated=birth_estimated, sex=sex
    )


@transaction.atomic
def change_numbers(
    child: Child, *, nhs_number: str, nhs_traced_on: date | None, nhs_said_by: str, upn: str,
    upn_said_by: str, upn_unknown: str, former_upn: str, why: str, by: Any, as_of: datetime,
    version: int,
) -> Child:  # fmt: skip
    """NHS number and unique pupil number, each with its check and who says so.

    Raises NotAllowed, Conflict, Incomplete next to the number that has a mistake in it.
    """
    child = locked_for_change(child, by, version, why)
    said: dict[str, Any] = {
        "nhs_number": free_nhs_number(nhs_number, child=child),
        "nhs_traced_on": nhs_traced_on,
        "nhs_said_by": nhs_said_by.strip(),
        "upn": free_upn(upn, child=child),
        "upn_said_by": upn_said_by.strip(),
        "upn_unknown": upn_unknown,
    }
    rules.check_sources(**said, today=london_day(as_of))
    has_another = _say_former_upn(child, former_upn, by=by, why=why)
    return write_change(child, by, why, also=has_another, **said)


@transaction.atomic
def say_why_involved(
    child: Child, *, why_involved: str, by: Any, as_of: datetime, version: int
) -> Child:
    """Why we are involved, in 60 words at most, dated and signed. Raises as the others."""
    child = Child.objects.locked(child.pk, version=version)
    check_may_change(child, by)
    rules.check_why_involved(why_involved)
    if why_involved.strip() == child.why_involved:
        raise Incomplete("Nothing was changed.", field="why_involved")
    child.why_involved = why_involved.strip()
    child.why_involved_on, child.why_involved_by = london_day(as_of), by
    return change(child, by=by, why="why we are involved")


def _move_birth(child: Child, on: date, *, by: Any, as_of: datetime) -> None:
    case = answering_case(child)
    events = case.timeline.events.standing().filter(kind="child.born") if case else ()
    for event in events:
        recording.correct(event, at=moment_of(on, as_of), facts=event.facts, by=by, as_of=as_of)


def _say_former_upn(child: Child, value: str, *, by: Any, why: str) -> bool:
    try:
        upn = check_upn(value)
    except Incomplete as refusal:
        raise Incomplete(refusal.words, field="former_upn") from refusal
    row = child.former_numbers.filter(kind=FORMER_UPN).first()
    if upn == (row.value if row else ""):
        return False
    if row is None:
        add(FormerNumber(child=child, kind=FORMER_UPN, value=upn), by=by, why=why)
    else:
        row.value = upn
        change(row, by=by, why=why)
    return True
