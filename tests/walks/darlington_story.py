"""What happens to a family in Darlington, from January 2026 to January 2027.

Reuben and Isla are referred; Maya joins them while the enquiry is open. Closed days on the way: 3
and 6 April, 4 and 25 May, 31 August, 25 and 28 December 2026, 1 January 2027.
"""

from coregroups.choices import MeetingKind
from coregroups.models import Meeting
from tests.cast import Cast
from tests.given import at
from tests.given_children import children_of
from tests.given_conference import around
from tests.given_plans import group_of, member
from tests.walks import conference_acts as conferences
from tests.walks import enquiry_acts as enquiries
from tests.walks import plan_acts as plans
from tests.walks.clockwork import Walk


def up_to_the_plans(cast: Cast) -> Walk:
    """The conference is booked for Day 13, so that the report is due before that, and is late."""
    walk = Walk(cast, at(12, 1, 10))
    *two, maya = children_of(cast, "Reuben", "Isla", "Maya", family="Ashdown")
    enquiries.refer(walk, two, at=walk.now, decided=at(12, 1, 12))
    around(cast, list(walk.cases.values()))
    enquiry = enquiries.discuss(walk, ended=at(14, 1, 16), signed=at(14, 1, 16, 30))
    conference = conferences.ask(walk, enquiry, at=at(19, 1, 10))
    conferences.book(walk, conference, at=at(20, 1, 10), start=at(2, 2, 14))
    conferences.invite(walk, conference, at=at(20, 1, 11))
    enquiries.refer(walk, [maya], at=at(21, 1, 9), decided=at(21, 1, 10))
    enquiries.belongs(walk, "Maya")
    enquiries.join(walk, walk.cases["Maya"], beside="Reuben", at=at(22, 1, 10))
    conferences.join_conference(walk, conference, walk.cases["Maya"], at=at(22, 1, 10, 30))
    enquiries.send_outcome(walk, enquiry, at=at(23, 1, 15))
    enquiry.refresh_from_db()
    enquiry = enquiries.return_enquiry(walk, enquiry, at=at(26, 1, 11))
    enquiry = enquiries.send_outcome(walk, enquiry, at=at(27, 1, 10))
    enquiries.authorise(walk, enquiry, at=at(28, 1, 12))
    conferences.report(walk, conference, sent=at(28, 1, 16), authorised=at(29, 1, 11))
    conferences.share(walk, conference, at=at(30, 1, 11), by=cast.administrator)
    conferences.hold(walk, conference, ended=at(2, 2, 16))
    conferences.send(walk, conference, at=at(3, 2, 9))
    return walk


def up_to_the_first_review(walk: Walk) -> None:
    """Two core groups, the second four weeks before the review, and the joint report over Easter.

    Reuben becomes a child in need at the review.
    """
    _core_group(walk, (13, 2), minutes=(17, 2), kind=MeetingKind.FIRST, manager_chairs=True)
    review = conferences.review_of(walk)
    conferences.book(walk, review, at=at(2, 3, 10), start=at(23, 4, 10))
    conferences.invite(walk, review, at=at(2, 3, 11))
    enquiries.authorise_assessments(walk, at=at(12, 3, 15))
    _core_group(walk, (26, 3), minutes=(30, 3), kind=MeetingKind.PRE_REVIEW)
    plans.joint_report(walk, "send_draft", at=at(1, 4, 11))
    plans.joint_report(walk, "take_corrections", at=at(9, 4, 10))
    plans.joint_report(walk, "submit", at=at(13, 4, 15))
    plans.joint_report(walk, "authorise", at=at(16, 4, 11), by=walk.cast.manager)
    plans.joint_report(walk, "send_final", at=at(17, 4, 15))
    walk.until(at(23, 4, 12))
    safe = conferences.ends_as("child_in_need")
    conferences.hold(walk, review, ended=at(23, 4, 12), Reuben=safe)
    conferences.send(walk, review, at=at(24, 4, 9))


def up_to_the_endings(walk: Walk) -> None:
    """Core groups 6, 12 and 18 weeks after the review; Isla is looked after; Maya's second review.

    Each child in need has a review meeting three months later.
    """
    review = conferences.review_of(walk)
    conferences.book(walk, review, at=at(1, 6, 10), start=at(15, 10, 10))
    conferences.invite(walk, review, at=at(1, 6, 11))
    _core_group(walk, (2, 6), minutes=(3, 6))
    _core_group(walk, (13, 7), minutes=(15, 7))
    enquiries.step(walk, "D23", "Reuben", at=at(22, 7, 10), by=walk.cast.worker, note="Held.")
    plans.end(walk, "Isla", "looked_after", at=at(31, 7, 12))
    _core_group(walk, (25, 8), minutes=(26, 8))
    _core_group(walk, (16, 9), minutes=(17, 9, 7), kind=MeetingKind.PRE_REVIEW)
    plans.joint_report(walk, "send_draft", at=at(18, 9, 10))
    plans.joint_report(walk, "take_corrections", at=at(22, 9, 10))
    plans.joint_report(walk, "submit", at=at(23, 9, 10))
    plans.joint_report(walk, "authorise", at=at(24, 9, 15), by=walk.cast.manager)
    plans.joint_report(walk, "send_final", at=at(28, 9, 10))
    walk.until(at(15, 10, 12))
    safe = conferences.ends_as("child_in_need")
    conferences.hold(walk, review, ended=at(15, 10, 12), Maya=safe)
    conferences.send(walk, review, at=at(16, 10, 9))
    moment = at(12, 1, 10, year=2027)
    enquiries.step(walk, "D23", "Maya", at=moment, by=walk.cast.worker, note="Held.")


def _core_group(
    walk: Walk,
    day: tuple[int, int],
    *,
    minutes: tuple[int, ...],
    kind: str = MeetingKind.LATER,
    manager_chairs: bool = False,
) -> Meeting:
    """At 11am, with its minutes at 10am of another day unless an hour is said."""
    chair = {}
    if manager_chairs:
        name = next(iter(walk.cases))
        chair = {"chair": member(group_of(plans.plan_of(walk, name)), "Tom Bright")}
    held = plans.core_group(walk, ended=at(*day, 11), kind=kind, **chair)
    plans.minutes(walk, held, at=at(*minutes) if len(minutes) > 2 else at(*minutes, 10))
    return held
