"""What a child's record may say: names, birth, numbers, needs, legal status, why involved."""

from collections.abc import Collection
from datetime import date, timedelta

from cases.choices import Disability, LegalStatus
from cases.models import Child
from cpcase.refusals import Incomplete

MOST_WORDS = 60
LONGEST_WAIT = timedelta(days=310)


def check_why(why: str) -> None:
    """Each change says why it is made, or who said so. Raises Incomplete."""
    if not why.strip():
        raise Incomplete("Say why, or who told you.", field="why")


def check_names(child: Child, *, first_name: str, last_name: str) -> None:
    """A family name always; a first name once there was one. Raises Incomplete."""
    if child.first_name and not first_name.strip():
        raise Incomplete("Enter the child’s first name.", field="first_name")
    if not last_name.strip():
        raise Incomplete("Enter the child’s last name.", field="last_name")


def check_birth_date(child: Child, *, birth_date: date | None, today: date) -> None:
    """A day in the past, before a death. Raises Incomplete."""
    if birth_date is None:
        raise Incomplete("Enter the date of birth.", field="birth_date")
    if birth_date > today:
        raise Incomplete("Date of birth must be today or in the past.", field="birth_date")
    if child.death_date and birth_date > child.death_date:
        raise Incomplete("Date of birth must be on or before the death.", field="birth_date")


def check_due_date(*, expected_birth_date: date | None, today: date) -> None:
    """The day on which a baby is expected: within ten months. Raises Incomplete."""
    if expected_birth_date is None:
        raise Incomplete("Enter the due date.", field="expected_birth_date")
    if expected_birth_date > today + LONGEST_WAIT:
        raise Incomplete("The due date must be within 10 months.", field="expected_birth_date")


def check_sources(
    *, nhs_number: str, nhs_said_by: str, nhs_traced_on: date | None, upn: str, upn_unknown: str,
    upn_said_by: str, today: date,
) -> None:  # fmt: skip
    """Each number says where it is from; a missing UPN may say why (N00135). Raises Incomplete."""
    if nhs_number and not nhs_said_by.strip():
        raise Incomplete("Say where the NHS number is from.", field="nhs_said_by")
    if nhs_traced_on and not nhs_number:
        raise Incomplete("Enter the NHS number that was traced.", field="nhs_number")
    if nhs_traced_on and nhs_traced_on > today:
        raise Incomplete("The day of tracing must be today or in the past.", field="nhs_traced_on")
    if upn and upn_unknown:
        raise Incomplete(
            "Enter the unique pupil number, or say why there is none. Not both.",
            field="upn_unknown",
        )
    if upn and not upn_said_by.strip():
        raise Incomplete("Say where the unique pupil number is from.", field="upn_said_by")


def check_needs(*, disabilities: Collection[str], interpreter: bool, language: str) -> None:
    """No disability stands alone (E8790, E8794); an interpreter speaks a language."""
    if Disability.NONE in disabilities and len(disabilities) > 1:
        raise Incomplete("Choose no disability, or those that apply.", field="disabilities")
    if interpreter and not language.strip():
        raise Incomplete("Enter the language that the interpreter speaks.", field="language")


def check_legal_status(*, legal_status: str, since: date | None, today: date) -> None:
    """An order has a day from which it holds. Raises Incomplete."""
    if legal_status != LegalStatus.NONE and since is None:
        raise Incomplete("Enter the date since when.", field="legal_status_since")
    if since is not None and since > today:
        raise Incomplete("The date must be today or in the past.", field="legal_status_since")


def check_why_involved(words: str) -> None:
    """Short enough to be read at a glance, out of hours. Raises Incomplete."""
    number = len(words.split())
    if not number:
        raise Incomplete("Write why we are involved.", field="why_involved")
    if number > MOST_WORDS:
        raise Incomplete(
            f"Why we are involved must be {MOST_WORDS} words or fewer. You have {number}.",
            field="why_involved",
        )
