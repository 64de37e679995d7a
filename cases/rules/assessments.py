"""When an assessment can start, and which factors can stand together."""

from collections.abc import Collection
from datetime import date

from cases.choices import AssessmentFactor
from cases.models import Case
from cpcase.refusals import Incomplete, NotNow

NONE_FOUND = "21"


def check_start(case: Case, on: date, *, today: date) -> None:
    """Not in the future, not before the referral (E1103), one at a time (E8896).

    Raises Incomplete, or NotNow.
    """
    if case.closed_on is not None:
        raise NotNow("This child's episode is closed.")
    if case.assessments.running().exists():
        raise NotNow("An assessment of this child is open already.")
    if on > today:
        raise Incomplete("The assessment must start today or in the past.", field="on")
    if on < case.opened_on:
        raise Incomplete("The assessment cannot start before the referral.", field="on")


def check_aim(on: date, aim_on: date | None) -> None:
    """The day aimed at is not before the start. Raises Incomplete."""
    if aim_on is not None and aim_on < on:
        raise Incomplete("The assessment must end after it starts.", field="aim_on")


def check_review(on: date, review_on: date | None, *, aim_on: date | None) -> None:
    """The internal review point lies between start and end (N00161). Raises Incomplete."""
    if review_on is None:
        return
    if review_on < on:
        raise Incomplete("The review must be on or after the start.", field="review_on")
    if aim_on is not None and review_on > aim_on:
        raise Incomplete(
            "The review must be on or before the day the assessment is finished.",
            field="review_on",
        )


def check_factors(factors: Collection[str]) -> None:
    """At least one, each a code of the census, and 21 alone (E8869). Raises Incomplete."""
    if not factors:
        raise Incomplete("Choose the factors that you found, or none.", field="factors")
    if not set(factors) <= set(AssessmentFactor.values):
        raise Incomplete("Choose factors from the list.", field="factors")
    if NONE_FOUND in factors and len(set(factors)) > 1:
        raise Incomplete("“No factors identified” cannot stand with another.", field="factors")
