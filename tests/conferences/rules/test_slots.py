"""Free times, worked out by hand: hours, absences, what is taken, quarter hours."""

from datetime import date, time, timedelta
from uuid import UUID

import pytest

from conferences.choices import Resource
from conferences.rules.slots import (
    Hours,
    When,
    check_times,
    few_of_each_half_day,
    first_free,
    free_slots,
    quarters,
    read,
    written,
)
from cpcase.refusals import Incomplete
from tests.given import at

TUESDAY = date(2026, 4, 14)
HOURS = [Hours("denise", 1, time(9), time(13)), Hours("omar", 1, time(9), time(17))]


def _free(**but: object) -> list[tuple[str, int, str]]:
    whole = {"hours": HOURS, "away": (), "rooms": ["small", "large"], "taken": set()}
    slots = free_slots([TUESDAY], **{**whole, **but})  # type: ignore[arg-type]
    return [(one.chair, one.starts_at.hour, one.room) for one in slots]


def test_only_whoever_chairs_that_day_is_offered_within_their_hours() -> None:
    assert ("denise", 9, "small") in _free()
    assert not [one for one in _free() if one[0] == "denise" and one[1] >= 13]
    assert ("omar", 14, "small") in _free()
    assert list(free_slots([date(2026, 4, 15)], hours=HOURS, away=(), rooms=["a"], taken=())) == []


def test_an_absence_takes_the_whole_day() -> None:
    away = [("omar", date(2026, 4, 13), TUESDAY)]
    assert {one[0] for one in _free(away=away)} == {"denise"}


def test_a_taken_quarter_takes_the_chair_or_the_room() -> None:
    at_ten = at(14, 4, 10)
    assert ("denise", 9, "small") not in _free(taken={(Resource.CHAIR, "denise", at_ten)})
    assert ("denise", 9, "large") in _free(taken={(Resource.ROOM, "small", at_ten)})
    both = {(Resource.ROOM, room, at_ten) for room in ("small", "large")}
    assert not [one for one in _free(taken=both) if one[1] in (9, 10)]
    assert first_free(["small"], at(14, 4, 9), at(14, 4, 11), both) is None


def test_no_room_no_time() -> None:
    assert _free(rooms=[]) == []


def test_a_list_that_can_be_read_has_a_start_a_half_day_for_two_chairs() -> None:
    three = [Hours(name, 1, time(9), time(17)) for name in ("a", "b", "c")]
    slots = list(free_slots([TUESDAY], hours=three, away=(), rooms=[1, 2, 3], taken=()))
    few = few_of_each_half_day(slots)
    assert [(one.chair, one.starts_at.hour) for one in few] == [
        ("a", 9), ("b", 9), ("a", 13), ("b", 13),
    ]  # fmt: skip


def test_quarters_cover_a_meeting_and_no_more() -> None:
    assert len(quarters(at(14, 4, 10), at(14, 4, 12))) == 8
    assert quarters(at(14, 4, 10), at(14, 4, 10, 20)) == [at(14, 4, 10), at(14, 4, 10, 15)]


@pytest.mark.parametrize(
    ("end", "field"),
    [(at(14, 4, 9), "ends_at"), (at(14, 4, 12, 5), "ends_at"), (at(15, 4, 10), "ends_at")],
)
def test_odd_ends_are_refused(end: object, field: str) -> None:
    with pytest.raises(Incomplete) as refused:
        check_times(at(14, 4, 10), end)  # type: ignore[arg-type]
    assert refused.value.field == field


def test_a_time_is_written_and_read_without_naming_anybody() -> None:
    class One:
        def __init__(self, pk: object) -> None:
            self.pk = pk

    room, chair = (One(UUID(int=n)) for n in (1, 2))
    text = written(at(14, 4, 10), at(14, 4, 12), room.pk, chair.pk)
    assert text.startswith("20260414T1000_120_")
    found = read(text, [room], [chair])
    assert found == When(at(14, 4, 10), at(14, 4, 10) + timedelta(hours=2), room, chair)


@pytest.mark.parametrize("text", ["", "x", "20260414T1000_120_a_b", "1_2_3_4", "a_b_c_d_e"])
def test_what_no_page_has_written_is_no_time(text: str) -> None:
    assert read(text, [], []) is None
