"""What happens to a family in Cambridgeshire, from March to October 2026.

Reuben and Isla are referred; Maya joins them while the enquiry is open. Closed days on the way: 3
and 6 April, 4 and 25 May, 31 August.
"""

from datetime import date

from tests.cast import Cast
from tests.given import at
from tests.given_children import children_of
from tests.given_conference import around
from tests.walks import conference_acts as conferences
from tests.walks import enquiry_acts as enquiries
from tests.walks import plan_acts as plans
from tests.walks.clockwork import Besides, Walk


def up_to_the_conference(cast: Cast, *besides: Besides) -> Walk:
    """A discussion on a Saturday; a conference that is rearranged; a report that is late."""
    walk = Walk(cast, at(6, 3, 10), besides=list(besides))
    *two, maya = children_of(cast, "Reuben", "Isla", "Maya", family="Ashdown")
    enquiries.refer(walk, two, at=walk.now, decided=at(6, 3, 12))
    around(cast, list(walk.cases.values()))
    enquiry = enquiries.discuss(walk, ended=at(7, 3, 15), signed=at(7, 3, 15, 40))
    plans.visit(walk, at=at(7, 3, 17), Reuben="alone", Isla="not_seen")
    plans.visit(walk, at=at(8, 3, 10), Isla="not_alone")
    enquiries.refer(walk, [maya], at=at(10, 3, 9), decided=at(10, 3, 10))
    enquiries.belongs(walk, "Maya")
    enquiries.join(walk, walk.cases["Maya"], beside="Reuben", at=at(11, 3, 10))
    plans.visit(walk, at=at(11, 3, 15), Maya="alone")
    enquiries.step(walk, "C02", "Maya", at=at(12, 3, 9), by=cast.worker)
    enquiries.decide(walk, "Reuben", "Isla", needed=True, at=at(12, 3, 11))
    conference = conferences.ask(walk, enquiry, at=at(13, 3, 9, 30))
    conferences.book(walk, conference, at=at(13, 3, 11), start=at(24, 3, 10))
    conferences.invite(walk, conference, at=at(13, 3, 12))
    enquiries.step(walk, "C07", at=at(16, 3, 15), by=cast.worker, note="Both parents.")
    enquiries.decide(walk, "Maya", needed=True, at=at(17, 3, 11))
    conferences.book(
        walk, conference, at=at(18, 3, 15), start=at(26, 3, 14), why="The chair is ill."
    )
    enquiries.send_outcome(walk, enquiry, at=at(19, 3, 10))
    enquiries.step(walk, "C08", at=at(19, 3, 16), by=cast.worker, note="An interpreter too.")
    enquiry.refresh_from_db()
    enquiry = enquiries.return_enquiry(walk, enquiry, at=at(20, 3, 11))
    enquiry = enquiries.send_outcome(walk, enquiry, at=at(23, 3, 10))
    enquiries.authorise(walk, enquiry, at=at(23, 3, 12))
    enquiries.step(walk, "C12", at=at(24, 3, 9), by=cast.worker, note="Their grandmother.")
    enquiries.step(walk, "C11", at=at(24, 3, 11), by=cast.worker, note="By telephone.")
    enquiries.step(walk, "C09", at=at(24, 3, 14), by=cast.chair)
    conferences.report(walk, conference, sent=at(24, 3, 16), authorised=at(25, 3, 9))
    conferences.share(walk, conference, at=at(25, 3, 10))
    conferences.hold(walk, conference, ended=at(26, 3, 16))
    conferences.send(walk, conference, at=at(27, 3, 17, 30))
    return walk


