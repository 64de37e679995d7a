"""Conference day: kept in pieces, read back, confirmed, sent; nothing typed is lost."""

from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from cases.models import Relationship
from conferences.models import Conference, Letter
from conferences.services.bookings import book
from coregroups.models import Plan
from cpcase import clock
from tests.cast import Cast
from tests.conferences.views.conftest import SignedIn
from tests.given import at
from tests.given_conference import (
    END,
    NEXT_DAY,
    a_held,
    a_plan,
    a_recorded,
    a_sent,
    an_invited,
    child_called,
    nothing_needed,
    now,
    when,
)
from tests.past_the_acts import write

REVIEW = at(10, 7, 10)


@pytest.fixture
def moment() -> datetime:
    return END


@pytest.fixture
def conference(cast: Cast) -> Conference:
    return an_invited(cast)


def said(conference: Conference, **but: Any) -> dict[str, Any]:
    """Everybody is here; a plan for Reuben, child in need for Isla."""
    reuben, isla = (child_called(conference, name).pk for name in ("Reuben", "Isla"))
    whole: dict[str, Any] = {"version": now(conference).version}
    for one in conference.invitations.on_the_list():
        whole[f"presence-{one.pk}"] = "here"
    whole |= {
        f"worries-{reuben}": "Alone at night.", f"outcome-{reuben}": "plan",
        f"category-{reuben}": "NEG", f"reason-{reuben}": "Harm is likely.",
        f"outline-{reuben}-TOTAL_FORMS": "1", f"outline-{reuben}-0-need": "Not alone at night",
        f"outline-{reuben}-0-who": "Leanne", f"core_group-{reuben}-day": "21",
        f"core_group-{reuben}-month": "4", f"core_group-{reuben}-year": "2026",
        f"core_group-{reuben}-time": "10am", f"outcome-{isla}": "child_in_need",
        f"reason-{isla}": "Changes were made.", f"outline-{isla}-TOTAL_FORMS": "0",
    }  # fmt: skip
    return {**whole, **but}


def confirmed(conference: Conference) -> dict[str, Any]:
    return {
        "version": now(conference).version, "held_at-day": "14", "held_at-month": "4",
        "held_at-year": "2026", "held_at-time": "midday",
    }  # fmt: skip


def day(conference: Conference) -> str:
    return f"/conferences/{conference.pk}/day/"


def test_it_is_saved_read_back_confirmed_and_sent(
    chair: Client, administrator: Client, conference: Conference
) -> None:
    """D11, D26, L08, L09, C16, C17."""
    went = chair.post(day(conference), said(conference, read_back="1"))
    assert went["Location"] == f"{day(conference)}confirm/"
    page = chair.get(went["Location"]).content.decode()
    for words in (
        "Quorate: social care, police, health and education.", "Child protection plan: neglect",
        "Child in need", "Alone at night.", "Not alone at night", "Tuesday 28 April",
    ):  # fmt: skip
        assert words in page
    sent = {
        "version": now(conference).version, "held_at-day": "14", "held_at-month": "4",
        "held_at-year": "2026", "held_at-time": "midday",
    }  # fmt: skip
    went = chair.post(f"{day(conference)}confirm/", sent)
    assert went["Location"] == f"/conferences/{conference.pk}/decisions/"
    assert Plan.objects.get().case == child_called(conference, "Reuben").case
    send = f"/conferences/{conference.pk}/decisions/send/"
    assert "Leanne Ashdown" in administrator.get(send).content.decode()
    administrator.post(send, {"version": now(conference).version})
    assert now(conference).status == "sent"
    letters = administrator.get(f"/conferences/{conference.pk}/decisions/").content.decode()
    assert "Decisions and outline plan to Leanne Ashdown (PDF)" in letters


def test_what_each_agency_thinks_is_read_back_and_kept_with_the_decisions(
    chair: Client, conference: Conference
) -> None:
    """D11: whoever did not agree is on the record, with the reason."""
    one = conference.invitations.on_the_list().filter(agency_kind="police").get()
    apart = {f"agrees-{one.pk}": "no", f"view-{one.pk}": "Isla needs a plan too."}
    chair.post(day(conference), said(conference, **apart))
    page = chair.get(f"{day(conference)}confirm/").content.decode()
    assert "Does not agree: Isla needs a plan too." in page
    assert "A plan begins on the day of the conference: Reuben." in page
    chair.post(f"{day(conference)}confirm/", confirmed(conference))
    kept = chair.get(f"/conferences/{conference.pk}/decisions/").content.decode()
    assert "Does not agree: Isla needs a plan too." in kept


def test_it_ended_as_it_was_booked_until_the_chair_says_otherwise(
    chair: Client, conference: Conference
) -> None:
    """C16, C17: the 24 hours run from its end, also when it is confirmed in the evening."""
    chair.post(day(conference), said(conference))
    with clock.standing_at(END.replace(hour=19)):
        page = chair.get(f"{day(conference)}confirm/").content.decode()
    assert 'value="midday"' in page
    assert "By Wednesday 15 April at midday" in page


def test_the_report_stands_beside_the_questions(
    chair: Client, worker: Client, conference: Conference
) -> None:
    """Brief 3.6: what was written is not typed again."""
    assert "report says of" not in chair.get(day(conference)).content.decode()
    reuben = child_called(conference, "Reuben").pk
    told = {"version": 0, "recommendation": "A plan.", f"worries-{reuben}": "He is alone."}
    worker.post(f"/conferences/{conference.pk}/report/", told)
    page = chair.get(day(conference)).content.decode()
    assert "What the social worker’s report says of Reuben" in page
    assert "What are we worried about for Reuben?" in page
    assert "He is alone." in page


