"""What an authorisation would set off: the dates of each child, and who is told."""

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings

from cases.choices import S47Outcome
from cases.models import Enquiry, EnquiryChild
from cases.presenters.sign_off_page import consequences_of
from cases.rules.authorisations import outcome_happening
from cpcase.web import formats
from cpcase.web.components import Consequence
from timescales.services.preview import preview


def after_authorisation(
    enquiry: Enquiry, shown: Sequence[EnquiryChild], *, at: datetime
) -> tuple[Consequence, ...]:
    """The dates that stand or appear once it is authorised."""
    owed = {
        row.case_id: preview(row.case.timeline, [outcome_happening(row, at=at)], as_of=at)
        for row in shown
        if row.outcome
    }
    rows = [row for row in shown if row.case_id in owed]
    return consequences_of(rows, owed, formats.london_day(at), fresh=())


def also_told(enquiry: Enquiry) -> tuple[str, ...]:
    """Who is told of it."""
    found = [f"{enquiry.allocated_to.name} is told that it is authorised."]
    if any(row.outcome == S47Outcome.CONFERENCE for row in enquiry.here()):
        found.append(f"{settings.ADMINISTRATION_NAME} is told that a conference is the outcome.")
    return tuple(found)
