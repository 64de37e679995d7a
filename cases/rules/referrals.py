"""What a referral must say (N00100, N00152, N00101)."""

from dataclasses import dataclass
from datetime import date, datetime

from cases.choices import PrimaryNeed, ReferralSource
from cpcase.refusals import Incomplete
from timescales.engine.calendar import Calendar
from timescales.engine.offsets import london_day

# Working days from the day it was received to the decision what follows.
DECIDED_WITHIN = 1
DECISION_RULE = "Working Together to Safeguard Children 2023, on referrals."
UNNAMED = (ReferralSource.ANONYMOUS, ReferralSource.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Call:
    """What whoever made the referral told, and how to reach them."""

    received_at: datetime
    source: str
    said: str
    primary_need: str
    referrer_name: str = ""
    referrer_agency: str = ""
    referrer_contact: str = ""


def check_call(call: Call, *, as_of: datetime) -> None:
    """When, from whom, what they said and the main need. Raises Incomplete."""
    if call.received_at is None:
        raise Incomplete("Enter when the referral was received.", field="received_at")
    if call.received_at > as_of:
        raise Incomplete(
            "The time of the referral must be today or in the past.", field="received_at"
        )
    if call.source not in ReferralSource.values:
        raise Incomplete("Choose who made the referral.", field="source")
    if call.source not in UNNAMED and not call.referrer_name.strip():
        raise Incomplete("Enter the name of whoever made the referral.", field="referrer_name")
    if not call.said.strip():
        raise Incomplete("Write what they said.", field="said")
    if call.primary_need not in PrimaryNeed.values:
        raise Incomplete("Choose the main need.", field="primary_need")


def decide_by(received_at: datetime, calendar: Calendar) -> date:
    """The day until whose end a manager decides what follows a referral."""
    return calendar.add(london_day(received_at), DECIDED_WITHIN)
