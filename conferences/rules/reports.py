"""What a conference report must hold, and when it may be shared."""

from conferences.choices import ReportStatus, Side
from conferences.models import Invitation, Report
from cpcase.refusals import Incomplete, NotNow

# What is written once for all children, and what for each of them.
SHARED = ("family_history", "family_views", "agencies", "recommendation")
OWN = ("says", "incidents", "why_likely", "worries", "working_well", "proposed")
_ASKED = {
    "says": "what {child} says",
    "worries": "what we are worried about for {child}",
    "working_well": "what is working well for {child}",
}


def check_report(report: Report) -> None:
    """Each child's part is written, and there is a recommendation."""
    for part in report.parts.all():
        for name, asked in _ASKED.items():
            if not getattr(part, name).strip():
                words = asked.format(child=part.child.case.child.called)
                raise Incomplete(f"Write {words}.", field=f"{name}-{part.child_id}")
    if not report.recommendation.strip():
        raise Incomplete("Write what you recommend.", field="recommendation")


def check_may_be_shared(report: Report) -> None:
    """Where the pathway authorises the report before it is distributed (D09, D25), it is."""
    if report.status == ReportStatus.AUTHORISED:
        return
    for case in report.conference.cases():
        parts = case.timeline.followed.own_parts
        if any(
            len(group) == 1 and group[0].kind == "report.authorised"
            for part in parts
            for group in part.met_by
        ):
            raise NotNow("The report must be authorised before it is shared.")


def may_have(invitation: Invitation) -> bool:
    """Whether the whole report is for them: a restricted child is told of to that child's own
    family alone. Of whoever comes for their work, the sharer judges."""
    if invitation.side == Side.PROFESSIONAL:
        return True
    own = invitation.about()
    return all(case in own for case in invitation.conference.cases() if case.restricted)


def check_may_have(invitation: Invitation) -> None:
    """Raises Incomplete for somebody of the family who must not read of every child in it."""
    if not may_have(invitation):
        raise Incomplete(
            f"{invitation.name} is no relative of every child in this report, and the record of "
            "one of the others is restricted. Share with them what is about their own children.",
            field="invitations",
        )


def agencies_without_report(report_asked: list[Invitation]) -> list[Invitation]:
    """Invited agencies whose own report has not come (S08)."""
    return [one for one in report_asked if not hasattr(one, "report")]


def is_asked_for_report(invitation: Invitation) -> bool:
    """Each professional of another agency who was invited writes one."""
    return invitation.side == Side.PROFESSIONAL and invitation.person_id is None
