"""A date, a room or a chair that a conference cannot have, on the page where it is booked."""

from datetime import datetime

import pytest

from conferences.models import Conference, Room
from conferences.services.bookings import book
from tests.cast import Cast
from tests.given import at
from tests.given_conference import (
    BOOKED,
    a_room,
    another_chair,
    every_day,
    now,
    to_book,
    when,
)
from tests.refusals.conftest import ItIs, SignedIn
from tests.refusals.refusing import day, is_refused


@pytest.fixture
def conference(cast: Cast, it_is: ItIs) -> Conference:
    """Asked for, with a room and a chair there to be had."""
    every_day(cast, cast.chair)
    a_room(cast)
    it_is(BOOKED)
    return to_book(cast, "Reuben")


def typed(
    cast: Cast, moment: datetime, room: Room | None = None, chair: str = ""
) -> dict[str, str]:
    """The boxes of “Another date or time”."""
    return {
        "slot": "other", **day("other_day", moment.date()), "other_start": f"{moment:%H:%M}",
        "other_room": str((room or Room.objects.get(name="Room 2")).pk),
        "other_chair": chair or str(cast.chair.pk),
    }  # fmt: skip


def taken(cast: Cast, moment: datetime) -> None:
    """Another family's conference has Room 2 and Denise Okafor."""
    other = to_book(cast, "Jayden", family="Cole")
    book(other, when(cast, moment), by=cast.administrator, as_of=BOOKED, version=now(other).version)


def test_before_the_discussion_that_led_to_it(
    as_: SignedIn, cast: Cast, conference: Conference
) -> None:
    is_refused(
        as_(cast.administrator), f"/conferences/{conference.pk}/book/",
        typed(cast, at(24, 3, 9)), at="id_other_start",
        words="The conference must be after the strategy discussion that led to it, "
        "on Tuesday 24 March",
    )  # fmt: skip
    assert not conference.bookings.exists()


def test_a_booked_room(as_: SignedIn, cast: Cast, conference: Conference) -> None:
    taken(cast, at(14, 4, 10))
    chair = str(another_chair(cast).pk)
    is_refused(
        as_(cast.administrator), f"/conferences/{conference.pk}/book/",
        typed(cast, at(14, 4, 11), chair=chair), at="id_other_room", words="Room 2",
    )  # fmt: skip
    assert not conference.bookings.exists()


def test_a_booked_chair(as_: SignedIn, cast: Cast, conference: Conference) -> None:
    taken(cast, at(14, 4, 10))
    is_refused(
        as_(cast.administrator), f"/conferences/{conference.pk}/book/",
        typed(cast, at(14, 4, 11), a_room(cast, "Room 3")), at="id_other_chair",
        words="Denise Okafor chairs another conference at that time",
    )  # fmt: skip
    assert not conference.bookings.exists()
