"""Rooms and chairs."""

from django.test import Client

from conferences.models import ChairAway, ChairHours, Room
from tests.cast import Cast
from tests.given_conference import a_room, every_day, now


def test_rooms_and_hours_stand_on_one_page(administrator: Client, cast: Cast) -> None:
    page = administrator.get("/diary/resources/").content.decode()
    assert "No room yet." in page
    assert "No hours yet: nothing is offered with this chair." in page
    a_room(cast)
    every_day(cast, cast.chair)
    page = administrator.get("/diary/resources/").content.decode()
    assert "Room 2, Civic Centre: 12 seats, without steps" in page
    assert "Monday, 9am to 5pm" in page


def test_a_room_is_added_and_closed(administrator: Client) -> None:
    sent = {"name": "Room 1", "place": "Civic Centre", "seats": "8"}
    nothing = administrator.post("/diary/rooms/new/", {**sent, "name": ""})
    assert "Enter the room’s name" in nothing.content.decode()
    administrator.post("/diary/rooms/new/", sent)
    again = administrator.post("/diary/rooms/new/", sent)
    assert "in the list already" in again.content.decode()
    room = Room.objects.get()
    administrator.post(f"/diary/rooms/{room.pk}/close/", {"version": room.version})
    assert now(room).ended_on is not None
    assert administrator.get(f"/diary/rooms/{room.pk}/close/").status_code == 404


def test_hours_and_absences(administrator: Client, cast: Cast) -> None:
    sent = {"chair": str(cast.chair.pk), "weekday": "1", "starts": "9am", "ends": "1pm"}
    administrator.post("/diary/hours/new/", sent)
    hours = ChairHours.objects.get()
    administrator.post(f"/diary/hours/{hours.pk}/end/", {"version": hours.version})
    assert now(hours).ended_on is not None
    away = {
        "chair": str(cast.chair.pk), "first_day-day": "1", "first_day-month": "4",
        "first_day-year": "2026", "last_day-day": "3", "last_day-month": "4",
        "last_day-year": "2026",
    }  # fmt: skip
    administrator.post("/diary/away/new/", away)
    assert ChairAway.objects.count() == 1
    assert "Away 1 to 3 April" in administrator.get("/diary/resources/").content.decode()


def test_others_keep_out(worker: Client) -> None:
    for page in ("resources", "rooms/new", "hours/new", "away/new"):
        assert worker.get(f"/diary/{page}/").status_code == 403
