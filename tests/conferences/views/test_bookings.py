"""Booking in three steps: the limit, free times with why, what follows, one button."""

import re
from typing import Any

import pytest
from django.test import Client

from conferences.models import Conference
from conferences.rules.diary import chairs_on, rooms_in_use
from conferences.rules.slots import written
from conferences.services.bookings import book
from conferences.services.late import agree_to_late
from tests.cast import Cast
from tests.conferences.views.conftest import SignedIn
from tests.given import at
from tests.given_conference import (
    BOOKED,
    START,
    a_room,
    another_chair,
    every_day,
    now,
    to_book,
    when,
)
from tests.past_the_acts import write


@pytest.fixture
def conference(cast: Cast) -> Conference:
    every_day(cast, cast.chair)
    a_room(cast)
    return to_book(cast)


def page_of(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def values_of(page: str) -> list[str]:
    return re.findall(r'name="slot" type="radio" value="([^"]+)"', page)


def other_date(conference: Conference, moment: Any, **but: Any) -> dict[str, Any]:
    """The boxes of “Another date or time”."""
    room = a_room_of()
    whole = {
        "slot": "other", "version": conference.version, "other_day-day": moment.day,
        "other_day-month": moment.month, "other_day-year": moment.year,
        "other_start": f"{moment.hour}:00", "other_end": "", "other_room": room,
        "other_chair": chair_of(),
    }  # fmt: skip
    return {**whole, **but}


def a_room_of() -> str:
    return str(rooms_in_use()[0].pk)


def chair_of() -> str:
    return str(next(one for one in chairs_on(BOOKED.date()) if one.name == "Denise Okafor").pk)


def test_the_limit_comes_first_with_why(administrator: Client, conference: Conference) -> None:
    """C14, N02."""
    page = page_of(administrator, f"/conferences/{conference.pk}/book/")
    for words in (
        "Hold it by Wednesday 15 April 2026.", "That is Day 15, in 9 working days.",
        "The strategy discussion on Tuesday 24 March is Day 1.", "Good Friday",
        "The national limit is Thursday 16 April.", "Show how the days are counted", "Rule C14",
    ):  # fmt: skip
        assert words in page


def test_times_say_what_speaks_for_them_and_late_ones_come_last(
    administrator: Client, conference: Conference
) -> None:
    page = page_of(administrator, f"/conferences/{conference.pk}/book/")
    for words in (
        "Tuesday 14 April, 9:30am to 11:30am", "Denise Okafor chairs. Room 2, Civic Centre.",
        "Day 14: 1 working day to spare",
        "Day 15: the last day. If it is not quorate, the limit is missed",
        "After the local limit, inside the national one",
        "The service manager must agree and give a reason", "After the national limit",
        "Another date or time", "Dates that follow from this one",
    ):  # fmt: skip
        assert words in page
    order = [page.index(words) for words in ("Day 14:", "After the local limit", "Another date")]
    assert order == sorted(order)
    assert not re.search(r'type="radio"[^>]* checked', page)


def test_another_date_is_entered_by_hand(administrator: Client, conference: Conference) -> None:
    url = f"/conferences/{conference.pk}/book/"
    went = administrator.post(url, other_date(conference, at(13, 4, 15)))
    assert went.status_code == 302
    assert "slot=20260413T1500_120_" in went["Location"]


@pytest.mark.parametrize(
    ("starts", "words", "beside"),
    [
        (at(24, 3, 9), "after the strategy discussion that led to it", "start"),
        (at(30, 3, 16), "The date of the conference must be today or in the future.", "day"),
        (at(31, 3, 8), "The conference must start later than now.", "start"),
        (at(4, 4, 10), "Saturday 4 April is not a working day. Choose another day.", "day"),
        (at(6, 4, 10), "Monday 6 April is not a working day (Easter Monday).", "day"),
        (at(16, 4, 10), "The service manager must agree", "start"),
        (at(20, 4, 10), "The team manager and the chair must give reasons", "start"),
    ],
)
def test_a_refused_date_is_said_beside_it_and_kept(
    administrator: Client, conference: Conference, starts: Any, words: str, beside: str
) -> None:
    """N02, S03; an initial conference before its discussion; in the past; on a closed day."""
    url = f"/conferences/{conference.pk}/book/"
    answer = administrator.post(url, other_date(conference, starts))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert f'value="{starts.day}"' in page
    assert f'id="id_other_{beside}-error"' in page


def test_a_closed_day_is_said_with_whatever_else_is_wrong(
    administrator: Client, conference: Conference
) -> None:
    sent = other_date(conference, at(4, 4, 10), other_start="", other_room="")
    page = administrator.post(f"/conferences/{conference.pk}/book/", sent).content.decode()
    for name in ("other_day", "other_start", "other_room"):
        assert f'id="id_{name}-error"' in page


def test_a_time_entered_by_hand_stands_in_its_boxes_when_it_is_changed(
    administrator: Client, conference: Conference
) -> None:
    url = f"/conferences/{conference.pk}/book/"
    went = administrator.post(url, other_date(conference, at(13, 4, 15), other_end="16:30"))
    slot = went["Location"].split("slot=")[1]
    page = page_of(administrator, f"{url}?slot={slot}")
    for name, value in (("day-day", "13"), ("start", "3pm"), ("end", "4:30pm")):
        assert re.search(rf'name="other_{name}"[^>]* value="{value}"', page)
    assert re.search(r'type="radio" value="other"[^>]* checked', page)
    assert re.search(rf'<option value="{a_room_of()}" selected', page)


def test_a_time_chosen_among_every_free_time_is_on_the_page_and_chosen(
    administrator: Client, conference: Conference
) -> None:
    url = f"/conferences/{conference.pk}/book/"
    few = values_of(page_of(administrator, url))
    every = re.findall(r"\?slot=([^\"]+)", page_of(administrator, f"{url}free/"))
    slot = next(one for one in every if one not in few)
    page = page_of(administrator, f"{url}?slot={slot}")
    assert re.search(rf'type="radio" value="{slot}"[^>]* checked', page)


def test_the_service_manager_agrees_and_then_it_is_offered_as_agreed(
    as_: SignedIn, administrator: Client, conference: Conference, cast: Cast
) -> None:
    """S03."""
    url = f"/conferences/{conference.pk}/late/"
    sent = {
        "version": conference.version, "until-day": "16", "until-month": "4",
        "until-year": "2026", "words": "Mother is in hospital.",
    }  # fmt: skip
    assert as_(cast.worker).get(url).status_code == 403
    assert as_(cast.service_manager).post(url, sent).status_code == 302
    page = page_of(administrator, f"/conferences/{conference.pk}/book/")
    assert "The service manager has agreed" in page
    went = administrator.post(
        f"/conferences/{conference.pk}/book/",
        other_date(now(conference), at(16, 4, 10)),
    )
    assert went.status_code == 302
    check = went["Location"].replace("invitations", "check")
    administrator.post(check, {"version": now(conference).version})
    page = page_of(administrator, f"/conferences/{conference.pk}/")
    assert "Booked 1 working day after the limit." in page
    assert "Service manager Paul Hartley agreed up to Thursday 16 April" in page


def test_a_booking_past_the_15th_working_day_breaks_the_rule_and_says_so(
    administrator: Client, cast: Cast
) -> None:
    """S03."""
    conference = to_book(cast, pathway="stoke-on-trent")
    for role, person in (("team_manager", cast.manager), ("chair", cast.chair)):
        conference = now(conference)
        agree_to_late(
            conference, role=role, until=at(17, 4).date(), words="Mother is ill.",
            interim_plan="An aunt stays.", by=person, as_of=BOOKED, version=conference.version,
        )  # fmt: skip
    conference = now(conference)
    book(
        conference, when(cast, at(17, 4, 10)), by=cast.service_manager, as_of=BOOKED,
        version=conference.version,
    )  # fmt: skip
    page = page_of(administrator, f"/conferences/{conference.pk}/")
    assert "Booked 1 working day after the limit. It breaks rule S03." in page
    assert "It is also after the national limit, Thursday 16 April." in page


def test_every_free_time_says_which_days_have_none(
    administrator: Client, conference: Conference, cast: Cast
) -> None:
    url = f"/conferences/{conference.pk}/book/free/"
    page = page_of(administrator, url)
    assert "Tuesday 14 April" in page
    assert "9:30am to 11:30am, Denise Okafor, Room 2, Civic Centre" in page
    for row in cast.chair.hours.filter(weekday=1):
        row.ended_on = BOOKED.date()
        write(row)
    assert "Not available" in page_of(administrator, url)


@pytest.mark.parametrize("slot", ["", "nonsense", "20260414T1000_120_x_y"])
def test_a_time_that_no_page_wrote_is_not_found(
    administrator: Client, conference: Conference, slot: str
) -> None:
    url = f"/conferences/{conference.pk}/book/check/?slot={slot}"
    assert administrator.get(url).status_code == 404


def test_a_worker_does_not_book(worker: Client, conference: Conference) -> None:
    assert worker.get(f"/conferences/{conference.pk}/book/").status_code == 403


def test_the_page_of_times_costs_as_much_with_more_chairs(
    administrator: Client, conference: Conference, cast: Cast, django_assert_max_num_queries: Any
) -> None:
    page_of(administrator, f"/conferences/{conference.pk}/book/")
    with django_assert_max_num_queries(130):
        page_of(administrator, f"/conferences/{conference.pk}/book/")
    for name in ("Omar Haddad", "Ines Duarte"):
        another_chair(cast, name)
    with django_assert_max_num_queries(130):
        page_of(administrator, f"/conferences/{conference.pk}/book/")


def test_the_values_of_times_are_read_back(conference: Conference, cast: Cast) -> None:
    chosen = when(cast)
    assert chosen.room is not None
    assert chosen.chair is not None
    text = written(chosen.starts_at, chosen.ends_at, chosen.room.pk, chosen.chair.pk)
    assert text.startswith(f"{START:%Y%m%dT%H%M}_120_")


def check_page(administrator: Client, conference: Conference) -> str:
    """The last step of a booking at a free time."""
    url = f"/conferences/{conference.pk}/book/"
    slot = next(one for one in values_of(page_of(administrator, url)) if "20260414T0930" in one)
    return f"{url}check/?slot={slot}"


def test_of_a_booked_conference_nobody_says_that_it_may_not_be_needed(
    administrator: Client, conference: Conference
) -> None:
    """C14."""
    url = f"/conferences/{conference.pk}/"
    undecided = "it is not decided yet whether there will be a conference"
    assert undecided in administrator.get(url).content.decode()
    administrator.post(check_page(administrator, conference), {"version": conference.version})
    assert undecided not in administrator.get(url).content.decode()


def test_an_end_before_the_start_is_said_with_the_other_errors(
    administrator: Client, conference: Conference
) -> None:
    sent = other_date(conference, at(13, 4, 15), other_end="14:00", other_room="")
    answer = administrator.post(f"/conferences/{conference.pk}/book/", sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'id="id_other_end-error"' in page
    assert "The end must be after the start." in page
    assert "Choose a room" in page


def test_no_two_times_have_the_same_label(administrator: Client, conference: Conference) -> None:
    page = page_of(administrator, f"/conferences/{conference.pk}/book/")
    labels = re.findall(r'govuk-radios__label"[^>]*>(.+?)</label>', page, re.DOTALL)
    assert len(labels) == len(set(labels)) > 2
    assert any(">: Denise Okafor, " in label for label in labels)
