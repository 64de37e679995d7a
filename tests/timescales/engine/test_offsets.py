"""Lengths of time: months clipped, weeks of 7 days, hours elapsed over both clock changes."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timescales.engine.calendar import calendar_for
from timescales.engine.offsets import (
    BadOffset,
    Offset,
    add_hours,
    add_months,
    london_day,
    span_between,
)

LONDON = ZoneInfo("Europe/London")
ENGLAND = calendar_for("england-and-wales")


@pytest.mark.parametrize(
    ("text", "count", "unit"),
    [
        ("10 working days", 10, "working days"),
        ("1 working day", 1, "working days"),
        ("5 days", 5, "days"),
        ("2 weeks", 2, "weeks"),
        ("3 months", 3, "months"),
        ("24 hours", 24, "hours"),
        ("0 working days", 0, "working days"),
    ],
)
def test_a_length_is_read_and_written_alike(text: str, count: int, unit: str) -> None:
    length = Offset.parse(text)
    assert (length.count, length.unit) == (count, unit)
    assert str(length) == text


@pytest.mark.parametrize(
    "text", ["ten days", "10", "10 fortnights", "-1 days", "10  days", 10, None]
)
def test_what_is_no_length_is_refused_in_words(text: object) -> None:
    with pytest.raises(BadOffset, match="not a length of time"):
        Offset.parse(text)


@pytest.mark.parametrize(
    ("start", "months", "answer"),
    [
        ("2026-11-30", 3, "2027-02-28"),
        ("2027-11-30", 3, "2028-02-29"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2028-02-29", 12, "2029-02-28"),
        ("2026-08-31", 6, "2027-02-28"),
        ("2026-12-15", 1, "2027-01-15"),
        ("2026-05-31", -3, "2026-02-28"),
        ("2026-04-15", 15, "2027-07-15"),
    ],
)
def test_months_are_clipped_to_the_months_end(start: str, months: int, answer: str) -> None:
    assert add_months(date.fromisoformat(start), months) == date.fromisoformat(answer)


@given(st.dates(date(2001, 1, 1), date(2090, 1, 1)), st.integers(0, 60))
def test_months_never_reach_the_month_after(day: date, count: int) -> None:
    answer = add_months(day, count)
    assert (answer.year - day.year) * 12 + answer.month - day.month == count
    assert answer.day <= day.day


@pytest.mark.parametrize(
    ("text", "after", "before"),
    [
        # From Wednesday 15 April 2026; Easter Monday was the 6th, Good Friday the 3rd.
        ("2 working days", "2026-04-17", "2026-04-13"),
        ("10 working days", "2026-04-29", "2026-03-30"),
        ("5 days", "2026-04-20", "2026-04-10"),
        ("2 weeks", "2026-04-29", "2026-04-01"),
        ("3 months", "2026-07-15", "2026-01-15"),
        ("0 working days", "2026-04-15", "2026-04-15"),
    ],
)
def test_the_day_of_the_event_is_left_out(text: str, after: str, before: str) -> None:
    day, length = date(2026, 4, 15), Offset.parse(text)
    assert length.after(day, ENGLAND) == date.fromisoformat(after)
    assert length.before(day, ENGLAND) == date.fromisoformat(before)


def test_hours_are_never_counted_from_a_day() -> None:
    with pytest.raises(BadOffset, match="from a moment"):
        Offset.parse("24 hours").after(date(2026, 4, 15), ENGLAND)
    with pytest.raises(BadOffset, match="from a moment"):
        Offset.parse("24 hours").before(date(2026, 4, 15), ENGLAND)


@pytest.mark.parametrize(
    ("start", "hours", "answer"),
    [
        # Clocks go forward at 1am on Sunday 29 March 2026, back at 2am on Sunday 25 October.
        ("2026-03-28T16:00", 24, "2026-03-29T17:00:00+01:00"),
        ("2026-03-29T17:00", -24, "2026-03-28T16:00:00+00:00"),
        ("2026-10-24T16:00", 24, "2026-10-25T15:00:00+00:00"),
        ("2026-10-25T15:00", -24, "2026-10-24T16:00:00+01:00"),
        ("2026-03-28T10:00", 48, "2026-03-30T11:00:00+01:00"),
        ("2026-06-01T10:00", 24, "2026-06-02T10:00:00+01:00"),
    ],
)
def test_hours_are_elapsed_time_over_both_clock_changes(
    start: str, hours: int, answer: str
) -> None:
    moment = datetime.fromisoformat(start).replace(tzinfo=LONDON)
    assert add_hours(moment, hours).isoformat() == answer


def test_a_span_is_elapsed_time_over_the_clock_change() -> None:
    saturday = datetime(2026, 3, 28, 12, tzinfo=LONDON)
    sunday = datetime(2026, 3, 29, 12, tzinfo=LONDON)
    assert span_between(saturday, sunday) == timedelta(hours=23)


def test_the_day_is_londons() -> None:
    assert london_day(datetime.fromisoformat("2026-06-01T23:30:00+00:00")) == date(2026, 6, 2)
    assert london_day(datetime.fromisoformat("2026-01-01T23:30:00+00:00")) == date(2026, 1, 1)
