"""What happens to a family by the national layer alone, from November 2026 to November 2027.

Kit, who is 17, and Isla are referred; their mother's baby joins them before its birth. Closed days
on the way: 25 and 28 December 2026, 1 January, 26 and 29 March, 3 and 31 May, 30 August 2027.
"""

from datetime import date, datetime

import pytest

from cases.models import Child
from cases.services.births_and_deaths import record_birth, record_death
from conferences.models import Conference
from conferences.services.late import agree_to_late
from conferences.services.standing_down import stand_down
from cpcase.records import add
from cpcase.refusals import Incomplete
from tests.cast import Cast
from tests.given import at
from tests.given_children import children_of
from tests.given_conference import around, now
from tests.past_the_acts import write
from tests.walks import conference_acts as conferences
from tests.walks import enquiry_acts as enquiries
from tests.walks import plan_acts as plans
from tests.walks.clockwork import Walk

CONFERENCE = date(2027, 1, 7)  # a Thursday


def day(number: int, month: int, hour: int = 10, minute: int = 0) -> datetime:
    """A moment of 2027."""
    return at(number, month, hour, minute, year=2027)


def family(cast: Cast) -> list[Child]:
    """Kit is 18 on 14 May 2027; the baby is expected on 1 March."""
    kit, isla = children_of(cast, "Kit", "Isla", family="Ashdown")
    kit.birth_date = date(2009, 5, 14)
    write(kit)
    baby = Child(
        family=kit.family, number="ASH9001", last_name="Ashdown", sex="U",
        expected_birth_date=date(2027, 3, 1),
    )  # fmt: skip
    return [kit, isla, add(baby, by=cast.system)]


def up_to_the_plans(cast: Cast) -> Walk:
    """The baby joins; the conference is later than the limit, as manager and chair agreed."""
    walk = Walk(cast, at(9, 11, 10))
    *two, baby = family(cast)
    enquiries.refer(walk, two, at=walk.now, decided=at(9, 11, 12))
    around(cast, list(walk.cases.values()))
    enquiry = enquiries.discuss(walk, ended=at(2, 12, 16), signed=at(2, 12, 16, 30))
    conference = conferences.ask(walk, enquiry, at=at(7, 12, 10))
    enquiries.refer(walk, [baby], at=at(10, 12, 9), decided=at(10, 12, 10))
    walk.cases["Ada"] = walk.cases.pop("")
    enquiries.belongs(walk, "Ada")
    enquiries.join(walk, walk.cases["Ada"], beside="Kit", at=at(11, 12, 10))
    conferences.join_conference(walk, conference, walk.cases["Ada"], at=at(11, 12, 11))
    enquiries.step(walk, "N08/considered", "Ada", at=at(11, 12, 12), by=cast.worker)
    _book_late(walk, conference)
    conferences.invite(walk, conference, at=at(14, 12, 13))
    enquiry.refresh_from_db()
    enquiry = enquiries.send_outcome(walk, enquiry, at=at(15, 12, 10))
    enquiries.authorise(walk, enquiry, at=at(17, 12, 10))
    conferences.hold(walk, conference, ended=day(7, 1, 12))
    conferences.send(walk, conference, at=day(8, 1))
    enquiries.authorise_assessments(walk, at=day(12, 1, 15))
    return walk


def _book_late(walk: Walk, conference: Conference) -> None:
    """N02: not past the limit without two reasons and what keeps each child safe until then."""
    late = {"at": at(14, 12, 12), "start": day(7, 1)}
    with pytest.raises(Incomplete, match="team manager and the chair must give reasons first"):
        conferences.book(walk, conference, **late)
    for role, who in (("team_manager", walk.cast.manager), ("chair", walk.cast.chair)):
        agree_to_late(
            now(conference), role=role, until=CONFERENCE, words="Both parents are away.", by=who,
            interim_plan="Their grandmother stays with them.", as_of=walk.now,
            version=now(conference).version,
        )  # fmt: skip
    conferences.book(walk, conference, **late)


def up_to_the_first_review(walk: Walk) -> None:
    """A core group; the baby is born; one review is everybody's, and the one after the birth."""
    plans.core_group(walk, ended=day(20, 1, 11))
    review = conferences.review_of(walk)
    conferences.book(walk, review, at=day(25, 1), start=day(18, 3))
    conferences.invite(walk, review, at=day(25, 1, 11))
    baby = Child.objects.get(pk=walk.cases["Ada"].child_id)
    record_birth(
        baby, on=date(2027, 2, 19), first_name="Ada", last_name="", sex="F",
        known_from="The midwife rang.", by=walk.cast.worker, as_of=walk.until(day(22, 2)),
        version=baby.version,
    )  # fmt: skip
    walk.until(day(18, 3, 12))
    conferences.hold(walk, review, ended=day(18, 3, 12))
    conferences.send(walk, review, at=day(19, 3))


def up_to_the_endings(walk: Walk) -> None:
    """Kit is 18; Ada dies; Isla's second review is held, and she moves abroad before the third."""
    review = conferences.review_of(walk)
    conferences.book(walk, review, at=day(20, 4), start=day(16, 9))
    conferences.invite(walk, review, at=day(20, 4, 11))
    plans.end(walk, "Kit", "turned_18", at=day(14, 5, 12))
    ada = Child.objects.get(pk=walk.cases["Ada"].child_id)
    record_death(
        ada, on=date(2027, 8, 10), known_from="The hospital rang.", by=walk.cast.worker,
        as_of=walk.until(day(10, 8, 11)), version=ada.version,
    )  # fmt: skip
    plans.end(walk, "Ada", "died", at=day(10, 8, 12))
    walk.until(day(16, 9, 12))
    conferences.hold(walk, review, ended=day(16, 9, 12))
    conferences.send(walk, review, at=day(17, 9))
    third = conferences.review_of(walk)
    conferences.book(walk, third, at=day(4, 10), start=at(9, 3, 10, year=2028))
    conferences.invite(walk, third, at=day(4, 10, 11))
    plans.end(walk, "Isla", "abroad", at=day(22, 11, 12), note="Lisbon, says her aunt.")
    stand_down(
        now(third), why="Isla has moved abroad.", by=walk.cast.administrator,
        as_of=walk.until(day(23, 11)), version=now(third).version,
    )  # fmt: skip
