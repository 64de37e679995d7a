"""Rooms and the hours of chairs."""

from datetime import date, time

import pytest

from conferences.services.bookings import book
from conferences.services.diary import close_room, end_hours, mark_away, open_room, set_hours
from cpcase.refusals import Incomplete, NotAllowed, NotNow
from tests.cast import Cast
from tests.given_conference import BOOKED, START, a_room, to_book, when


def test_a_room_is_opened_once_and_closed_once(cast: Cast) -> None:
    room = a_room(cast)
    with pytest.raises(Incomplete, match="in the list already"):
        a_room(cast)
    room = close_room(room, on=date(2026, 4, 1), by=cast.administrator, version=room.version)
    with pytest.raises(NotNow):
        close_room(room, on=date(2026, 4, 1), by=cast.administrator, version=room.version)
    assert a_room(cast).pk != room.pk


def test_a_closed_room_is_not_booked(cast: Cast) -> None:
    conference = to_book(cast)
    room = a_room(cast)
    room = close_room(room, on=date(2026, 4, 1), by=cast.administrator, version=room.version)
    with pytest.raises(Incomplete, match="no longer in use"):
        book(
            conference, when(cast, START, room=room), by=cast.administrator, as_of=BOOKED,
            version=conference.version,
        )  # fmt: skip


@pytest.mark.parametrize(("name", "place", "field"), [("", "x", "name"), ("x", " ", "place")])
def test_a_room_has_a_name_and_a_place(cast: Cast, name: str, place: str, field: str) -> None:
    with pytest.raises(Incomplete) as refused:
        open_room(
            name=name, place=place, how_to_get_there="", seats=4, step_free=True,
            by=cast.administrator,
        )  # fmt: skip
    assert refused.value.field == field


def test_hours_are_set_and_ended(cast: Cast) -> None:
    hours = set_hours(cast.chair, weekday=1, starts=time(9), ends=time(13), by=cast.administrator)
    with pytest.raises(Incomplete, match="there already"):
        set_hours(cast.chair, weekday=1, starts=time(9), ends=time(17), by=cast.administrator)
    hours = end_hours(hours, on=date(2026, 4, 1), by=cast.administrator, version=hours.version)
    with pytest.raises(NotNow):
        end_hours(hours, on=date(2026, 4, 1), by=cast.administrator, version=hours.version)
    with pytest.raises(Incomplete) as refused:
        set_hours(cast.chair, weekday=1, starts=time(13), ends=time(9), by=cast.administrator)
    assert refused.value.field == "ends"


def test_an_absence_ends_after_it_begins(cast: Cast) -> None:
    away = mark_away(
        cast.chair, first_day=date(2026, 4, 1), last_day=date(2026, 4, 3), by=cast.administrator
    )
    assert str(away) == "2026-04-01 to 2026-04-03"
    with pytest.raises(Incomplete):
        mark_away(
            cast.chair, first_day=date(2026, 4, 3), last_day=date(2026, 4, 1),
            by=cast.administrator,
        )  # fmt: skip


def test_a_social_worker_keeps_out_of_the_diary(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        open_room(name="x", place="y", how_to_get_there="", seats=4, step_free=True, by=cast.worker)
