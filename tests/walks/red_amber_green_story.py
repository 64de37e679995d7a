"""What happens to a family in an authority with the red, amber and green framework, over 16 months.

Beneath it is the national layer alone, from November 2026 to March 2028. Reuben and Isla are
referred; Maya joins them while the enquiry is open. Closed days on the way: 25 and 28 December
2026, 1 January, 26 and 29 March, 3 and 31 May, 30 August, 27 and 28 December 2027, 3 January 2028.
"""

from datetime import datetime

from cases.rules.reallocations import read_of
from cases.services.reallocations import move_team, reallocate
from tests.cast import Cast
from tests.given import at
from tests.given_children import children_of
from tests.given_conference import around, now
from tests.walks import conference_acts as conferences
from tests.walks import enquiry_acts as enquiries
from tests.walks import plan_acts as plans
from tests.walks.clockwork import Walk


def day(number: int, month: int, hour: int = 10, minute: int = 0) -> datetime:
    """A moment of 2027."""
    return at(number, month, hour, minute, year=2027)


def later(number: int, month: int, hour: int = 10) -> datetime:
    """A moment of 2028."""
    return at(number, month, hour, year=2028)


def up_to_the_plans(cast: Cast) -> Walk:
    """A family group conference is considered before the request, and for the plan."""
    walk = Walk(cast, at(2, 11, 10))
    *two, maya = children_of(cast, "Reuben", "Isla", "Maya", family="Ashdown")
    enquiries.refer(walk, two, at=walk.now, decided=at(2, 11, 12))
    around(cast, list(walk.cases.values()))
    enquiry = enquiries.discuss(walk, ended=at(10, 11, 15), signed=at(10, 11, 16))
    enquiries.step(walk, "F01", at=at(12, 11, 10), by=cast.manager, note="They do not want one.")
    conference = conferences.ask(walk, enquiry, at=at(12, 11, 11))
    conferences.book(walk, conference, at=at(13, 11, 10), start=at(1, 12, 10))
    conferences.invite(walk, conference, at=at(13, 11, 11))
    enquiries.refer(walk, [maya], at=at(16, 11, 9), decided=at(16, 11, 10))
    enquiries.belongs(walk, "Maya")
    enquiries.join(walk, walk.cases["Maya"], beside="Reuben", at=at(17, 11, 10))
    conferences.join_conference(walk, conference, walk.cases["Maya"], at=at(17, 11, 10, 30))
    enquiry.refresh_from_db()
    enquiry = enquiries.send_outcome(walk, enquiry, at=at(19, 11, 10))
    enquiries.authorise(walk, enquiry, at=at(20, 11, 10))
    conferences.hold(walk, conference, ended=at(1, 12, 12))
    enquiries.step(walk, "F02", at=at(1, 12, 13), by=cast.chair, note="The aunt would host it.")
    conferences.send(walk, conference, at=at(2, 12, 9))
    plans.core_group(walk, ended=at(11, 12, 11))
    enquiries.step(walk, "F03", at=at(11, 12, 15), by=cast.manager, note="SMART.")
    enquiries.authorise_assessments(walk, at=day(5, 1, 15))
    return walk


def up_to_the_second_review(walk: Walk) -> None:
    """Green at the first review, where Reuben's plan ends; a consultation at 6 months."""
    review = conferences.review_of(walk)
    conferences.book(walk, review, at=day(11, 1), start=day(25, 2))
    conferences.invite(walk, review, at=day(11, 1, 11))
    enquiries.step(walk, "F05", at=day(25, 2, 11), by=walk.cast.chair, note="It helped.")
    safe = conferences.ends_as("child_in_need")
    conferences.hold(walk, review, ended=day(25, 2, 12), Reuben=safe)
    conferences.send(walk, review, at=day(26, 2))
    plans.core_group(walk, ended=day(13, 5, 11), steps=frozenset({"F10"}))
    enquiries.step(walk, "F06", "Isla", "Maya", at=day(28, 5), by=walk.cast.manager)
    review = conferences.review_of(walk)
    conferences.book(walk, review, at=day(7, 6), start=day(24, 8))
    conferences.invite(walk, review, at=day(7, 6, 11))
    walk.until(day(24, 8, 12))
    conferences.hold(walk, review, ended=day(24, 8, 12))
    conferences.send(walk, review, at=day(25, 8))


def up_to_the_endings(walk: Walk) -> None:
    """Amber and red: the panel and its review are late; another team takes Maya's work over."""
    panel = walk.cast.service_manager
    enquiries.step(walk, "F07", "Isla", "Maya", at=day(3, 9), by=panel, note="Both files audited.")
    plans.end(walk, "Isla", "looked_after", at=day(4, 10, 12))
    review = conferences.review_of(walk)
    _to_another_team(walk, day(8, 11))
    conferences.book(walk, review, at=day(1, 12), start=later(22, 2))
    conferences.invite(walk, review, at=day(1, 12, 11))
    enquiries.step(walk, "F08", "Maya", at=later(5, 1, 14), by=panel, note="Nothing has changed.")
    walk.until(later(22, 2, 12))
    conferences.hold(walk, review, ended=later(22, 2, 12))
    conferences.send(walk, review, at=later(23, 2))
    enquiries.step(walk, "F09", "Maya", at=later(29, 2, 15), by=panel, note="The meeting was held.")
    manager = walk.cast.other_manager
    enquiries.step(walk, "N10", "Maya", at=later(2, 3), by=manager, note="Offered to her aunts.")
    plans.end(walk, "Maya", "looked_after", at=later(15, 3, 12))


def _to_another_team(walk: Walk, moment: datetime) -> None:
    """F04: what changes goes back to core group and chair."""
    cast, maya = walk.cast, [now(walk.cases["Maya"])]
    told = {"why": "The family has moved south.", "as_of": walk.until(moment)}
    move_team(maya, team=cast.other_team, by=cast.manager, read=read_of(maya), **told)
    maya = [now(walk.cases["Maya"])]
    reallocate(
        maya, role="social_worker", to=cast.other_worker, by=cast.other_manager,
        read=read_of(maya), **told,
    )  # fmt: skip
    walk.cases["Maya"] = now(maya[0])
    enquiries.step(walk, "F04", "Maya", at=moment, by=cast.other_manager, note="Chair agrees.")
