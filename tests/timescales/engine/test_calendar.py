"""Working days: the bank holidays of each nation, closures, and arithmetic against an oracle."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timescales.engine.calendar import (
    LAST_PROCLAIMED_YEAR,
    Calendar,
    OutsideCalendar,
    bank_holidays,
    calendar_for,
)

ENGLAND = calendar_for("england-and-wales")
CLOSED = calendar_for("england-and-wales", ((date(2026, 12, 29), "Christmas closure"),))
days = st.dates(date(2002, 1, 1), date(2095, 12, 31))
counts = st.integers(1, 300)


def oracle(day: date, count: int, calendar: Calendar) -> date:
    """The same by numpy, from the same closed days."""
    closed = [day for day in bank_holidays(calendar.nation) if day.weekday() < 5]
    roll = "backward" if count > 0 else "forward"
    found = np.busday_offset(np.datetime64(day), count, roll=roll, holidays=closed)
    answer: date = found.astype(date)
    return answer


@given(days, counts)
def test_an_addition_agrees_with_numpy(day: date, count: int) -> None:
    assert ENGLAND.add(day, count) == oracle(day, count, ENGLAND)


@given(days, counts)
def test_a_subtraction_agrees_with_numpy(day: date, count: int) -> None:
    assert ENGLAND.subtract(day, count) == oracle(day, -count, ENGLAND)


@given(days, counts)
def test_no_answer_is_a_closed_day(day: date, count: int) -> None:
    for calendar in (ENGLAND, CLOSED):
        for answer in (calendar.add(day, count), calendar.subtract(day, count)):
            assert calendar.is_working(answer)
            assert answer.weekday() < 5
            assert calendar.name_of(answer) is None


@given(days, counts)
def test_subtracting_undoes_adding_from_a_working_day(day: date, count: int) -> None:
    start = ENGLAND.next(day)
    assert ENGLAND.subtract(ENGLAND.add(start, count), count) == start
    assert ENGLAND.add(ENGLAND.subtract(start, count), count) == start


@given(days, st.integers(0, 40), counts)
def test_a_later_start_never_ends_earlier(day: date, later: int, count: int) -> None:
    other = day + timedelta(days=later)
    assert ENGLAND.add(day, count) <= ENGLAND.add(other, count)
    assert ENGLAND.subtract(day, count) <= ENGLAND.subtract(other, count)


@given(days, counts)
def test_one_more_day_is_later(day: date, count: int) -> None:
    assert ENGLAND.add(day, count) < ENGLAND.add(day, count + 1)


@given(days, counts)
def test_counting_is_the_inverse_of_adding(day: date, count: int) -> None:
    assert ENGLAND.count(day, ENGLAND.add(day, count)) == count
    assert ENGLAND.count(ENGLAND.add(day, count), day) == -count


@given(days)
def test_next_and_previous_stay_on_a_working_day(day: date) -> None:
    following, before = ENGLAND.next(day), ENGLAND.previous(day)
    assert before <= day <= following
    assert (before == day == following) is ENGLAND.is_working(day)
    assert ENGLAND.add(day, 0) == following
    assert ENGLAND.subtract(day, 0) == before
    assert ENGLAND.add(day, -1) == ENGLAND.subtract(day, 1)


def test_a_closure_of_the_authority_is_left_out_and_named() -> None:
    closure = date(2026, 12, 29)
    assert CLOSED.add(date(2026, 12, 24), 1) == date(2026, 12, 30)
    assert CLOSED.name_of(closure) == "Christmas closure"
    assert CLOSED.is_closure(closure)
    assert not CLOSED.is_closure(date(2026, 12, 25))
    assert CLOSED.closed_between(date(2026, 12, 24), closure) == [
        (date(2026, 12, 25), "Christmas Day"),
        (date(2026, 12, 28), "Boxing Day (substitute day)"),
        (closure, "Christmas closure"),
    ]


def test_a_closure_on_a_bank_holiday_or_a_weekend_changes_nothing() -> None:
    odd = calendar_for(
        "england-and-wales", ((date(2026, 4, 3), "Closed"), (date(2026, 4, 4), "Closed"))
    )
    assert odd.name_of(date(2026, 4, 3)) == "Good Friday"
    assert odd.add(date(2026, 4, 2), 1) == date(2026, 4, 7)


@pytest.mark.parametrize("day", [date(1999, 12, 31), date(2101, 1, 1)])
def test_a_day_outside_the_known_years_is_refused_in_words(day: date) -> None:
    for ask in (
        lambda: ENGLAND.add(day, 1),
        lambda: ENGLAND.subtract(day, 1),
        lambda: ENGLAND.is_working(day),
        lambda: ENGLAND.count(day, date(2026, 1, 1)),
        lambda: ENGLAND.next(day),
    ):
        with pytest.raises(OutsideCalendar, match="2000 to 2100"):
            ask()


def test_an_answer_outside_the_known_years_is_refused_in_words() -> None:
    with pytest.raises(OutsideCalendar, match="5 working days after 2100-12-30"):
        ENGLAND.add(date(2100, 12, 30), 5)
    with pytest.raises(OutsideCalendar, match="5 working days before 2000-01-05"):
        ENGLAND.subtract(date(2000, 1, 5), 5)


def test_where_the_last_known_day_is_closed_there_is_no_next() -> None:
    last = calendar_for("england-and-wales", ((ENGLAND.last, "Closed"),))
    with pytest.raises(OutsideCalendar, match="a working day on or after 2100-12-31"):
        last.next(ENGLAND.last)


def test_the_last_proclaimed_year_lies_inside() -> None:
    assert ENGLAND.first.year < LAST_PROCLAIMED_YEAR < ENGLAND.last.year