def test_a_review_shows_the_plan_and_says_whose_goes_on_and_whose_ends(
    chair: Client, cast: Cast
) -> None:
    """D26: progress is seen where it is decided on."""
    a_held(cast)
    review = Conference.objects.to_book().get(kind="review")
    review = book(
        review, when(cast, REVIEW), by=cast.administrator, as_of=NEXT_DAY, version=review.version
    )
    with clock.standing_at(REVIEW.replace(hour=13)):
        page = chair.get(day(review)).content.decode()
        assert "The plan so far for Reuben" in page
        assert "Reuben is not alone at night" in page
        ends = nothing_needed(ending="child_in_need")
        a_recorded(cast, now(review), {"Reuben": a_plan(first_core_group_at=None), "Isla": ends})
        page = chair.get(f"{day(review)}confirm/").content.decode()
    assert "The child protection plan goes on: Reuben." in page
    assert "The plan ends on the day of the conference: Isla." in page
    assert "A plan begins" not in page


def test_what_is_missing_is_said_before_the_button_and_kept_after(
    chair: Client, conference: Conference
) -> None:
    """A plan without a category is refused; what was typed stays."""
    reuben = child_called(conference, "Reuben").pk
    chair.post(day(conference), said(conference, **{f"category-{reuben}": ""}))
    page = chair.get(f"{day(conference)}confirm/").content.decode()
    assert "Choose the category of Reuben’s plan: a plan has one." in page
    sent = {
        "version": now(conference).version, "held_at-day": "14", "held_at-month": "4",
        "held_at-year": "2026", "held_at-time": "midday",
    }  # fmt: skip
    answer = chair.post(f"{day(conference)}confirm/", sent)
    assert answer.status_code == 422
    assert not Plan.objects.exists()
    kept = chair.get(day(conference)).content.decode()
    assert "Alone at night." in kept
    assert "Not alone at night" in kept


def test_the_pathways_other_rows_stand_as_a_checklist(chair: Client, cast: Cast) -> None:
    """N06, S12, S17, S26."""
    conference = an_invited(cast, pathway="stoke-on-trent")
    page = chair.get(day(conference)).content.decode()
    for rule in ("N06", "S09b", "S12", "S17", "S26"):
        assert f"Rule {rule}" in page


def test_somebody_else_saved_meanwhile_and_nothing_typed_is_lost(
    chair: Client, conference: Conference, cast: Cast
) -> None:
    first = said(conference)
    a_recorded(cast, conference)
    answer = chair.post(day(conference), first)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Somebody changed this while you had it open" in page
    assert "Alone at night." in page
    again = {**first, "version": now(conference).version}
    assert chair.post(day(conference), again).status_code == 302


def test_a_need_is_added_without_losing_anything(chair: Client, conference: Conference) -> None:
    reuben = child_called(conference, "Reuben").pk
    answer = chair.post(day(conference), said(conference, **{f"outline-{reuben}-add": "1"}))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert f"outline-{reuben}-1-need" in page
    assert "Not alone at night" in page


def test_a_child_of_whom_no_relative_would_read_is_named_before_the_letters_go(
    administrator: Client, cast: Cast
) -> None:
    """C17: a sister who came late, whose own people nobody wrote down."""
    conference = a_held(cast)
    send = f"/conferences/{conference.pk}/decisions/send/"
    assert "No relative of" not in administrator.get(send).content.decode()
    isla = child_called(conference, "Isla").case.child
    for row in Relationship.objects.filter(child=isla):
        row.ended_on = END.date()
        write(row)
    assert "No relative of Isla is on the list" in administrator.get(send).content.decode()


def test_not_quorate_has_three_choices_with_their_consequences(
    chair: Client, as_: SignedIn, conference: Conference, cast: Cast
) -> None:
    """S12, N06."""
    sent = said(conference, quorum="1")
    for name in ("Beth Lowe", "Rosa Finch"):
        one = conference.invitations.get(name=name)
        sent[f"presence-{one.pk}"] = "neither"
    went = chair.post(day(conference), sent)
    url = f"{day(conference)}quorum/"
    assert went["Location"] == url
    page = chair.get(url).content.decode()
    for words in (
        "Not quorate: social care and police.", "The service manager has to approve.",
        "A manager has to agree before the decisions are confirmed.", "Nothing is recorded.",
    ):  # fmt: skip
        assert words in page
    chair.post(
        url, {"version": now(conference).version, "choice": "go_on", "why": "Two reports came."}
    )
    agree = f"{url}agree/"
    manager = as_(cast.manager)
    assert "Two reports came." in manager.get(agree).content.decode()
    manager.post(agree, {"version": now(conference).version, "words": "Agreed by phone."})
    page = manager.get(f"/conferences/{conference.pk}/").content.decode()
    assert "Agreed by Tom Bright." in page


def test_only_chair_and_administration_open_the_day(
    worker: Client, as_: SignedIn, conference: Conference, cast: Cast
) -> None:
    assert worker.get(day(conference)).status_code == 403
    assert as_(cast.other_worker).get(day(conference)).status_code == 404
    assert as_(cast.partner).get(day(conference)).status_code == 404


def test_a_letter_is_a_pdf_that_names_nobody_in_its_file_name(
    administrator: Client, as_: SignedIn, cast: Cast
) -> None:
    a_sent(cast)
    letter = Letter.objects.filter(about="decisions").first()
    assert letter is not None
    answer = administrator.get(f"/letters/{letter.pk}/letter.pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'inline; filename="decisions-2026-04-15.pdf"'
    assert as_(cast.other_worker).get(f"/letters/{letter.pk}/letter.pdf").status_code == 404


def test_decisions_are_not_there_before_they_are_confirmed(
    chair: Client, conference: Conference
) -> None:
    assert chair.get(f"/conferences/{conference.pk}/decisions/").status_code == 404
