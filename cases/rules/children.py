"""Whose act a change to a child's record is, and what a birth and a death must say."""

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from django.db.models import F

from accounts.permissions import Permission
from cases.models import Case, Child
from cases.rules.identifiers import check_nhs_number, check_upn
from cpcase.refusals import Incomplete, NotAllowed, NotNow
from timescales.engine.calendar import LONDON

# Whole years: a child must be at school from five until the summer in which they turn 16.
SCHOOL_AGE = range(5, 16)


def answering_case(child: Child) -> Case | None:
    """The episode whose people answer for the child's record: the open one, else the last."""
    newest = F("closed_on").desc(nulls_first=True)
    found: Case | None = child.cases.order_by(newest, "-opened_on", "-created_at").first()
    return found


def may_change(child: Child, by: Any, *, seen_from: Case | None = None) -> bool:
    """Whether somebody is of those who answer for the child's record, and may write on it.

    A page of an open episode hands it on: that one answers, and need not be looked for.
    """
    is_open = seen_from is not None and seen_from.closed_on is None
    case = seen_from if is_open else answering_case(child)
    return bool(by.may(Permission.RECORD_CHILD, case))


def check_may_change(child: Child, by: Any) -> None:
    """The child's workers and their manager change the record. Raises NotAllowed."""
    if not may_change(child, by):
        raise NotAllowed("Only the child’s workers and their manager change this record.")


def check_is_unborn(child: Child) -> None:
    """A birth is recorded once. Raises NotNow."""
    if not child.is_unborn:
        raise NotNow("This child’s birth is recorded already.")
    check_is_alive(child)


def who_is_seen(child: Child, day: date) -> str:
    """Whom a visit of that day sees: the child, or the mother of a baby who was not born yet."""
    unborn = child.birth_date is None or day < child.birth_date
    return f"{child.called}’s mother" if unborn else child.called


def in_a_letter(child: Child) -> str:
    """How a letter to a family names the child inside a sentence."""
    nameless = child.is_unborn and not (child.known_as or child.first_name)
    return "the unborn baby" if nameless else child.called


def check_is_alive(child: Child) -> None:
    """A death is recorded once, and nothing is born after it. Raises NotNow."""
    if child.death_date is not None:
        raise NotNow("This child’s death is recorded already.")


def told_wrongly(
    *, first_name: str, born: date | None, expected: date | None, today: date
) -> Iterator[tuple[str, str]]:
    """Every field of a new child's birth that is wrong, with its words, in the form's order."""
    if born is not None and not first_name:
        yield "first_name", "Enter the child's first name."
    if (born is None) == (expected is None):
        yield "birth_date", "Enter the date of birth, or the due date."
    elif born is not None and born > today:
        yield "birth_date", "Date of birth must be today or in the past."


def check_birth(child: Child, *, on: date, today: date, known_from: str) -> None:
    """A day that has come, and who says so (N08). Raises Incomplete next to the field."""
    if on > today:
        raise Incomplete("Date of birth must be today or in the past.", field="on")
    _check_known(known_from)


def check_death(child: Child, *, on: date, today: date, known_from: str) -> None:
    """A day that has come, after the birth, and who says so (N12). Raises Incomplete."""
    if on > today:
        raise Incomplete("The date must be today or in the past.", field="on")
    if child.birth_date and on < child.birth_date:
        raise Incomplete("The date must be on or after the birth.", field="on")
    _check_known(known_from)


def _check_known(known_from: str) -> None:
    if not known_from.strip():
        raise Incomplete("Say how you know.", field="known_from")


def free_nhs_number(value: str, *, child: Child) -> str:
    """A right NHS number that no other child has. Raises Incomplete."""
    digits = check_nhs_number(value)
    if digits and Child.objects.filter(nhs_number=digits).exclude(pk=child.pk).exists():
        raise Incomplete(
            "Another child on record has this NHS number. Check it, and tell your manager.",
            field="nhs_number",
        )
    return digits


def free_upn(value: str, *, child: Child) -> str:
    """A right unique pupil number that no other child has. Raises Incomplete."""
    upn = check_upn(value)
    if upn and Child.objects.filter(upn=upn).exclude(pk=child.pk).exists():
        raise Incomplete(
            "Another child on record has this unique pupil number. Check it, and tell your "
            "manager.",
            field="upn",
        )
    return upn


def check_upn_or_why(born: date | None, *, upn: str, why: str, today: date) -> None:
    """A child of school age has a unique pupil number, or it is said why not (N00135, Q8770).

    Never both. Raises Incomplete next to the reason.
    """
    if upn and why:
        raise Incomplete(
            "Enter the unique pupil number, or say why there is none. Not both.",
            field="upn_unknown",
        )
    if upn or why or born is None:
        return
    years = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    if years in SCHOOL_AGE:
        raise Incomplete(
            "Enter the unique pupil number, or say why there is none.", field="upn_unknown"
        )


def moment_of(day: date, as_of: datetime) -> datetime:
    """The moment that a day alone stands for: its end, or now when it is today."""
    if day == as_of.astimezone(LONDON).date():
        return as_of
    return datetime.combine(day, time(23, 59), LONDON)
