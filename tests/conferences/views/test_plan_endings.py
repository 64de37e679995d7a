"""The page that ends a plan says what becomes of the review to come, and does it."""

from datetime import datetime

import pytest

from conferences.models import Conference
from coregroups.models import Plan
from tests.cast import Cast
from tests.conferences.services.test_plan_endings import ENDS, a_review
from tests.conferences.views.conftest import SignedIn
from tests.given_conference import a_sent, child_called, now

ENDING = {
    "on-day": "20", "on-month": "5", "on-year": "2026", "reason": "looked_after", "note": "",
    "version": "1",
}  # fmt: skip


@pytest.fixture
def moment() -> datetime:
    return ENDS


def check(as_: SignedIn, cast: Cast, review: Conference, name: str) -> str:
    """What the page says before the button."""
    case = child_called(review, name).case
    answer = as_(cast.chair).post(f"/children/{case.pk}/plan/end/", ENDING)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_others_review_goes_on_without_the_child(cast: Cast, as_: SignedIn) -> None:
    review = a_review(cast, "Reuben", "Isla")
    page = check(as_, cast, review, "Isla")
    assert "The review conference on Thursday 9 July goes on without this child" in page
    case = child_called(review, "Isla").case
    assert case in now(review).cases()
    as_(cast.chair).post(f"/children/{case.pk}/plan/end/", {**ENDING, "confirmed": "1"})
    assert case not in now(review).cases()
    assert Plan.objects.open().count() == 1


def test_a_review_for_nobody_else_is_to_be_stood_down(cast: Cast, as_: SignedIn) -> None:
    review = a_review(cast, "Reuben")
    page = check(as_, cast, review, "Reuben")
    assert "The review conference on Thursday 9 July is for nobody else" in page


def test_a_review_without_a_date_is_the_next_one(cast: Cast, as_: SignedIn) -> None:
    a_sent(cast, "Reuben", "Isla")
    review = Conference.objects.to_book().get(kind="review")
    page = check(as_, cast, review, "Isla")
    assert "The next review conference goes on without this child" in page
