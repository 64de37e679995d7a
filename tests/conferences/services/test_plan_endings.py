"""A plan that ends between two conferences: the child is not reviewed any more."""

from typing import Any

import pytest

from accounts.models import Notice
from cases.services.births_and_deaths import record_death
from conferences.models import Conference, Letter
from conferences.services import plan_endings
from conferences.services.bookings import book
from conferences.services.decisions import confirm_decisions
from conferences.services.invitations import send_invitations
from conferences.services.plan_endings import end_plan_outside
from conferences.services.standing_down import stand_down
from coregroups.models import Plan
from cpcase.refusals import Conflict, NotAllowed, NotNow
from tests.cast import Cast
from tests.given import at
from tests.given_conference import NEXT_DAY, a_recorded, a_sent, child_called, now, when
from tests.given_plans import due, events

ENDS = at(20, 5, 12)
REVIEW = at(9, 7, 10)


def a_review(cast: Cast, *names: str) -> Conference:
    """The review after an initial conference, booked, with its letters out."""
    a_sent(cast, *names)
    review = Conference.objects.not_over().get(kind="review")
    review = book(
        review, when(cast, REVIEW), by=cast.administrator, as_of=NEXT_DAY, version=review.version
    )
    send_invitations(review, by=cast.administrator, as_of=NEXT_DAY, version=review.version)
    return now(review)


def end(cast: Cast, review: Conference, name: str, **but: Any) -> Plan:
    """The chair ends the plan of a child who is looked after."""
    plan = Plan.objects.get(case=child_called(review, name).case)
    whole = {
        "reason": "looked_after", "by": cast.chair, "on": ENDS.date(), "as_of": ENDS,
        "version": plan.version,
    }  # fmt: skip
    return end_plan_outside(plan, **{**whole, **but})


def test_the_child_leaves_the_review_which_goes_on_for_the_others(cast: Cast) -> None:
    review = a_review(cast, "Reuben", "Isla")
    plan = end(cast, review, "Isla")
    assert plan.ended_on == ENDS.date()
    review = now(review)
    assert [case.child.first_name for case in review.cases()] == ["Reuben"]
    assert (review.status, child_called(review, "Isla").left_on) == ("booked", ENDS.date())
    assert [event.facts["number"] for event in events(plan.case, "conference.stood_down")] == [1]
    assert due(plan.case, "C25").state == "not_needed"
    reuben = child_called(review, "Reuben").case
    assert due(reuben, "C25").due_on == at(4, 7).date()
    assert Plan.objects.open().get().case == reuben
    child = child_called(review, "Isla").history.first()
    assert (child.history_change_reason, child.history_user) == ("The plan has ended.", cast.chair)


def test_whoever_was_invited_hears_that_it_is_about_other_children(cast: Cast) -> None:
    review = a_review(cast, "Reuben", "Isla")
    end(cast, review, "Isla")
    told = Letter.objects.filter(invitation__conference=review, sent_at=ENDS)
    by_name = {letter.invitation.name: letter.about for letter in told}
    assert by_name["Beth Lowe"] == by_name["Leanne Ashdown"] == "children"
    assert by_name["Isla"] == "stood_down"
    assert "Reuben" not in by_name
    heard = Notice.objects.filter(kind="conference.left").values_list("person__name", flat=True)
    assert set(heard) == {"Amina Yusuf", "Denise Okafor", "Priya Nair", "Tom Bright"}


def test_a_review_that_is_to_be_booked_is_booked_for_the_others_alone(cast: Cast) -> None:
    a_sent(cast, "Reuben", "Isla")
    review = Conference.objects.to_book().get(kind="review")
    end(cast, review, "Isla")
    assert [case.child.first_name for case in now(review).cases()] == ["Reuben"]
    assert not Letter.objects.filter(sent_at=ENDS).exists()


def test_administration_is_asked_to_stand_a_review_for_nobody_else_down(cast: Cast) -> None:
    review = a_review(cast, "Reuben")
    plan = end(cast, review, "Reuben")
    assert [case.pk for case in now(review).cases()] == [plan.case_id]
    asked = Notice.objects.get(kind="conference.nobody_to_review")
    assert (asked.person, asked.link) == (cast.administrator, f"/conferences/{review.pk}/")
    assert asked.words == (
        "The plan of the only child of a review conference has ended. Stand it down."
    )
    assert not Letter.objects.filter(sent_at=ENDS).exists()
    stand_down(
        now(review), why="The plan has ended.", by=cast.administrator, as_of=ENDS,
        version=now(review).version,
    )  # fmt: skip
    assert Letter.objects.filter(sent_at=ENDS, about="stood_down").exists()


def test_a_review_of_nobody_is_not_confirmed(cast: Cast) -> None:
    review = a_review(cast, "Reuben")
    end(cast, review, "Reuben")
    review = a_recorded(cast, now(review))
    ended = at(9, 7, 12)
    with pytest.raises(NotNow, match=r"Reuben has no open plan to review\..* stand it down"):
        confirm_decisions(review, by=cast.chair, held_at=ended, as_of=ended, version=review.version)


def test_both_plans_end_and_the_second_child_is_alone(cast: Cast) -> None:
    review = a_review(cast, "Reuben", "Isla")
    end(cast, review, "Isla")
    end(cast, review, "Reuben")
    assert [case.child.first_name for case in now(review).cases()] == ["Reuben"]
    assert Notice.objects.filter(kind="conference.nobody_to_review").count() == 1


def test_a_child_who_has_died_gets_no_letter(cast: Cast) -> None:
    """N09, N12: nor where the others' review goes on, nor where it is stood down."""
    review = a_review(cast, "Reuben", "Isla")
    for name in ("Isla", "Reuben"):
        child = child_called(review, name).case.child
        record_death(
            child, on=ENDS.date(), known_from="The hospital rang.", by=cast.worker, as_of=ENDS,
            version=child.version,
        )  # fmt: skip
        end(cast, review, name, reason="died")
    stand_down(
        now(review), why="Both have died.", by=cast.administrator, as_of=ENDS,
        version=now(review).version,
    )  # fmt: skip
    told = Letter.objects.filter(sent_at=ENDS).values_list("invitation__name", flat=True)
    assert "Leanne Ashdown" in told
    assert not {"Reuben", "Isla"} & set(told)


def test_a_plan_that_cannot_end_leaves_everything_as_it_was(cast: Cast) -> None:
    review = a_review(cast, "Reuben", "Isla")
    with pytest.raises(NotAllowed):
        end(cast, review, "Isla", by=cast.worker)
    with pytest.raises(Conflict):
        end(cast, review, "Isla", version=99)
    assert len(now(review).here()) == 2
    end(cast, review, "Isla")
    with pytest.raises(NotNow):
        end(cast, review, "Isla")


def test_it_is_one_act_all_of_it_or_nothing(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    review = a_review(cast, "Reuben", "Isla")

    def fails(*args: object, **told: object) -> None:
        raise NotNow("Not now.")

    monkeypatch.setattr(plan_endings, "leave", fails)
    with pytest.raises(NotNow):
        end(cast, review, "Isla")
    assert Plan.objects.open().count() == 2
    assert not Notice.objects.filter(kind="plan_ended").exists()
