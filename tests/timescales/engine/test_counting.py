"""The table behind “Why this date?”, day by day."""

from datetime import date, datetime

import pytest

from tests.timescales.engine.asking import CONFERENCE, DISCUSSION, LONDON, Owed, Told, owed
from timescales.engine.calendar import calendar_for
from timescales.engine.counting import CountedDay, DayState, counted_days, weeks

ENGLAND = calendar_for("england-and-wales", ((date(2026, 4, 14), "Council closed"),))
PLAIN = calendar_for("england-and-wales")


def table(rows: Owed, step: str, part: str = "") -> list[list[CountedDay]]:
    row = rows.row(step, part)
    return weeks(
        counted_days(row.counted_from, row.due, unit=row.unit, day_one=row.day_one, calendar=PLAIN)
    )


def shown(day: CountedDay) -> str:
    return f"{day.day.day} {day.number if day.number is not None else day.name or day.state}"


def test_the_picture_of_the_brief() -> None:
    """C14: Tuesday 24 March to Wednesday 15 April, Monday to Friday."""
    rows = table(owed("cambridgeshire", DISCUSSION, as_of="2026-03-30T09:00"), "C14")
    assert [[shown(day) for day in week] for week in rows] == [
        ["23 outside", "24 1", "25 2", "26 3", "27 4"],
        ["30 5", "31 6", "1 7", "2 8", "3 Good Friday"],
        ["6 Easter Monday", "7 9", "8 10", "9 11", "10 12"],
        ["13 13", "14 14", "15 15", "16 outside", "17 outside"],
    ]
    days = [day for week in rows for day in week]
    assert [day.day for day in days if day.is_trigger] == [date(2026, 3, 24)]
    assert [day.day for day in days if day.is_limit] == [date(2026, 4, 15)]


def test_where_the_day_after_is_day_1_the_discussions_own_day_has_no_number() -> None:
    """L04."""
    rows = table(
        owed("csrs-process-map", DISCUSSION, as_of="2026-03-30T09:00"), "L04", "conference"
    )
    assert [shown(day) for day in rows[0]] == ["23 outside", "24 0", "25 1", "26 2", "27 3"]
    assert [shown(day) for day in rows[-1]][:4] == ["13 12", "14 13", "15 14", "16 15"]


def test_from_a_saturday_day_1_is_the_monday() -> None:
    """C04: the weekend is shown, since the discussion was held on it."""
    saturday: Told = ("strategy_discussion.held", "2026-03-28T16:00")
    rows = table(owed("cambridgeshire", saturday, as_of="2026-03-30T09:00"), "C04")
    assert [shown(day) for day in rows[0]][5:] == ["28 weekend", "29 weekend"]
    assert [shown(day) for day in rows[1]][:5] == ["30 1", "31 2", "1 3", "2 4", "3 Good Friday"]
    assert [shown(day) for day in rows[2]][:2] == ["6 Easter Monday", "7 5"]


def test_days_before_a_booking_are_counted_back_from_it() -> None:
    """C10: 2 working days before Wednesday 8 April."""
    booked: Told = ("conference.booked", "2026-04-08T10:00")
    rows = table(owed("cambridgeshire", DISCUSSION, booked, as_of="2026-03-30T09:00"), "C10")
    assert [[shown(day) for day in week] for week in rows] == [
        ["30 outside", "31 outside", "1 outside", "2 2", "3 Good Friday"],
        ["6 Easter Monday", "7 1", "8 0", "9 outside", "10 outside"],
    ]


def test_calendar_days_all_count_and_the_weekend_is_shown() -> None:
    """C22: 2 weeks after Wednesday 15 April."""
    rows = table(owed("cambridgeshire", CONFERENCE, as_of="2026-04-16T09:00"), "C22")
    assert [len(week) for week in rows] == [7, 7, 7]
    assert [shown(day) for day in rows[0]] == [
        "13 outside", "14 outside", "15 0", "16 1", "17 2", "18 3", "19 4",
    ]  # fmt: skip
    assert [shown(day) for day in rows[2]][:3] == ["27 12", "28 13", "29 14"]


@pytest.mark.parametrize(
    ("slug", "step", "part", "numbers"),
    [
        ("cambridgeshire", "C14", "", [1, 15]),
        ("cambridgeshire", "C20", "", [0, 10]),
        ("cambridgeshire", "C10", "", [2, 0]),
        ("csrs-process-map", "L04", "conference", [0, 15]),
    ],
)
def test_a_row_says_by_itself_how_it_was_counted(
    slug: str, step: str, part: str, numbers: list[int]
) -> None:
    """C14 has a Day 1; C20 leaves the conference's own day out, also where Day 1 is the trigger."""
    booked: Told = ("conference.booked", "2026-04-15T14:00")
    row = owed(slug, DISCUSSION, booked, CONFERENCE, as_of="2026-04-16T09:00").row(step, part)
    days = counted_days(
        row.counted_from, row.due, unit=row.unit, day_one=row.day_one, calendar=PLAIN
    )
    assert [day.number for day in days if day.is_trigger or day.is_limit] == numbers


def test_a_closure_is_told_from_a_bank_holiday() -> None:
    days = counted_days(date(2026, 4, 2), date(2026, 4, 15), unit="working days", calendar=ENGLAND)
    states = {day.day: day.state for day in days}
    assert states[date(2026, 4, 3)] is DayState.BANK_HOLIDAY
    assert states[date(2026, 4, 4)] is DayState.WEEKEND
    assert states[date(2026, 4, 14)] is DayState.CLOSURE
    assert states[date(2026, 4, 15)] is DayState.COUNTED
    assert states[date(2026, 4, 1)] is states[date(2026, 4, 16)] is DayState.OUTSIDE
    assert next(day.name for day in days if day.day == date(2026, 4, 14)) == "Council closed"


@pytest.mark.parametrize(
    ("counted_from", "due", "unit"),
    [
        (None, date(2026, 4, 15), "working days"),
        (date(2026, 4, 15), None, "working days"),
        (date(2026, 4, 15), date(2026, 4, 15), ""),
        (
            datetime(2026, 4, 15, 16, tzinfo=LONDON),
            datetime(2026, 4, 16, 16, tzinfo=LONDON),
            "hours",
        ),
    ],
)
def test_where_no_days_are_counted_there_is_no_table(
    counted_from: date | None, due: date | None, unit: str
) -> None:
    """C16, C01, and what waits."""
    assert counted_days(counted_from, due, unit=unit, calendar=PLAIN) == []
