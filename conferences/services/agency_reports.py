"""An invited agency's own report, sent by its system, by a partner, or written down here (S08)."""

from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.roles import Role
from conferences.choices import ConferenceStatus
from conferences.models import AgencyReport, Conference, Invitation
from conferences.rules.invitations import check_may_report
from conferences.rules.reports import agencies_without_report, is_asked_for_report
from conferences.services.steps import mark_step
from conferences.services.telling import tell_staff
from cpcase.records import add, change
from cpcase.refusals import Incomplete, NotNow


@transaction.atomic
def send_agency_report(
    invitation: Invitation, *, words: str, by: Any, as_of: datetime, version: int
) -> AgencyReport:
    """Send the agency's report for the conference; sent again, the later one stands.

    When the last one has come, the agencies' part of S08 is done. Raises NotAllowed, NotNow
    before the invitation or after the conference, Conflict, Incomplete.
    """
    invitation = Invitation.objects.locked(invitation.pk, version=version)
    check_may_report(invitation, by)
    if not is_asked_for_report(invitation) or invitation.sent_at is None:
        raise NotNow("No report is asked for.")
    if invitation.conference.status != ConferenceStatus.BOOKED:
        raise NotNow("This meeting is over, or has no date yet.")
    if not words.strip():
        raise Incomplete("Write the report.", field="words")
    report = _write(invitation, words.strip(), by=by, as_of=as_of)
    change(invitation, by=by, why="report sent")
    tell_staff(
        invitation.conference,
        (Role.CHAIR, Role.SOCIAL_WORKER),
        about=f"agency_report:{invitation.pk}:{invitation.version}",
        words="An agency's report for a conference has come.",
        as_of=as_of,
    )
    _mark_when_all_came(invitation.conference, by=by, as_of=as_of)
    return report


def _write(invitation: Invitation, words: str, *, by: Any, as_of: datetime) -> AgencyReport:
    report = AgencyReport.objects.filter(invitation=invitation).first()
    new = report is None
    if report is None:
        report = AgencyReport(invitation=invitation)
    report.words, report.sent_at, report.sent_by = words, as_of, by
    return add(report, by=by) if new else change(report, by=by, why="sent again")


def _mark_when_all_came(conference: Conference, *, by: Any, as_of: datetime) -> None:
    invited = conference.invitations.out().select_related("report")
    if agencies_without_report([one for one in invited if is_asked_for_report(one)]):
        return
    for case in conference.cases():
        mark_step(case, "S08", "agencies", at=as_of, by=by, as_of=as_of)
