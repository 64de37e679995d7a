"""The check page: what it promises happens, and what stands in the way is said beside its line."""

import re

import pytest
from django.test import Client

from conferences.models import Conference, Letter
from conferences.services.bookings import book
from tests.cast import Cast
from tests.conferences.views.test_bookings import check_page, page_of, values_of
from tests.given import at
from tests.given_conference import BOOKED, START, a_room, every_day, now, to_book, when
from tests.given_plans import due
from timescales.services.pathways import close_on


@pytest.fixture
def conference(cast: Cast) -> Conference:
    every_day(cast, cast.chair)
    a_room(cast)
    return to_book(cast)


def test_three_steps_book_and_send(administrator: Client, conference: Conference) -> None:
    """What the check page promises is what happens (brief, principle 7)."""
    page = page_of(administrator, f"/conferences/{conference.pk}/book/")
    slot = next(value for value in values_of(page) if value.startswith("20260414T0930"))
    went = administrator.post(
        f"/conferences/{conference.pk}/book/", {"slot": slot, "version": conference.version}
    )
    second = page_of(administrator, went["Location"])
    assert "Who is invited" in second
    assert "Must not be given the family’s address" in second
    check = went["Location"].replace("invitations", "check")
    third = page_of(administrator, check)
    promised = dict(re.findall(r"Rule (\w+)</span>\s*</th>\s*<td[^>]*>By ([^<]+)</td>", third))
    assert "Book and send 9 invitations" in third
    went = administrator.post(check, {"version": conference.version})
    assert went["Location"] == f"/conferences/{conference.pk}/"
    booked = now(conference)
    assert (booked.status, booked.starts_at) == ("booked", at(14, 4, 9, 30))
    assert Letter.objects.filter(about="invitation").count() == 9
    case = booked.cases()[0]
    assert promised
    for step, words in promised.items():
        assert f"{due(case, step).due_on:%d}".lstrip("0") in words


def test_a_time_taken_while_choosing_is_said_and_the_rest_is_kept(
    administrator: Client, conference: Conference, cast: Cast
) -> None:
    page = page_of(administrator, f"/conferences/{conference.pk}/book/")
    slot = next(value for value in values_of(page) if value.startswith("20260414T0930"))
    other = to_book(cast, "Jayden", family="Cole")
    book(
        other, when(cast, at(14, 4, 10)), by=cast.administrator, as_of=BOOKED,
        version=other.version,
    )  # fmt: skip
    check = f"/conferences/{conference.pk}/book/check/?slot={slot}"
    answer = administrator.post(check, {"version": conference.version})
    assert answer.status_code == 422
    assert "chairs another conference at that time" in answer.content.decode()
    assert now(conference).status == "to_book"


def test_a_second_window_is_told_that_it_is_booked_and_when(
    administrator: Client, conference: Conference
) -> None:
    check = check_page(administrator, conference)
    sent = {"version": conference.version}
    assert administrator.post(check, sent).status_code == 302
    again = administrator.post(check, sent, follow=True)
    shown = again.content.decode()
    assert again.redirect_chain[-1][0] == f"/conferences/{conference.pk}/"
    booked = now(conference)
    assert "This is already booked: Tuesday 14 April at 9:30am." in shown
    assert booked.bookings.count() == 1


def test_the_check_page_says_what_stands_in_the_way_beside_when(
    administrator: Client, conference: Conference, cast: Cast
) -> None:
    """A day that the authority closes after it was chosen; a time that has passed since."""
    check = check_page(administrator, conference)
    close_on(START.date(), "Flood", by=cast.system_administrator, as_of=BOOKED)
    opened = page_of(administrator, check)
    words = "Tuesday 14 April is not a working day (Flood). Choose another day."
    assert f'<a href="#when">{words}</a>' in opened
    assert opened.count(words) == 2
    assert "Choose another time" in opened
    assert "Book and send" not in opened
    answer = administrator.post(check, {"version": conference.version})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert now(conference).status == "to_book"


def test_the_check_page_of_a_late_time_says_who_must_agree(
    administrator: Client, conference: Conference
) -> None:
    """S03: the address was kept from before, or written by hand."""
    check = check_page(administrator, conference).replace("20260414T", "20260416T")
    assert "The service manager must agree" in page_of(administrator, check)


def test_whoever_has_to_do_it_is_named_also_the_chair_to_be(
    administrator: Client, conference: Conference
) -> None:
    """C09, C10."""
    opened = administrator.get(check_page(administrator, conference))
    who = {one.rule: one.who for one in opened.context["dates"]}
    assert (who["C09"], who["C10"]) == ("Denise Okafor", "Amina Yusuf")
