"""A social worker: the conference report, and the children on a plan until the review."""

from typing import Any

import pytest

from conferences.models import ReportShare
from coregroups.models import Visit
from tests.cast import Cast
from tests.given import at, siblings
from tests.given_conference import around
from tests.given_plans import due
from tests.journeys import doing_plan as doing
from tests.journeys.conftest import ItIs, SignedIn
from tests.journeys.given import a_conference, a_review, authorised, on_a_plan
from tests.journeys.pictures import picture

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cases(cast: Cast) -> list[Any]:
    cases = siblings(cast, "Reuben", "Isla", "Jonah")
    around(cast, cases)
    return cases


def test_she_writes_the_report_and_shares_it_with_the_mother(
    at_work: SignedIn, cast: Cast, cases: list[Any], it_is: ItIs
) -> None:
    """C13, C15, D07, D09: the report begins with what the enquiry found."""
    # given a conference in a week
    conference = a_conference(cast, cases)
    it_is(at(8, 4, 10))
    amina = at_work(cast.worker)
    amina.follows("Conferences").follows("Ashdown").follows("Conference report")
    # when she reads what is there, adds the family's view and sends it
    amina.holds("What are we worried about for Reuben?", "There are bruises.")
    amina.holds("Family and history", "In plain words.")
    amina.types("What are we worried about for Isla?", "She lives with the same people.")
    amina.types("What the family says to this report", "Leanne says that the door jams.")
    for child in ("Reuben", "Isla", "Jonah"):
        amina.types(f"What do we propose for {child}?", "A child protection plan.")
    amina.presses("Save and send to the manager").sees("With the team manager")
    # and talks it through with the mother once it is authorised
    authorised(cast, conference, as_of=at(8, 4, 12))
    it_is(at(9, 4, 14))
    amina.opens(f"/conferences/{conference.pk}/").follows("Record that the report was shared")
    amina.ticks("Leanne Ashdown, Mother").dates("When was it shared?", at(9, 4).date())
    amina.ticks("By hand, talked through")
    amina.types("What did they say to it?", "She had not known of the second bruise.")
    amina.presses("Save")
    # then the conference says who has it
    amina.sees("Leanne Ashdown, Thursday 9 April: by hand, talked through")
    assert ReportShare.objects.get().shared_by == cast.worker


def test_she_visits_with_her_phone(
    at_work: SignedIn, cast: Cast, cases: list[Any], it_is: ItIs
) -> None:
    """C18, C22, L11: siblings on one page; who was not seen stays due; the rest at the desk."""
    # given two children on a plan, at their door
    on_a_plan(cast, cases)
    it_is(at(21, 4, 11, 50))
    amina = at_work(cast.worker).on_a_phone()
    # when she finds nobody in
    amina.opens("/work/").follows("Record a visit").follows("Reuben Ashdown")
    doing.finds_nobody_in(amina, ("Reuben", "Isla", "Jonah"))
    amina.sees("Attempted visit", "It counts for nothing: the limit stays.")
    # and comes again in the afternoon, where Isla is asleep
    it_is(at(21, 4, 16, 5))
    amina.opens("/work/").follows("Record a visit").follows("Reuben Ashdown")
    doing.sees_the_children(amina)
    picture(amina, "visit")
    amina.presses("Finish the rest at my desk").sees("The fact is recorded and counts.")
    # then Reuben's limit is met and Jonah's is not, and the rest is written at the desk
    amina.sees("Reuben was seen alone.", "Jonah was not seen")
    assert due(cases[0], "C18").state == "met"
    amina.follows("Finish the visit")
    amina.types("What does it mean for the children?", "Reuben feels safer with the door open.")
    amina.presses("Finish visit").misses("To finish")
    assert Visit.objects.filter(status="unfinished").count() == 0


def test_she_records_the_first_core_group_and_its_minutes(
    at_work: SignedIn, cast: Cast, cases: list[Any], it_is: ItIs
) -> None:
    """C20, C21, D13 to D21: two people, the plan line by line, dates to the second review."""
    # given the day of the first core group
    on_a_plan(cast, cases)
    it_is(at(21, 4, 12))
    amina = at_work(cast.worker)
    picture(amina, "work")
    amina.follows("Hold the first core group")
    # when she records it and says who got the minutes
    doing.records_a_core_group(amina)
    picture(amina, "core-group", start="Plan for Reuben")
    amina.presses("Finish").sees("All agreed.")
    it_is(at(24, 4, 15))
    amina.follows("Record that the minutes were sent")
    amina.dates("When were they sent?", at(24, 4).date())
    amina.ticks("Leanne Ashdown").types("How did they go to Leanne Ashdown?", "By hand")
    amina.presses("Save")
    # then the plan says how it goes, and nobody waits for minutes
    amina.sees("Leanne Ashdown: By hand")
    assert due(cases[0], "C20").state == "met"
    assert due(cases[0], "C21").state == "met"


def test_she_writes_the_report_for_the_review(
    at_work: SignedIn, cast: Cast, cases: list[Any], it_is: ItIs
) -> None:
    """C24, D09."""
    # given a review in two weeks
    review = a_review(cast, on_a_plan(cast, cases), starts_at=at(7, 7, 10))
    it_is(at(24, 6, 10))
    amina = at_work(cast.worker)
    # when she writes the report for the two on a plan and sends it
    amina.follows("Conferences").follows("Review conference").follows("Conference report")
    amina.misses("Jonah")
    amina.types("What do you recommend?", "Isla steps down; Reuben's plan goes on.")
    for child in ("Reuben", "Isla"):
        amina.types(f"What are we worried about for {child}?", "Evenings alone.")
        amina.types(f"What is working well for {child}?", "School every day since May.")
        amina.types(f"What does {child} say?", "“Mum is home when I come.”")
        amina.types(f"What do we propose for {child}?", "As recommended.")
    amina.presses("Save and send to the manager")
    # then it is with the manager
    amina.sees("With the team manager")
    assert authorised(cast, review, as_of=at(24, 6, 12)).status == "authorised"
