"""Dates, times, ages and lists in words (brief, section 4)."""

from datetime import UTC, date, datetime, time

import pytest

from cpcase.web import formats
from cpcase.web.formats import LONDON

TODAY = date(2026, 3, 30)


def at(*parts: int) -> datetime:
    """A moment by London's clocks."""
    return datetime(*parts, tzinfo=LONDON)  # type: ignore[arg-type, misc]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (date(2026, 4, 2), "Thursday 2 April"),
        (date(2027, 1, 4), "Monday 4 January 2027"),
        (date(2024, 2, 29), "Thursday 29 February 2024"),
        # An hour before midnight by Greenwich is the next day in London's summer.
        (datetime(2026, 6, 30, 23, 30, tzinfo=UTC), "Wednesday 1 July"),
        (None, ""),
    ],
)
def test_a_day_has_its_year_unless_it_is_this_one(value: date | None, words: str) -> None:
    assert formats.day(value, TODAY) == words


def test_without_today_the_year_always_stands() -> None:
    assert formats.day(date(2026, 4, 2)) == "Thursday 2 April 2026"
    assert formats.moment(at(2026, 3, 24, 16, 35)) == "Tuesday 24 March 2026 at 4:35pm"
    assert formats.moment(at(2026, 3, 24, 23, 59)) == "Tuesday 24 March 2026"  # no hour was said
    assert formats.moment(None) == ""
    assert formats.moment(None) == ""


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (time(10), "10am"),
        (time(14, 30), "2:30pm"),
        (time(9, 5), "9:05am"),
        (time(12), "midday"),
        (time(0), "midnight"),
        (time(0, 5), "12:05am"),
        (time(12, 10), "12:10pm"),
        (datetime(2026, 7, 1, 9, tzinfo=UTC), "10am"),
        (None, ""),
    ],
)
def test_a_time_is_said_as_people_say_it(value: time | datetime | None, words: str) -> None:
    assert formats.clock_time(value) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 4, 6), date(2026, 4, 8), "6 to 8 April"),
        (date(2026, 3, 30), date(2026, 4, 2), "30 March to 2 April"),
        (date(2026, 12, 30), date(2027, 1, 2), "30 December 2026 to 2 January 2027"),
        (date(2027, 1, 6), date(2027, 1, 8), "6 to 8 January 2027"),
        (date(2026, 4, 6), date(2026, 4, 6), "Monday 6 April"),
    ],
)
def test_days_in_a_row_are_said_once(first: date, last: date, words: str) -> None:
    assert formats.days(first, last, TODAY) == words


def test_a_meeting_has_its_day_and_hours() -> None:
    start = at(2026, 4, 14, 10)
    assert formats.span(start, at(2026, 4, 14, 12), TODAY) == "Tuesday 14 April, 10am to midday"
    overnight = "Tuesday 14 April, 10am to 1am on Wednesday 15 April"
    assert formats.span(start, at(2026, 4, 15, 1), TODAY) == overnight


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (
            at(2026, 3, 29, 10),
            "by 10am on Sunday 29 March (clocks go forward that night)",
        ),
        (at(2026, 10, 25, 10), "by 10am on Sunday 25 October (clocks go back that night)"),
        (at(2026, 3, 30, 10), "by 10am on Monday 30 March"),
    ],
)
def test_a_limit_across_a_clock_change_says_so(value: datetime, words: str) -> None:
    assert formats.by_moment(value, TODAY) == words


def test_the_short_form_is_for_grids_only() -> None:
    assert formats.grid_day(date(2026, 4, 2)) == "Thu 2 Apr"
    assert formats.short_day(date(2026, 4, 2)) == "2 April"


@pytest.mark.parametrize(
    ("items", "words"),
    [
        ([], ""),
        (["Reuben"], "Reuben"),
        (["Reuben", "Isla"], "Reuben and Isla"),
        (("Reuben", "Isla", "Casey"), "Reuben, Isla and Casey"),
    ],
)
def test_a_list_ends_with_and(items: list[str], words: str) -> None:
    assert formats.listed(items) == words


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("Conference administration", "conference administration"),
        ("PQA", "PQA"),
        ("Safeguarding and Quality", "Safeguarding and Quality"),
        ("Social worker", "social worker"),
    ],
)
def test_a_label_inside_a_sentence_has_no_capital_but_for_names(label: str, words: str) -> None:
    assert formats.in_sentence(label) == words


def test_numbers_have_their_noun_and_working_days_are_spelled_out() -> None:
    assert formats.count(1, "child", "children") == "1 child"
    assert formats.count(1200, "child", "children") == "1,200 children"
    assert formats.working_days(1) == "1 working day"
    assert formats.ago(4) == "4 working days ago"
    assert formats.ago(0) == "today"


@pytest.mark.parametrize(
    ("born", "words"),
    [
        (date(2019, 6, 14), "6 years old"),
        (date(2025, 3, 30), "1 year old"),
        (date(2025, 3, 31), "11 months old"),
        (date(2025, 10, 30), "5 months old"),
        (date(2026, 3, 9), "3 weeks old"),
        (date(2026, 3, 29), "1 day old"),
        (date(2026, 5, 1), "Not yet born"),
        (None, "Not yet born"),
    ],
)
def test_an_age_is_said_in_the_unit_that_fits(born: date | None, words: str) -> None:
    assert formats.age(born, on=TODAY) == words


def test_a_leap_day_child_is_older_on_the_first_of_march() -> None:
    born = date(2020, 2, 29)
    assert formats.age(born, on=date(2026, 2, 28)) == "5 years old"
    assert formats.age(born, on=date(2026, 3, 1)) == "6 years old"
