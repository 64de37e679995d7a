"""A crowd on one room, and on one chair: each quarter of an hour goes to one (both databases)."""

import pytest
from django.db import connection, transaction

from accounts.models import User
from conferences.choices import ConferenceStatus, Kind
from conferences.models import BookedSlot, Conference, Room
from conferences.services.slots import free, take
from cpcase.records import add
from cpcase.refusals import Incomplete
from tests.cast import person
from tests.faults.crowd import crowd
from tests.given import at

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both_databases]

CROWD = 200


def _conferences(by: User) -> list[Conference]:
    return [
        add(Conference(kind=Kind.INITIAL, status=ConferenceStatus.TO_BOOK), by=by)
        for _ in range(CROWD)
    ]


def _take(conference: Conference, room: Room, chair: User, *, hour: int) -> None:
    with transaction.atomic():
        take(
            conference, starts_at=at(14, 4, hour), ends_at=at(14, 4, hour + 2), room=room,
            chair=chair,
        )  # fmt: skip


def test_200_on_one_room_and_chair_and_one_has_it() -> None:
    assert connection.vendor in ("postgresql", "sqlite")
    chair = person("Denise Okafor")
    room = add(Room(name="Room 2", place="Civic Centre"), by=chair)
    conferences = _conferences(chair)
    met = crowd(CROWD, lambda n: _take(conferences[n], room, chair, hour=10))
    assert len(met.results) == 1
    assert met.refused_with(Incomplete) == CROWD - 1
    assert BookedSlot.objects.count() == 16


def test_200_on_three_rooms_and_overlapping_hours_never_double_one() -> None:
    chairs = [person(f"Chair {n}") for n in range(3)]
    rooms = [add(Room(name=f"Room {n}", place="Civic Centre"), by=chairs[0]) for n in range(3)]
    conferences = _conferences(chairs[0])
    met = crowd(
        CROWD,
        lambda n: _take(conferences[n], rooms[n % 3], chairs[(n // 3) % 3], hour=9 + n % 7),
    )
    assert len(met.results) + met.refused_with(Incomplete) == CROWD
    # The constraint counts: no quarter of a room or a chair stands twice, and none is half taken.
    assert BookedSlot.objects.count() == 16 * len(met.results)
    booked = BookedSlot.objects.values("kind", "resource", "quarter").distinct().count()
    assert booked == 16 * len(met.results)
    assert met.results


def test_what_is_given_back_can_be_taken_again() -> None:
    chair = person("Denise Okafor")
    room = add(Room(name="Room 2", place="Civic Centre"), by=chair)
    first, second = _conferences(chair)[:2]
    _take(first, room, chair, hour=10)
    free(first)
    _take(second, room, chair, hour=10)
    assert set(BookedSlot.objects.values_list("conference", flat=True)) == {second.pk}
