"""What happens to a family in Stoke-on-Trent, from October 2026 to February 2028.

Reuben and Isla are referred; Maya joins them while the enquiry is open. Closed days on the way:
25 and 28 December 2026, 1 January, 26 and 29 March, 3 and 31 May, 30 August, 27 and 28 December
2027, 3 January 2028. The clocks go back in the night to Sunday 25 October 2026.
"""

from datetime import date, datetime

import pytest

from accounts.models import StandIn
from conferences.models import Conference
from coregroups.services.early_endings import ask_to_end_early, decline
from cpcase.records import add
from cpcase.refusals import NotNow
from tests.cast import Cast
from tests.given import at
from tests.given_children import children_of
from tests.given_conference import around
from tests.walks import conference_acts as conferences
from tests.walks import enquiry_acts as enquiries
from tests.walks import plan_acts as plans
from tests.walks.clockwork import Walk

STRATEGY = at(24, 10, 16)  # a Saturday
CONFERENCE = at(12, 11, 12)  # a Thursday


def up_to_the_conference(cast: Cast) -> tuple[Walk, Conference]:
    """Referral, meeting, request, list, a sister who joins, enquiry, reports, conference, plan."""
    walk = Walk(cast, at(22, 10, 9))
    *two, maya = children_of(cast, "Reuben", "Isla", "Maya", family="Ashdown")
    enquiries.refer(walk, two, at=at(22, 10, 9), decided=at(22, 10, 11))
    around(cast, list(walk.cases.values()))
    enquiry = enquiries.discuss(walk, ended=STRATEGY, signed=at(24, 10, 16, 40))
    enquiries.step(walk, "S02", at=at(25, 10, 11), by=cast.manager, note="No exploitation plan.")
    conference = conferences.ask(walk, enquiry, at=at(26, 10, 9, 30), with_list=False)
    conferences.book(walk, conference, at=at(26, 10, 11), start=at(12, 11, 10))
    conferences.send_list(walk, conference, at=at(30, 10, 10))
    conferences.invite(walk, conference, at=at(30, 10, 11))
    enquiries.refer(walk, [maya], at=at(30, 10, 14), decided=at(30, 10, 15))
    enquiries.belongs(walk, "Maya")
    enquiries.step(walk, "S06b", "Reuben", "Isla", at=at(2, 11, 9), by=cast.administrator)
    enquiries.join(walk, walk.cases["Maya"], beside="Reuben", at=at(2, 11, 10))
    conferences.join_conference(walk, conference, walk.cases["Maya"], at=at(2, 11, 10, 30))
    enquiries.step(walk, "S02", "Maya", at=at(2, 11, 11), by=cast.manager, note="As for both.")
    conferences.invite(walk, conference, at=at(2, 11, 15))
    enquiries.step(walk, "S06b", "Maya", at=at(2, 11, 15), by=cast.administrator)
    enquiries.send_outcome(walk, enquiry, at=at(3, 11, 10))
    enquiry.refresh_from_db()
    enquiries.return_enquiry(walk, enquiry, at=at(4, 11, 11))
    enquiry = enquiries.send_outcome(walk, enquiry, at=at(5, 11, 10))
    enquiries.step(walk, "S07", at=at(5, 11, 15), by=cast.chair, note="No gaps.")
    enquiries.authorise(walk, enquiry, at=at(6, 11, 16))
    conferences.report(walk, conference, sent=at(9, 11, 10), authorised=at(9, 11, 15))
    conferences.agencies_report(walk, conference, at=at(9, 11, 16), but=1)
    conferences.share(walk, conference, at=at(10, 11, 12))
    conferences.agencies_report(walk, conference, at=at(11, 11, 11))
    conference = conferences.hold(walk, conference, ended=CONFERENCE)
    conferences.send(walk, conference, at=at(13, 11, 9))
    return walk, conference


def up_to_the_first_review(walk: Walk) -> None:
    """Christmas without the worker, a mid-point review, a review that is rearranged and held.

    Reuben's plan may not end there (S18); Maya has moved to another authority, so hers does.
    """
    cast = walk.cast
    plans.core_group(walk, ended=at(23, 11, 11))
    plans.core_group(walk, ended=at(30, 11, 11))
    review = conferences.review_of(walk)
    conferences.book(walk, review, at=at(14, 12, 10), start=at(10, 2, 10, year=2027))
    conferences.invite(walk, review, at=at(14, 12, 11))
    enquiries.authorise_assessments(walk, at=at(18, 12, 14))
    away = {"since": date(2026, 12, 21), "until": date(2026, 12, 29)}
    add(StandIn(absent=cast.worker, stand_in=cast.colleague, **away), by=cast.system)
    plans.core_group(walk, ended=at(30, 12, 11))
    plans.midpoint(walk, at=at(7, 1, 14, year=2027))
    plans.core_group(walk, ended=at(21, 1, 11, year=2027))
    moved = "The interpreter cannot come."
    conferences.book(
        walk, review, at=at(25, 1, 10, year=2027), start=at(11, 2, 10, year=2027), why=moved
    )
    enquiries.step(walk, "S16/record_review", at=at(3, 2, 15, year=2027), by=cast.chair)
    conferences.report(
        walk, review, sent=at(4, 2, 10, year=2027), authorised=at(4, 2, 15, year=2027)
    )
    conferences.share(walk, review, at=at(8, 2, 10, year=2027))
    _ask_to_end(walk, "Reuben", at(8, 2, 12, year=2027), at(9, 2, 9, year=2027))
    plans.core_group(walk, ended=at(9, 2, 11, year=2027))
    _hold_the_first_review(walk, review, at(11, 2, 12, year=2027))


def _ask_to_end(walk: Walk, name: str, asked: datetime, declined: datetime) -> None:
    plan = plans.plan_of(walk, name)
    request = ask_to_end_early(
        plan, why="He is safe.", raised_on=date(2027, 2, 5), by=walk.cast.chair,
        as_of=walk.until(asked), version=plan.version,
    )  # fmt: skip
    decline(
        request, words="Too soon.", by=walk.cast.service_manager, as_of=walk.until(declined),
        version=request.version,
    )  # fmt: skip


def _hold_the_first_review(walk: Walk, review: Conference, ended: datetime) -> None:
    walk.until(ended)
    gone = conferences.ends_as("moved", transfer_conference_on=date(2027, 2, 10))
    safe = conferences.ends_as("child_in_need")
    conferences.record(walk, review, {"Reuben": safe, "Maya": gone})
    with pytest.raises(NotNow, match="does not end at the first review"):
        conferences.confirm(walk, review, ended=ended)
    conferences.hold(walk, review, ended=ended, Maya=gone)
    conferences.send(walk, review, at=at(12, 2, 9, year=2027))
