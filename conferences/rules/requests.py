"""When a conference can be asked for, and what its request must hold."""

from collections.abc import Iterable

from cases.choices import S47Outcome
from cases.choices.states import EnquiryStatus
from cases.models import Case, Enquiry
from conferences.choices import Kind, RequestStatus, Side
from conferences.models import Conference, ConferenceRequest, Invitation
from cpcase.refusals import Incomplete, NotNow

NO_FAMILY = "anybody of the family on the invitation list"


def check_wanted(enquiry: Enquiry, cases: Iterable[Case]) -> None:
    """An enquiry that found no need of a conference leads to none."""
    if enquiry.status != EnquiryStatus.AUTHORISED:
        return
    outcomes = {row.case_id: row.outcome for row in enquiry.children.all()}
    for case in cases:
        if outcomes.get(case.pk) != S47Outcome.CONFERENCE:
            raise NotNow(
                f"The Section 47 enquiry found that no conference is needed for "
                f"{case.child.called}."
            )


def check_none_open(cases: Iterable[Case], kind: str) -> None:
    """A child has one conference of a kind at a time that is asked for or booked."""
    for case in cases:
        if Conference.objects.not_over().filter(
            kind=kind, children__case=case, children__left_on=None
        ):
            raise NotNow(f"A conference is asked for already, for {case.child.called}.")


def missing(request: ConferenceRequest, invitations: Iterable[Invitation]) -> list[str]:
    """What a request still lacks, in words; nothing when it is complete (C05)."""
    lacking = [
        f"why a conference is wanted for {row.case.child.called}"
        for row in request.children.all()
        if not row.why.strip()
    ]
    if request.listed_at is None:
        listed = [one for one in invitations if one.status != "taken_off"]
        if request.status == RequestStatus.SENT:
            lacking.append("the invitation list")
        elif not any(one.side == Side.FAMILY for one in listed):
            lacking.append(NO_FAMILY)
        elif not any(one.side == Side.PROFESSIONAL for one in listed):
            lacking.append("any professional on the invitation list")
    return lacking


def check_request(request: ConferenceRequest) -> None:
    """Each child has a reason of its own."""
    for row in request.children.all():
        if not row.why.strip():
            raise Incomplete(
                f"Say why a conference is wanted for {row.case.child.called}.",
                field=f"why-{row.pk}",
            )
    if request.kind == Kind.TRANSFER_IN and not request.other_authority.strip():
        raise Incomplete("Say which authority the family comes from.", field="other_authority")


def check_list(invitations: Iterable[Invitation]) -> None:
    """The list names the family and the professionals who know it (D05)."""
    sides = {one.side for one in invitations}
    if Side.FAMILY not in sides:
        raise Incomplete("Add a parent or carer to the invitation list.", field="invitations")
    if Side.PROFESSIONAL not in sides:
        raise Incomplete("Add the professionals who know the child.", field="invitations")


def list_may_follow(cases: Iterable[Case]) -> bool:
    """Whether the pathway has a step of its own for the list (S05); else the request brings it."""
    return all(
        any(
            pattern.kind == "invitations.listed"
            for part in case.timeline.followed.own_parts
            for group in part.met_by
            for pattern in group
        )
        for case in cases
    )


def why_not_needed(conference: Conference) -> str:
    """Why it should be stood down, in words; nothing while somebody needs it (D06, S11)."""
    cases = conference.cases()
    if conference.kind == Kind.INITIAL and all(_was_decided_against(case) for case in cases):
        return "The manager decided that no conference is needed. Stand it down."
    if conference.kind == Kind.REVIEW and not any(_has_plan(case) for case in cases):
        return "The plan has ended. Stand it down."
    return ""


def why_decided_against(conference: Conference) -> str:
    """The manager's own words that no conference is needed, once for children with the same."""
    last = [next(iter(case.conference_decisions.all()), None) for case in conference.cases()]
    return "\n".join(dict.fromkeys(one.why for one in last if one is not None and not one.needed))


def _was_decided_against(case: Case) -> bool:
    last = next(iter(case.conference_decisions.all()), None)
    return last is not None and not last.needed


def _has_plan(case: Case) -> bool:
    return any(plan.ended_on is None for plan in case.plans.all())
