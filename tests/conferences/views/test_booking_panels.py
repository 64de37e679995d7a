"""Beside the times: what the request says, who is needed; before the button: the letters."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cases.models import Relationship, Relative
from conferences.models import Conference, Letter
from conferences.services.invitations import Details, add_invitation, take_off
from cpcase.records import add, change
from tests.cast import Cast
from tests.conferences.views.test_bookings import check_page, page_of
from tests.given_conference import a_room, every_day, now, to_book
from tests.past_the_acts import NEXT


@pytest.fixture
def conference(cast: Cast) -> Conference:
    every_day(cast, cast.chair)
    a_room(cast)
    return to_book(cast, "Reuben", "Isla")


def card(page: str, name: str) -> str:
    """A card's words, without its markup."""
    found = re.search(rf'aria-labelledby="{name}">(.*?)</section>', page, re.DOTALL)
    assert found
    return " ".join(re.sub(r"<[^>]+>", " ", found[1]).split())


def test_what_the_request_says_stands_beside_the_times(
    administrator: Client, conference: Conference
) -> None:
    said = card(page_of(administrator, f"/conferences/{conference.pk}/book/"), "asked-for")
    for words in (
        "From the request", "Sent by Amina Yusuf, Monday 30 March at 3:20pm.", "Why, for Reuben",
        "Social worker Amina Yusuf", "Team manager Tom Bright",
        "Interpreter Leanne Ashdown, Polish",
        "Limits on contact",
        "Read the request",
    ):  # fmt: skip
        assert words in said


def test_of_a_family_that_moves_here_it_says_from_where(
    administrator: Client, conference: Conference, cast: Cast
) -> None:
    """N07."""
    request = conference.request
    assert request is not None
    request.other_authority = "Westmarch Council"
    change(request, by=cast.system)
    said = card(page_of(administrator, f"/conferences/{conference.pk}/book/"), "asked-for")
    assert "Moves here from Westmarch Council" in said


def test_who_takes_part_apart_is_said_with_the_reason(
    administrator: Client, conference: Conference
) -> None:
    conference.invitations.filter(name="Craig Ashdown").update(version=NEXT, separate=True)
    said = card(page_of(administrator, f"/conferences/{conference.pk}/book/"), "asked-for")
    assert "Apart from the others Craig Ashdown: Bail conditions" in said


def test_who_is_needed_is_named_or_said_to_be_missing(
    administrator: Client, conference: Conference
) -> None:
    """N06."""
    said = card(page_of(administrator, f"/conferences/{conference.pk}/book/"), "needed")
    for words in (
        "Quorate with social care and 2 other agencies.", "Leanne Ashdown, mother",
        "Amina Yusuf, social worker", "Rosa Finch, health visitor", "Beth Lowe, head of year",
        "3 other agencies on the list.",
    ):  # fmt: skip
        assert words in said


def test_a_list_that_cannot_be_quorate_says_so(
    administrator: Client, conference: Conference, cast: Cast
) -> None:
    """N06."""
    for one in conference.invitations.filter(agency_kind__in=("health", "education")):
        take_off(one, by=cast.worker, version=one.version)
    said = card(page_of(administrator, f"/conferences/{conference.pk}/book/"), "needed")
    assert "Health Nobody on the list" in said
    assert "1 other agency on the list: it cannot be quorate." in said


def test_the_list_says_how_each_is_written_to(
    administrator: Client, conference: Conference
) -> None:
    url = check_page(administrator, conference).replace("check", "invitations")
    said = " ".join(re.sub(r"<[^>]+>", " ", page_of(administrator, url)).split())
    assert "How they are written to" in said
    assert "Rosa Finch Health visitor Nothing By: Secure e-mail" in said
    assert "Not sent yet" not in said


def test_the_letters_are_read_before_they_go_and_go_as_they_were_read(
    administrator: Client, conference: Conference
) -> None:
    """Brief, principle 7: the preview is the result."""
    check = check_page(administrator, conference)
    opened = administrator.get(check)
    shown = {one.name: one.letter for one in opened.context["letters"]}
    page = opened.content.decode()
    assert page.count("Read the letter") == len(shown) == 9
    assert "Someone will be there who speaks Polish and English." in page
    assert "No address may be written on it: it goes by hand." in page
    administrator.post(check, {"version": conference.version})
    sent = Letter.objects.filter(about="invitation").select_related("invitation")
    assert {one.invitation.name: one.content for one in sent} == shown


def test_a_letter_that_would_give_an_address_away_is_said_before_the_button(
    administrator: Client, conference: Conference
) -> None:
    conference.invitations.filter(name="Beth Lowe").update(
        version=NEXT, as_who="Teacher of 14 Mill Lane"
    )
    page = page_of(administrator, check_page(administrator, conference))
    assert "Craig Ashdown must not be given this address, and the letter names it." in page
    assert now(conference).status == "to_book"


@pytest.mark.parametrize("step", ["book", "book/invitations", "book/check"])
def test_more_people_and_relatives_cost_no_more_queries(
    administrator: Client, conference: Conference, cast: Cast, step: str
) -> None:
    check = check_page(administrator, conference)
    url = check.replace("book/check", step) if step != "book" else check.split("check/")[0]
    page_of(administrator, url)
    with CaptureQueriesContext(
        connection,
    ) as before:
        page_of(administrator, url)
    for number in range(4):
        _another(conference, cast, number)
    with CaptureQueriesContext(connection) as after:
        page_of(administrator, url)
    assert len(after) == len(before)


def _another(conference: Conference, cast: Cast, number: int) -> None:
    """An aunt with an interpreter, and somebody of an agency."""
    case = conference.cases()[0]
    aunt: Any = add(
        Relative(family=case.child.family, first_name=f"Aunt {number}", last_name="Ashdown"),
        by=cast.system,
    )
    add(
        Relationship(child=case.child, relative=aunt, relation="aunt", lives_with=True),
        by=cast.system,
    )
    for details in (
        Details(side="family", name=str(aunt), relative=aunt, interpreter=True, language="Polish"),
        Details(
            side="professional", name=f"Ida {number}", agency=cast.health, agency_kind="health"
        ),
    ):
        add_invitation(now(conference), details, by=cast.worker)
