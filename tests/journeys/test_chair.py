"""A chair: the day of a conference, decisions that differ between siblings, a review."""

from typing import Any

import pytest

from conferences.models import Conference
from coregroups.models import Plan
from tests.cast import Cast
from tests.given import at, siblings
from tests.given_conference import around, now
from tests.journeys import doing_conference as doing
from tests.journeys.conftest import ItIs, SignedIn
from tests.journeys.given import a_conference, a_review, on_a_plan, sent
from tests.journeys.pictures import picture

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cases(cast: Cast) -> list[Any]:
    cases = siblings(cast, "Reuben", "Isla", "Jonah")
    around(cast, cases)
    return cases


def test_she_chairs_a_conference_that_decides_differently_for_each_child(
    at_work: SignedIn, cast: Cast, cases: list[Any], it_is: ItIs
) -> None:
    """D11, C16, N06, N12: two categories, and one child in need."""
    # given ten o'clock on the day
    conference = a_conference(cast, cases)
    it_is(at(14, 4, 10, 5))
    denise = at_work(cast.chair)
    picture(denise, "conferences")
    denise.follows("Ashdown").follows("Conference day")
    # when she marks who is here, and forgets a category
    doing.marks_who_is_here(denise, "Reuben", "Isla", "Jonah")
    for child, category in (("Reuben", ""), ("Isla", "Emotional abuse")):
        doing.decides_on_a_plan(denise, child, category)
    doing.decides_on_child_in_need(denise, "Jonah")
    picture(denise, "conference-day")
    denise.is_refused("Save and read back", "Choose the category of Reuben’s plan")
    denise.picks("Category of the plan", "Neglect", of="Reuben").presses("Save and read back")
    # then what was decided is read back with the dates that run, before it counts
    denise.sees("Quorate: social care, police, health and education.", "Child in need")
    picture(denise, "read-back")
    it_is(at(14, 4, 12, 5))
    denise.dates("When did the conference end?", at(14, 4, 12))
    denise.presses("Confirm the decisions").sees("The decisions are confirmed.")
    found = {plan.case.child.first_name: plan.category for plan in Plan.objects.all()}
    assert found == {"Reuben": "NEG", "Isla": "EMO"}
    # and the letter to the mother can be read, tagged
    sent(cast, now(conference), as_of=at(14, 4, 13))
    denise.opens(f"/conferences/{conference.pk}/decisions/")
    told = doing.reads_a_letter(denise, "Decisions and outline plan to Leanne Ashdown (PDF)")
    assert "decisions-2026-04-14.pdf" in told


def test_she_reviews_two_plans_and_ends_one(
    at_work: SignedIn, cast: Cast, cases: list[Any], it_is: ItIs
) -> None:
    """C24, C25, S25a: Isla steps down to child in need, Reuben's plan goes on."""
    # given the day of the first review
    review = a_review(cast, on_a_plan(cast, cases), starts_at=at(7, 7, 10))
    it_is(at(7, 7, 10, 10))
    denise = at_work(cast.chair)
    denise.follows("Review conference").follows("Conference day").misses("Jonah")
    # when Isla is safe and Reuben is not yet
    doing.marks_who_is_here(denise, "Reuben", "Isla")
    doing.goes_on_with_the_plan(denise, "Reuben")
    doing.steps_down(denise, "Isla")
    denise.presses("Save and read back").sees("Child protection plan", "Child in need")
    it_is(at(7, 7, 12, 5))
    denise.dates("When did the conference end?", at(7, 7, 12))
    denise.presses("Confirm the decisions").sees("The decisions are confirmed.")
    # then one plan has ended, the other has its next review, and the core group goes on with it
    assert {plan.case.child.first_name: plan.status for plan in Plan.objects.all()} == {
        "Reuben": "open", "Isla": "ended",
    }  # fmt: skip
    denise.opens(f"/children/{cases[1].pk}/plan/").sees("child in need")
    picture(denise, "step-down")
    denise.opens(f"/children/{cases[0].pk}/core-group/")
    denise.sees("Isla Ashdown, plan ended on Tuesday 7 July", "Reuben Ashdown, on a plan since")
    following = Conference.objects.not_over().get(kind="review")
    assert following.pk != review.pk
    assert [case.child.first_name for case in following.cases()] == ["Reuben"]
