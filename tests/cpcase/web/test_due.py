"""Every sentence of the brief's table (section 4): Easter, Christmas, clock changes, leap day."""

from datetime import date, datetime
from typing import Any

import pytest

from cpcase.web.due import due_block, due_words
from cpcase.web.formats import LONDON

TODAY = date(2026, 3, 30)


def at(*parts: int) -> datetime:
    """A moment by London's clocks."""
    return datetime(*parts, tzinfo=LONDON)  # type: ignore[arg-type, misc]


NOW = at(2026, 3, 30, 7)

AHEAD: list[tuple[date, dict[str, Any], datetime, str]] = [
    (date(2026, 4, 2), {"working_days_left": 3}, NOW, "Due in 3 working days, Thursday 2 April"),
    (
        date(2026, 4, 15),
        {"working_days_left": 10},
        NOW,
        "Due in 10 working days, Wednesday 15 April",
    ),
    (date(2026, 3, 31), {"working_days_left": 1}, NOW, "Due tomorrow, Tuesday 31 March"),
    # Good Friday and Easter Monday lie between.
    (
        date(2026, 4, 7),
        {"working_days_left": 1},
        at(2026, 4, 2, 9),
        "Due next working day, Tuesday 7 April",
    ),
    (TODAY, {}, NOW, "Due today, Monday 30 March"),
    (at(2026, 3, 30, 10), {}, NOW, "Due today by 10am"),
    (
        at(2026, 3, 31, 10),
        {"working_days_left": 1},
        NOW,
        "Due tomorrow, Tuesday 31 March, by 10am",
    ),
    (
        at(2026, 3, 30, 12, 10),
        {"in_hours": True},
        at(2026, 3, 30, 7, 10),
        "Due in 5 hours, by 12:10pm today",
    ),
    (
        at(2026, 3, 30, 12, 10),
        {"in_hours": True},
        at(2026, 3, 30, 11, 50),
        "Due in less than an hour, by 12:10pm today",
    ),
    (
        date(2026, 5, 14),
        {"working_days_left": 30},
        NOW,
        "Due Thursday 14 May, in about 6 weeks",
    ),
    (
        date(2027, 3, 30),
        {"working_days_left": 250},
        NOW,
        "Due Tuesday 30 March 2027, in about 12 months",
    ),
    # Over Christmas: 24 December is followed by 29 December, the 28th being a substitute day.
    (
        date(2026, 12, 29),
        {"working_days_left": 1},
        at(2026, 12, 24, 9),
        "Due next working day, Tuesday 29 December",
    ),
    (
        date(2027, 1, 4),
        {"working_days_left": 2},
        at(2026, 12, 30, 9),
        "Due in 2 working days, Monday 4 January 2027",
    ),
    (
        date(2028, 2, 29),
        {"working_days_left": 1},
        at(2028, 2, 28, 9),
        "Due tomorrow, Tuesday 29 February",
    ),
]


@pytest.mark.parametrize(("due", "counted", "as_of", "words"), AHEAD)
def test_what_is_ahead(due: date, counted: dict[str, Any], as_of: datetime, words: str) -> None:
    assert due_words(due, as_of=as_of, **counted) == words


LATE: list[tuple[date, int, datetime, str]] = [
    (date(2026, 3, 26), 2, NOW, "Overdue by 2 working days, was due Thursday 26 March"),
    (date(2026, 3, 27), 0, at(2026, 3, 28, 9), "Overdue, was due Friday 27 March"),
    (at(2026, 3, 30, 4), 0, NOW, "Overdue by 3 hours"),
    (at(2026, 3, 30, 6, 40), 0, NOW, "Overdue by less than an hour"),
    (at(2026, 3, 26, 10), 2, NOW, "Overdue by 2 working days, was due Thursday 26 March"),
    (
        date(2024, 2, 29),
        3,
        at(2024, 3, 5, 9),
        "Overdue by 3 working days, was due Thursday 29 February",
    ),
    (
        date(2025, 12, 24),
        5,
        at(2026, 1, 2, 9),
        "Overdue by 5 working days, was due Wednesday 24 December 2025",
    ),
]


@pytest.mark.parametrize(("due", "late", "as_of", "words"), LATE)
def test_what_is_late(due: date, late: int, as_of: datetime, words: str) -> None:
    assert due_words(due, as_of=as_of, working_days_late=late) == words
    assert due_block(due, as_of=as_of, working_days_late=late).state == "overdue"


@pytest.mark.parametrize(
    ("due", "as_of", "words"),
    [
        # Clocks go forward: 10am is 23 hours after 10am the day before, and 24 by the clock.
        (
            at(2026, 3, 29, 10),
            at(2026, 3, 28, 10),
            "Due in 23 hours, by 10am on Sunday 29 March (clocks go forward that night)",
        ),
        # Clocks go back: 25 hours.
        (
            at(2026, 10, 25, 10),
            at(2026, 10, 24, 10),
            "Due in 25 hours, by 10am on Sunday 25 October (clocks go back that night)",
        ),
    ],
)
def test_hours_are_real_hours_when_the_clocks_change(
    due: datetime, as_of: datetime, words: str
) -> None:
    assert due_words(due, as_of=as_of, in_hours=True) == words


def test_lateness_in_hours_is_real_time_too() -> None:
    words = due_words(at(2026, 3, 29, 0, 30), as_of=at(2026, 3, 29, 4, 30))
    assert words == "Overdue by 3 hours"
