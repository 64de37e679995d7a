"""The social worker's conference report: written, sent, returned, authorised, shared."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.permissions import Permission
from accounts.roles import Role
from cases.choices import NoteKind
from cases.services.notes import write_note
from conferences.choices import ConferenceStatus, Route, Side
from conferences.models import Conference, Invitation, Report, ReportPart, ReportShare
from conferences.rules.carried import report_of, report_part_of
from conferences.rules.reports import OWN, SHARED, check_may_be_shared, check_may_have, check_report
from conferences.services.telling import tell_staff
from conferences.workflows import REPORT
from cpcase.records import add, add_all, change
from cpcase.refusals import Incomplete, NotAllowed, NotNow
from timescales.services.recording import Happening, record


@transaction.atomic
def write_report(
    conference: Conference,
    *,
    words: Mapping[str, str],
    parts: Mapping[Any, Mapping[str, str]],
    by: Any,
    version: int | None,
) -> Report:
    """Keep what was written, complete or not; the first time begins the report (D07).

    `parts` is by the conference's row of the child; `version` is none or 0 for whoever read it
    before it was begun. Raises NotAllowed, NotNow while it is with the manager or authorised,
    Conflict, also when somebody else began it meanwhile.
    """
    conference = Conference.objects.locked(conference.pk)
    conference.hold_children()
    report = Report.objects.filter(conference=conference).first()
    report = _begin(conference, by=by) if report is None else _locked(report, version or 0)
    REPORT.move(report, "write_report", by=by)
    for name in SHARED:
        setattr(report, name, words.get(name, getattr(report, name)).strip())
    change(report, by=by)
    own: Any = report.parts
    for part in own.all():
        _write_part(part, parts.get(part.child_id, {}), by=by)
    return report


@transaction.atomic
def submit_report(report: Report, *, by: Any, as_of: datetime, version: int) -> Report:
    """Send the finished report to the team manager (C13, D09). Raises Incomplete for a gap."""
    report = _locked(report, version)
    REPORT.move(report, "submit_report", by=by)
    check_report(report)
    report.submitted_at = as_of
    change(report, by=by, why="submitted")
    _record(report, "report.submitted", by=by, as_of=as_of)
    _tell(report, (Role.TEAM_MANAGER,), "A conference report waits for you.", as_of)
    return report


@transaction.atomic
def write_and_submit(conference: Conference, *, by: Any, as_of: datetime, **said: Any) -> Report:
    """The last words and the way to the manager, behind one button: both, or neither."""
    written = write_report(conference, by=by, **said)
    return submit_report(written, by=by, as_of=as_of, version=written.version)


@transaction.atomic
def return_report(
    report: Report, *, comment: str, by: Any, as_of: datetime, version: int
) -> Report:
    """The manager returns it with what is missing; nothing has to be typed again."""
    report = Report.objects.locked(report.pk, version=version)
    REPORT.move(report, "return_report", by=by)
    if not comment.strip():
        raise Incomplete("Say what has to change.", field="comment")
    report.comment = comment.strip()
    change(report, by=by, why="returned")
    _tell(report, (Role.SOCIAL_WORKER,), "A conference report was returned to you.", as_of)
    return report


@transaction.atomic
def authorise_report(
    report: Report, *, decision: str, by: Any, as_of: datetime, version: int
) -> Report:
    """The manager authorises it, with a decision that stands on each child's record (C15, D09)."""
    report = _locked(report, version)
    REPORT.move(report, "authorise_report", by=by)
    if not decision.strip():
        raise Incomplete("Write your decision.", field="decision")
    report.authorised_by, report.authorised_at, report.comment = by, as_of, ""
    change(report, by=by, why="authorised")
    _record(report, "report.authorised", by=by, as_of=as_of)
    for case in report.conference.cases():
        write_note(
            case, kind=NoteKind.DECISION, words=decision, happened_at=as_of, by=by, as_of=as_of
        )
    told = (Role.SOCIAL_WORKER, Role.CHAIR, Role.CONFERENCE_ADMINISTRATOR)
    _tell(report, told, "A conference report is authorised. It can be shared.", as_of)
    return report


@transaction.atomic
def share_report(
    report: Report,
    *,
    invitations: Sequence[Invitation],
    route: str,
    views: str,
    by: Any,
    at: datetime,
    as_of: datetime,
    version: int,
) -> list[ReportShare]:
    """Share the report with people who are invited, and say when and how (C10, S08, L07, D25).

    The first time that the family has it fulfils the step. Raises NotAllowed, NotNow where the
    pathway wants it authorised first, Conflict, Incomplete.
    """
    report = _locked(report, version)
    if not by.may(Permission.SHARE_REPORT, report):
        raise NotAllowed("You may not share this report.")
    check_may_be_shared(report)
    if not invitations:
        raise Incomplete("Choose with whom it was shared.", field="invitations")
    if route not in Route.values:
        raise Incomplete("Say how it was shared.", field="route")
    if at > as_of:
        raise Incomplete("The date it was shared must be today or in the past.", field="on")
    rows = _share(report, invitations, by=by, route=route, views=views.strip(), shared_at=at)
    first_time = report.shared_at is None and any(one.side == Side.FAMILY for one in invitations)
    if first_time:
        report.shared_at = at
    change(report, by=by, why="shared")
    if first_time:
        _record(report, "report.shared", by=by, as_of=as_of, at=at)
    return rows


def _locked(report: Report, version: int) -> Report:
    """The report with its conference, whose children are read once."""
    locked: Report = Report.objects.select_related("conference").locked(report.pk, version=version)
    locked.conference.hold_children()
    return locked


def _begin(conference: Conference, *, by: Any) -> Report:
    if not by.may(Permission.WRITE_REPORT, conference):
        raise NotAllowed("You may not write this report.")
    if conference.status in (ConferenceStatus.STOOD_DOWN, ConferenceStatus.SENT):
        raise NotNow("This conference needs no report any more.")
    report = add(Report(conference=conference, written_by=by, **report_of(conference)), by=by)
    parts = [
        ReportPart(report=report, child=child, **report_part_of(child))
        for child in conference.here()
    ]
    add_all(parts, by=by)
    return report


def _write_part(part: ReportPart, words: Mapping[str, str], *, by: Any) -> None:
    before = [getattr(part, name) for name in OWN]
    for name in OWN:
        setattr(part, name, words.get(name, getattr(part, name)).strip())
    if before != [getattr(part, name) for name in OWN]:
        change(part, by=by)


def _share(
    report: Report, invitations: Sequence[Invitation], *, by: Any, **said: Any
) -> list[ReportShare]:
    have = set(report.shares.values_list("invitation", flat=True))
    for one in invitations:
        check_may_have(one)
        if one.pk in have:
            raise NotNow(f"{one.name} has the report already.")
    rows = [ReportShare(report=report, invitation=one, shared_by=by, **said) for one in invitations]
    add_all(rows, by=by)
    return rows


def _record(
    report: Report, kind: str, *, by: Any, as_of: datetime, at: datetime | None = None
) -> None:
    timelines = [case.timeline for case in report.conference.cases()]
    record([Happening(one, kind, at or as_of) for one in timelines], by=by, as_of=as_of)


def _tell(report: Report, roles: Sequence[str], words: str, as_of: datetime) -> None:
    about = f"report:{report.version}"
    tell_staff(report.conference, roles, about=about, words=words, as_of=as_of, urgent=True)
