"""What a referral must say (N00100, N00152, N00101)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from cases.choices import PrimaryNeed, ReferralSource
from cpcase.refusals import Incomplete

UNNAMED = (ReferralSource.ANONYMOUS, ReferralSource.UNKNOWN)


def check_referral(
    children: Sequence[Any],
    *,
    received_at: datetime | None,
    source: str,
    referrer_name: str,
    said: str,
    primary_need: str,
    as_of: datetime,
) -> None:
    """At least one child, when, from whom, what they said and the main need. Raises Incomplete."""
    if not children:
        raise Incomplete("Choose at least one child.", field="children")
    if received_at is None:
        raise Incomplete("Enter when the referral was received.", field="received_at")
    if received_at > as_of:
        raise Incomplete(
            "The time of the referral must be today or in the past.", field="received_at"
        )
    if source not in ReferralSource.values:
        raise Incomplete("Choose who made the referral.", field="source")
    if source not in UNNAMED and not referrer_name.strip():
        raise Incomplete("Enter the name of whoever made the referral.", field="referrer_name")
    if not said.strip():
        raise Incomplete("Write what they said.", field="said")
    if primary_need not in PrimaryNeed.values:
        raise Incomplete("Choose the main need.", field="primary_need")
