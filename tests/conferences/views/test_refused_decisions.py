"""Decisions that a rule forbids are refused on the page that confirms them (N06, N12, S18)."""

from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from cases.services.births_and_deaths import record_death
from conferences.choices import Outcome, Presence
from conferences.models import Conference
from conferences.services.bookings import book
from conferences.services.invitations import send_invitations
from coregroups.models import Plan
from cpcase import clock
from tests.cast import Cast
from tests.given import at
from tests.given_conference import (
    END,
    NEXT_DAY,
    a_plan,
    a_recorded,
    a_sent,
    an_invited,
    nothing_needed,
    now,
    when,
)
from tests.given_plans import due
from timescales.models.deadline import State

REVIEW, REVIEW_END = at(7, 7, 10), at(7, 7, 12)


@pytest.fixture
def moment() -> datetime:
    return END


def _confirm(chair: Client, conference: Conference, moment: datetime) -> tuple[int, str]:
    """What the chair reads after pressing the button: status and page."""
    sent: dict[str, Any] = {
        "version": now(conference).version, "held_at-day": moment.day,
        "held_at-month": moment.month, "held_at-year": moment.year, "held_at-time": "midday",
    }  # fmt: skip
    answer = chair.post(f"/conferences/{conference.pk}/day/confirm/", sent)
    return answer.status_code, answer.content.decode().replace("&#x27;", "'")


def test_without_enough_agencies_nothing_is_confirmed(chair: Client, cast: Cast) -> None:
    """N06."""
    absent = {"Beth": Presence.NEITHER, "Rosa": Presence.REPORT}
    conference = a_recorded(cast, an_invited(cast), **absent)
    status, page = _confirm(chair, conference, END)
    assert status == 409
    assert "Not quorate: social care and police. Health sent a report." in page
    assert "It needs social care and 2 other agencies: choose what to do." in page
    assert now(conference).status == "booked"
    assert not Plan.objects.exists()


def test_no_plan_is_opened_for_a_child_who_died_and_nothing_is_due(
    chair: Client, cast: Cast
) -> None:
    """N12."""
    conference = a_recorded(cast, an_invited(cast, "Reuben"))
    (case,) = conference.cases()
    assert due(case, "C14").state == State.OPEN
    child = case.child
    record_death(
        child, on=END.date(), known_from="The hospital", by=cast.worker, as_of=at(14, 4, 9),
        version=child.version,
    )  # fmt: skip
    assert not case.timeline.deadlines.filter(state=State.OPEN).exists()
    assert due(case, "C14").state == State.NOT_NEEDED
    status, page = _confirm(chair, conference, END)
    assert status == 409
    assert "The child has died. No plan can be opened." in page
    assert not Plan.objects.exists()


def test_a_plan_begins_on_the_day_of_its_conference_also_when_confirmed_later(
    chair: Client, cast: Cast
) -> None:
    """N12: held on Tuesday 14 April, confirmed on the Thursday."""
    conference = a_recorded(cast, an_invited(cast, "Reuben"))
    with clock.standing_at(at(16, 4, 9)):
        status, _ = _confirm(chair, conference, END)
    assert status == 302
    assert Plan.objects.get().started_on == END.date()


def test_the_first_review_ends_no_plan_in_stoke(chair: Client, cast: Cast) -> None:
    """S18: the words say what to do, and the plans go on."""
    a_sent(cast, pathway="stoke-on-trent")
    review = Conference.objects.to_book().get(kind="review")
    review = book(
        review, when(cast, REVIEW), by=cast.administrator, as_of=NEXT_DAY, version=review.version
    )
    send_invitations(review, by=cast.administrator, as_of=NEXT_DAY, version=review.version)
    ended = nothing_needed(Outcome.CHILD_IN_NEED, ending="child_in_need")
    a_recorded(cast, now(review), dict.fromkeys(("Reuben", "Isla"), ended))
    with clock.standing_at(REVIEW_END):
        status, page = _confirm(chair, review, REVIEW_END)
    assert status == 409
    assert "A plan does not end at the first review, unless the child is looked after or has" in (
        page
    )
    assert "ask the service manager to approve it" in page
    assert Plan.objects.open().count() == 2


def test_two_who_are_decided_differently_are_read_apart(chair: Client, cast: Cast) -> None:
    """N04, S20: one plan goes on, the other ends, and the page says how."""
    a_sent(cast)
    review = Conference.objects.to_book().get(kind="review")
    review = book(
        review, when(cast, REVIEW), by=cast.administrator, as_of=NEXT_DAY, version=review.version
    )
    send_invitations(review, by=cast.administrator, as_of=NEXT_DAY, version=review.version)
    ended = nothing_needed(Outcome.CHILD_IN_NEED, ending="child_in_need")
    goes_on = a_plan(lines=[], first_core_group_at=None)
    a_recorded(cast, now(review), {"Reuben": goes_on, "Isla": ended})
    with clock.standing_at(REVIEW_END):
        status, _ = _confirm(chair, review, REVIEW_END)
        page = chair.get(f"/conferences/{review.pk}/decisions/").content.decode()
    assert status == 302
    says = "The child protection plan ends: the child becomes a child in need."
    assert page.count(says) == 1
    assert page.index("Child protection plan: neglect") < page.index(says)
