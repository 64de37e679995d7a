"""What happens to a family in Cambridgeshire, from March to October 2026.

Reuben and Isla are referred; Maya joins them while the enquiry is open. Closed days on the way: 3
and 6 April, 4 and 25 May, 31 August.
"""

from tests.cast import Cast
from tests.given import at
from tests.given_children import children_of
from tests.given_conference import around
from tests.walks import conference_acts as conferences
from tests.walks import enquiry_acts as enquiries
from tests.walks import plan_acts as plans
from tests.walks.clockwork import Walk


def up_to_the_conference(cast: Cast) -> Walk:
    """A discussion on a Saturday; a conference that is rearranged; a report that is late."""
    walk = Walk(cast, at(6, 3, 10))
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
