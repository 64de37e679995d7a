"""An unborn child is born; a child dies; and what follows when either was recorded wrongly."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from cases.choices import NoteKind
from cases.models import Case, Child
from cases.rules.children import (
    check_birth,
    check_death,
    check_is_alive,
    check_is_unborn,
    check_may_change,
    free_nhs_number,
    moment_of,
)
from cases.services.notes import write_note
from cases.services.telling import tell_roles
from cpcase.records import change
from timescales.engine.calendar import LONDON
from timescales.services.recording import Happening, record


@transaction.atomic
def record_birth(
    child: Child,
    *,
    on: date,
    first_name: str,
    last_name: str,
    sex: str,
    known_from: str,
    by: Any,
    as_of: datetime,
    version: int,
    nhs_number: str = "",
) -> Child:
    """An unborn child is born: the review after the birth is due (N08).

    A baby may have no name yet. Raises NotAllowed, NotNow, Conflict, and Incomplete next to the
    field that is wrong.
    """
    child = Child.objects.locked(child.pk, version=version)
    check_may_change(child, by)
    check_is_unborn(child)
    check_birth(child, on=on, today=as_of.astimezone(LONDON).date(), known_from=known_from)
    child.nhs_number = free_nhs_number(nhs_number, child=child)
    child.nhs_said_by = known_from.strip()[:120] if child.nhs_number else ""
    child.birth_date, child.expected_birth_date = on, None
    child.first_name, child.sex = first_name.strip(), sex
    child.last_name = last_name.strip() or child.last_name
    change(child, by=by, why=f"Born: {known_from.strip()}")
    _tell(child, "child.born", on, f"Born. {known_from.strip()}", by=by, as_of=as_of)
    return child


@transaction.atomic
def record_death(
    child: Child, *, on: date, known_from: str, by: Any, as_of: datetime, version: int
) -> Child:
    """A child has died, born or not: nothing is due any more (N12). The child's worker, manager
    and chair are told.

    Raises NotAllowed, NotNow, Conflict, Incomplete.
    """
    child = Child.objects.locked(child.pk, version=version)
    check_may_change(child, by)
    check_is_alive(child)
    check_death(child, on=on, today=as_of.astimezone(LONDON).date(), known_from=known_from)
    child.death_date = on
    change(child, by=by, why=f"Died: {known_from.strip()}")
    for case in _tell(child, "child.died", on, f"Died. {known_from.strip()}", by=by, as_of=as_of):
        _tell_people(case, by=by, as_of=as_of)
    return child


def take_back(case: Case, *, kind: str, again_on: date | None, why: str, by: Any) -> None:
    """The event of a birth or death was corrected: the child's record says the same.

    Called by the act that corrects the event, in its transaction.
    """
    child = Child.objects.locked(case.child_id)
    if kind == "child.died":
        child.death_date = again_on
    elif again_on is not None:
        child.birth_date = again_on
    else:
        known = child.history.filter(expected_birth_date__isnull=False)
        expected = known.order_by("-history_id").first()
        child.expected_birth_date = expected.expected_birth_date if expected else child.birth_date
        child.birth_date = None
    change(child, by=by, why=why)


def _tell(child: Child, kind: str, on: date, words: str, *, by: Any, as_of: datetime) -> list[Case]:
    """The event on each open episode, with a note of how it is known."""
    at = moment_of(on, as_of)
    cases = list(child.cases.open().select_related("timeline"))
    happenings = [Happening(case.timeline, kind, at) for case in cases]
    for case, event in zip(cases, record(happenings, by=by, as_of=as_of), strict=True):
        write_note(
            case, kind=NoteKind.STEP, words=words, happened_at=at, by=by, as_of=as_of,
            event_id=event.pk,
        )  # fmt: skip
    return cases


def _tell_people(case: Case, *, by: Any, as_of: datetime) -> None:
    """The child's own chair where there is one; for worker and manager whoever answers."""
    chairs = case.timeline.allocations.in_force().filter(role="chair").select_related("person")
    tell_roles(
        [case],
        source=f"death:{case.child_id}",
        kind="death",
        roles=("social_worker", "team_manager"),
        people=[row.person for row in chairs],
        words="A death was recorded. Nothing more is due on this record",
        link=f"/children/{case.pk}/",
        by=by,
        as_of=as_of,
    )