def up_to_the_first_review(walk: Walk) -> None:
    """Isla is seen weekly for a fortnight; four core groups; Reuben becomes a child in need."""
    plans.visit(walk, at=at(8, 4, 15), Reuben="alone", Isla="alone", Maya="not_alone")
    first = plans.core_group(walk, ended=at(10, 4, 11))
    plans.visit(walk, at=at(10, 4, 15), Maya="alone")
    review = conferences.review_of(walk)
    conferences.book(walk, review, at=at(20, 4, 10), start=at(23, 6, 10))
    conferences.invite(walk, review, at=at(20, 4, 11))
    _visit(walk, 22, 4)
    plans.visiting(walk, "Isla", every_days=7, at=at(24, 4, 9, 30))
    plans.minutes(walk, first, at=at(24, 4, 10))
    plans.supervise(walk, at=at(24, 4, 11))
    plans.visit(walk, at=at(29, 4, 15), Isla="alone")
    _visit(walk, 6, 5)
    second = plans.core_group(walk, ended=at(7, 5, 11))
    plans.visiting(walk, "Isla", every_days=None, at=at(8, 5, 10))
    plans.midpoint(walk, at=at(8, 5, 14))
    enquiries.authorise_assessments(walk, at=at(12, 5, 15))
    _visit(walk, 19, 5)
    plans.minutes(walk, second, at=at(20, 5, 10))
    plans.supervise(walk, at=at(21, 5, 12))
    _visit(walk, 1, 6)
    third = plans.core_group(walk, ended=at(3, 6, 11))
    plans.minutes(walk, third, at=at(12, 6, 10))
    _visit(walk, 15, 6)
    fourth = plans.core_group(walk, ended=at(16, 6, 11))
    conferences.report(walk, review, sent=at(16, 6, 14), authorised=at(17, 6, 10))
    conferences.share(walk, review, at=at(17, 6, 12))
    plans.supervise(walk, at=at(22, 6, 10))
    plans.minutes(walk, fourth, at=at(22, 6, 11))
    walk.until(at(23, 6, 12))
    safe = conferences.ends_as("child_in_need")
    conferences.hold(walk, review, ended=at(23, 6, 12), Reuben=safe)
    conferences.send(walk, review, at=at(24, 6, 9))


def up_to_the_endings(walk: Walk) -> None:
    """A core group is late; Isla is looked after; nobody is in; Maya has moved away."""
    _visit(walk, 29, 6)
    review = conferences.review_of(walk)
    conferences.book(walk, review, at=at(1, 7, 10), start=at(8, 10, 10))
    conferences.invite(walk, review, at=at(1, 7, 11))
    _visit(walk, 10, 7)
    fifth = plans.core_group(walk, ended=at(16, 7, 11))
    plans.supervise(walk, "Isla", "Maya", at=at(20, 7, 10))
    _visit(walk, 24, 7)
    plans.minutes(walk, fifth, at=at(29, 7, 10))
    plans.end(walk, "Isla", "looked_after", at=at(31, 7, 12))
    _visit(walk, 3, 8)
    sixth = plans.core_group(walk, ended=at(11, 8, 11))
    plans.midpoint(walk, "Maya", at=at(13, 8, 14))
    plans.supervise(walk, "Maya", at=at(14, 8, 10))
    _visit(walk, 17, 8)
    plans.minutes(walk, sixth, at=at(18, 8, 10))
    plans.visit(walk, at=at(28, 8, 15), Maya="nobody_in")
    plans.visit(walk, at=at(1, 9, 10), Maya="alone")
    seventh = plans.core_group(walk, ended=at(7, 9, 11))
    plans.supervise(walk, "Maya", at=at(14, 9, 10))
    plans.minutes(walk, seventh, at=at(14, 9, 11))
    _visit(walk, 14, 9)
    _visit(walk, 24, 9)
    conferences.report(walk, review, sent=at(29, 9, 10), authorised=at(30, 9, 10))
    last = plans.core_group(walk, ended=at(1, 10, 11))
    conferences.share(walk, review, at=at(2, 10, 12))
    _visit(walk, 5, 10)
    walk.until(at(8, 10, 12))
    gone = conferences.ends_as("moved", transfer_conference_on=date(2026, 10, 6))
    conferences.hold(walk, review, ended=at(8, 10, 12), Maya=gone)
    conferences.send(walk, review, at=at(9, 10, 9))
    plans.minutes(walk, last, at=at(14, 10, 10))


def _visit(walk: Walk, number: int, month: int) -> None:
    """At 3pm everybody who has a plan is seen alone."""
    here = [name for name in walk.cases if plans.plan_of(walk, name).ended_on is None]
    plans.visit(walk, at=at(number, month, 15), **dict.fromkeys(here, "alone"))
