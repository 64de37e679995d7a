"""What people do about a conference, through the product's own acts."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from cases.models import Case, Enquiry
from conferences.choices import Outcome, Route
from conferences.models import Conference, ConferenceRequest, Report
from conferences.rules.reports import is_asked_for_report
from conferences.services import bookings, decisions, joining, requests
from conferences.services.agency_reports import send_agency_report
from conferences.services.invitations import send_invitations
from conferences.services.meetings import OfChild, save_day
from conferences.services.reports import authorise_report, share_report, write_and_submit
from tests.given_conference import a_plan, a_room, everybody_here, now
from tests.walks.clockwork import Walk

PART = {"says": "It is loud.", "worries": "Alone at night.", "working_well": "School."}


def ask(walk: Walk, enquiry: Enquiry, *, at: datetime, with_list: bool = True) -> Conference:
    """The worker asks for a conference while the enquiry is open."""
    worker, moment = walk.cast.worker, walk.until(at)
    request = requests.start_request(enquiry, by=worker, as_of=moment)
    request = _say_why(request, by=worker)
    request = requests.send_request(
        request, with_list=with_list, by=worker, as_of=moment, version=request.version
    )
    return now(request.conference)


def _say_why(request: ConferenceRequest, *, by: Any) -> ConferenceRequest:
    """A child who joined after the discussion has no reason of the discussion's."""
    whys = {row.pk: "The same harm." for row in request.children.all() if not row.why}
    if not whys:
        return request
    return requests.save_request(request, whys=whys, words={}, by=by, version=request.version)


def send_list(walk: Walk, conference: Conference, *, at: datetime) -> None:
    """The invitation list follows the request."""
    request = ConferenceRequest.objects.get(pk=conference.request_id)
    requests.send_list(request, by=walk.cast.worker, as_of=walk.until(at), version=request.version)


def book(
    walk: Walk, conference: Conference, *, at: datetime, start: datetime, why: str = ""
) -> Conference:
    """Two hours with Denise in the chair; with a reason it is rearranged."""
    walk.room = walk.room or a_room(walk.cast)
    when = bookings.When(start, start + timedelta(hours=2), walk.room, walk.cast.chair)
    conference = now(conference)
    told = {"by": walk.cast.administrator, "as_of": walk.until(at), "version": conference.version}
    if why:
        return bookings.rearrange(conference, when, why=why, **told)
    return bookings.book(conference, when, **told)


def invite(walk: Walk, conference: Conference, *, at: datetime) -> None:
    """The letters go out."""
    conference = now(conference)
    send_invitations(
        conference, by=walk.cast.administrator, as_of=walk.until(at), version=conference.version
    )


def join_conference(walk: Walk, conference: Conference, case: Case, *, at: datetime) -> None:
    """A brother or sister joins the conference that is asked for or booked."""
    conference = now(conference)
    joining.add_child(
        conference, case, by=walk.cast.manager, as_of=walk.until(at), version=conference.version
    )


def report(walk: Walk, conference: Conference, *, sent: datetime, authorised: datetime) -> Report:
    """The social worker's report: written, sent to the manager, authorised."""
    conference = now(conference)
    written = write_and_submit(
        conference, words={"recommendation": "A plan."}, version=None, by=walk.cast.worker,
        parts={child.pk: PART for child in conference.here()}, as_of=walk.until(sent),
    )  # fmt: skip
    return authorise_report(
        written, decision="Agreed.", by=walk.cast.manager, as_of=walk.until(authorised),
        version=written.version,
    )  # fmt: skip


def share(walk: Walk, conference: Conference, *, at: datetime, by: Any = None) -> None:
    """The report is shared with the mother and the agencies."""
    found = Report.objects.get(conference=conference)
    invited = conference.invitations.on_the_list().filter(name__in=("Leanne Ashdown", "Beth Lowe"))
    share_report(
        found, invitations=list(invited), route=Route.BY_HAND, views="She agrees.",
        by=by or walk.cast.worker, at=at, as_of=walk.until(at), version=found.version,
    )  # fmt: skip


def agencies_report(walk: Walk, conference: Conference, *, at: datetime, but: int = 0) -> None:
    """Each agency that has not yet done so sends its own report, but for the last so many."""
    asked = [one for one in conference.invitations.out() if is_asked_for_report(one)]
    waiting = [one for one in asked if not hasattr(one, "report")]
    for one in waiting[: len(waiting) - but]:
        send_agency_report(
            one, words="What we know.", by=walk.cast.administrator, as_of=walk.until(at),
            version=one.version,
        )  # fmt: skip


def hold(walk: Walk, conference: Conference, *, ended: datetime, **decided: OfChild) -> Conference:
    """All are there; a plan is decided for whoever is not named. Confirmed at the end."""
    record(walk, conference, decided)
    return confirm(walk, conference, ended=ended)


def record(walk: Walk, conference: Conference, decided: Mapping[str, OfChild]) -> None:
    """What is said and decided of each child."""
    conference = now(conference)
    rows = {child.case.child.first_name: child.pk for child in conference.here()}
    usual = a_plan(first_core_group_at=None)
    save_day(
        conference,
        attendance=everybody_here(conference),
        children={pk: decided.get(name, usual) for name, pk in rows.items()},
        by=walk.cast.chair,
        version=conference.version,
    )


def confirm(walk: Walk, conference: Conference, *, ended: datetime) -> Conference:
    """The chair confirms the decisions when it ends."""
    return decisions.confirm_decisions(
        now(conference), by=walk.cast.chair, held_at=ended, as_of=walk.until(ended),
        version=now(conference).version,
    )  # fmt: skip


def send(walk: Walk, conference: Conference, *, at: datetime) -> None:
    """The decisions go to the family and the agencies."""
    decisions.send_decisions(
        now(conference), by=walk.cast.administrator, as_of=walk.until(at),
        version=now(conference).version,
    )  # fmt: skip


def review_of(walk: Walk) -> Conference:
    """The review conference that is to come."""
    found: Conference = Conference.objects.not_over().get(kind="review")
    return found


def ends_as(ending: str, **but: Any) -> OfChild:
    """At a review: the plan ends in this way."""
    outcome = Outcome.CHILD_IN_NEED if ending == "child_in_need" else Outcome.NONE
    return OfChild(outcome=outcome, ending=ending, reason="What changed.", **but)
