"""Another time in two steps: the time, then why, with the letters that it sends."""

import re

import pytest
from django.test import Client

from conferences.models import Conference, Letter
from tests.cast import Cast
from tests.conferences.views.test_bookings import other_date, page_of
from tests.given import at
from tests.given_conference import an_invited, every_day, now
from tests.given_plans import due


@pytest.fixture
def conference(cast: Cast) -> Conference:
    every_day(cast, cast.chair)
    return an_invited(cast)


def check_of(administrator: Client, conference: Conference, starts: object) -> str:
    url = f"/conferences/{conference.pk}/rearrange/"
    went = administrator.post(url, other_date(conference, starts))
    assert went.status_code == 302
    return str(went["Location"])


def test_both_dates_and_every_letter_are_read_before_the_button(
    administrator: Client, conference: Conference
) -> None:
    """S06a, L06; brief, principle 7: the preview is the result."""
    first = page_of(administrator, f"/conferences/{conference.pk}/rearrange/")
    assert "It is booked for Tuesday 14 April, 10am to midday." in first
    assert "it is not decided yet whether" not in first
    check = check_of(administrator, conference, at(13, 4, 10))
    opened = administrator.get(check)
    page = opened.content.decode()
    for words in (
        "Monday 13 April, 10am to midday", "Instead of", "Tuesday 14 April, 10am to midday",
        "Day 13: 2 working days to spare", "We asked you to a meeting. It is now on another day.",
        "Everybody is asked again whether they come.", "Rearrange and tell everybody",
    ):  # fmt: skip
        assert words in page
    shown = {one.name: one.letter for one in opened.context["letters"]}
    promised = dict(re.findall(r"Rule (\w+)</span>\s*</th>\s*<td[^>]*>By ([^<]+)</td>", page))
    went = administrator.post(check, {"version": conference.version, "why": "Fire drill."})
    after = page_of(administrator, went["Location"])
    assert "Was booked for Tuesday 14 April" in after
    assert "Fire drill." in after
    sent = Letter.objects.filter(about="moved").select_related("invitation")
    assert {one.invitation.name: one.content for one in sent} == shown
    case = now(conference).cases()[0]
    assert promised
    for rule, words in promised.items():
        assert f"{due(case, rule).due_on:%d}".lstrip("0") in words


def test_without_a_reason_nothing_moves_and_the_time_is_kept(
    administrator: Client, conference: Conference
) -> None:
    check = check_of(administrator, conference, at(15, 4, 10))
    answer = administrator.post(check, {"version": conference.version, "why": ""})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert '<a href="#id_why">Say why it is rearranged</a>' in page
    assert "Wednesday 15 April, 10am to midday" in page
    assert now(conference).starts_at == at(14, 4, 10)


def test_its_own_time_is_not_taken_for_itself(
    administrator: Client, conference: Conference
) -> None:
    """Half an hour later in the same room, with the same chair."""
    moved = other_date(conference, at(14, 4, 10), other_start="10:30")
    went = administrator.post(f"/conferences/{conference.pk}/rearrange/", moved)
    assert went.status_code == 302
    administrator.post(went["Location"], {"version": conference.version, "why": "The bus."})
    assert now(conference).starts_at == at(14, 4, 10, 30)


def test_a_time_that_cannot_be_is_said_as_the_check_page_opens(
    administrator: Client, conference: Conference
) -> None:
    check = check_of(administrator, conference, at(15, 4, 10)).replace("20260415T", "20260403T")
    page = page_of(administrator, check)
    assert '<a href="#when">Friday 3 April is not a working day (Good Friday).' in page
    assert "Say why it is rearranged" not in page
    assert "Choose another time" in page


def test_a_worker_does_not_rearrange(worker: Client, conference: Conference) -> None:
    for name in ("rearrange/", "rearrange/check/?slot=x"):
        assert worker.get(f"/conferences/{conference.pk}/{name}").status_code in (403, 404)
