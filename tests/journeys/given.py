"""Where a journey begins: what earlier journeys have shown is written by the acts alone."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from cases.choices.enquiry import PartKind
from cases.models import Case, Enquiry
from cases.services.authorisations import return_for_rework
from cases.services.enquiry_parts import decide_outcome, write_part
from conferences.choices import Kind
from conferences.models import Conference, Report
from conferences.services.bookings import book
from conferences.services.decisions import confirm_decisions, send_decisions
from conferences.services.invitations import send_invitations
from conferences.services.reports import authorise_report
from conferences.services.requests import send_request, start_request
from coregroups.choices import Seen
from coregroups.models import Plan
from tests.cast import Cast
from tests.given import at
from tests.given_conference import (
    ASKED,
    BOOKED,
    END,
    NEXT_DAY,
    a_plan,
    nothing_needed,
    now,
    when,
)
from tests.given_conference import a_recorded as recorded
from tests.given_enquiry import an_enquiry
from tests.given_plans import a_visit

LEFT = ((PartKind.HARM, "Reuben"), (PartKind.WORRIES, "Isla"), (PartKind.OUTCOME, "Jonah"))


def nearly_written(cast: Cast, cases: Sequence[Case]) -> Enquiry:
    """An enquiry with all its parts but three; the children were seen on the first day."""
    enquiry = an_enquiry(cast, cases)
    a_visit(cases, cast, moment=at(24, 3, 18), seen=Seen.ALONE)
    for part in enquiry.parts.select_related("child__case__child"):
        name = part.child.case.child.first_name if part.child else ""
        if (part.kind, name) in LEFT:
            continue
        if part.kind == PartKind.OUTCOME:
            decide_outcome(
                part.child, outcome="conference", findings="Two bruises.", by=cast.worker,
                why=f"Nobody can say that {name} is safe at home.", version=part.version,
            )  # fmt: skip
        else:
            words = "In plain words." if name != "Reuben" else "There are bruises."
            write_part(
                part, words=words, done=True, by=cast.worker, as_of=at(27, 3, 10),
                version=part.version,
            )  # fmt: skip
    return enquiry


def returned(cast: Cast, enquiry: Enquiry, *, part: str, words: str) -> Any:
    """The manager gives it back with a comment on one part."""
    enquiry.refresh_from_db()
    assert enquiry.sent_at is not None
    at_once = enquiry.sent_at + timedelta(seconds=1)
    comments = {enquiry.parts.get(kind=part, child=None).pk: words}
    return return_for_rework(
        enquiry, comments=comments, by=cast.manager, as_of=at_once, version=enquiry.version
    )


def a_conference(cast: Cast, cases: Sequence[Case]) -> Conference:
    """Booked for Tuesday 14 April and everybody written to, from an enquiry in words."""
    request = start_request(nearly_written(cast, cases), by=cast.worker, as_of=ASKED)
    request = send_request(
        request, with_list=True, by=cast.worker, as_of=ASKED, version=request.version
    )
    conference = now(request.conference)
    book(conference, when(cast), by=cast.administrator, as_of=BOOKED, version=conference.version)
    version = now(conference).version
    send_invitations(conference, by=cast.administrator, as_of=BOOKED, version=version)
    return now(conference)


def on_a_plan(cast: Cast, cases: Sequence[Case]) -> Conference:
    """Plans for Reuben and Isla, child in need for Jonah; the decisions went out."""
    conference = a_conference(cast, cases)
    said = {"Reuben": a_plan(), "Isla": a_plan(), "Jonah": nothing_needed()}
    conference = recorded(cast, conference, said)
    held = confirm_decisions(
        conference, by=cast.chair, held_at=END, as_of=END, version=conference.version
    )
    return send_decisions(held, by=cast.administrator, as_of=NEXT_DAY, version=held.version)


def a_review(cast: Cast, held: Conference, *, starts_at: datetime) -> Conference:
    """The review that follows a conference, booked and everybody written to."""
    plan = Plan.objects.filter(case__in=held.cases()).first()
    assert plan is not None
    review = Conference.objects.not_over().get(kind=Kind.REVIEW, children__case=plan.case)
    as_of = starts_at - timedelta(days=30)
    book(review, when(cast, starts_at), by=cast.administrator, as_of=as_of, version=review.version)
    version = now(review).version
    send_invitations(review, by=cast.administrator, as_of=as_of, version=version)
    return now(review)


def authorised(cast: Cast, conference: Conference, *, as_of: datetime) -> Report:
    """The manager authorises the worker’s report."""
    report = Report.objects.get(conference=conference)
    return authorise_report(
        report, decision="I agree.", by=cast.manager, as_of=as_of, version=report.version
    )


def sent(cast: Cast, conference: Conference, *, as_of: datetime) -> Conference:
    """Administration sends the decisions."""
    return send_decisions(
        conference, by=cast.administrator, as_of=as_of, version=conference.version
    )
