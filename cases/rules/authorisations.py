"""What the authorisation of a Section 47 enquiry records for each child (C06, D03, L04, S11)."""

from datetime import datetime

from cases.models import EnquiryChild
from timescales.services.recording import Happening


def outcome_happening(row: EnquiryChild, *, at: datetime) -> Happening:
    """The outcome of one child, as the event says it."""
    facts = {"outcome": row.outcome, "child_in_need": row.child_in_need}
    return Happening(row.case.timeline, "section_47.authorised", at, facts)
