"""Bank holidays of each nation, moved, one-off and substitute days, by hand."""

from datetime import date

import pytest

from timescales.engine.calendar import bank_holidays, calendar_for

ENGLAND = calendar_for("england-and-wales")


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2020-05-08", "Early May bank holiday"),  # moved for VE Day
        ("2021-12-27", "Christmas Day (substitute day)"),
        ("2021-12-28", "Boxing Day (substitute day)"),
        ("2022-01-03", "New Year's Day (substitute day)"),
        ("2022-06-02", "Spring bank holiday"),  # moved for the jubilee
        ("2022-06-03", "Platinum Jubilee of Elizabeth II"),
        ("2022-09-19", "State Funeral of Queen Elizabeth II"),
        ("2022-12-26", "Boxing Day"),
        ("2022-12-27", "Christmas Day (substitute day)"),
        ("2023-01-02", "New Year's Day (substitute day)"),
        ("2023-05-08", "Coronation of Charles III"),
        ("2026-04-03", "Good Friday"),
        ("2026-04-06", "Easter Monday"),
        ("2026-12-25", "Christmas Day"),
        ("2026-12-28", "Boxing Day (substitute day)"),
        ("2027-12-27", "Christmas Day (substitute day)"),
        ("2027-12-28", "Boxing Day (substitute day)"),
        ("2028-01-03", "New Year's Day (substitute day)"),
    ],
)
def test_a_bank_holiday_of_england_and_wales_is_closed_and_named(day: str, name: str) -> None:
    closed = date.fromisoformat(day)
    assert not ENGLAND.is_working(closed)
    assert ENGLAND.name_of(closed) == name


@pytest.mark.parametrize("day", ["2020-05-04", "2022-05-30", "2022-12-28", "2026-12-29"])
def test_the_day_that_a_holiday_was_moved_from_is_worked(day: str) -> None:
    assert ENGLAND.is_working(date.fromisoformat(day))


@pytest.mark.parametrize(
    ("start", "count", "answer"),
    [
        # Christmas 2021: Fri 24 Dec, then Mon 27 and Tue 28 are closed, Mon 3 Jan too.
        ("2021-12-24", 1, "2021-12-29"),
        ("2021-12-24", 4, "2022-01-04"),
        # Christmas 2022: Fri 23 Dec, then Mon 26 and Tue 27 are closed, Mon 2 Jan too.
        ("2022-12-23", 1, "2022-12-28"),
        ("2022-12-23", 4, "2023-01-03"),
        # Christmas 2026: Thu 24 Dec, then Fri 25 and Mon 28 are closed, Fri 1 Jan too.
        ("2026-12-24", 1, "2026-12-29"),
        ("2026-12-24", 4, "2027-01-04"),
        # Christmas 2027: Fri 24 Dec, then Mon 27 and Tue 28 are closed, Mon 3 Jan too.
        ("2027-12-24", 1, "2027-12-29"),
        ("2027-12-24", 4, "2028-01-04"),
        # The funeral of 2022 and the coronation of 2023 lie inside.
        ("2022-09-16", 1, "2022-09-20"),
        ("2023-05-05", 1, "2023-05-09"),
        ("2023-04-28", 5, "2023-05-09"),
    ],
)
def test_days_over_holidays_by_hand(start: str, count: int, answer: str) -> None:
    first, last = date.fromisoformat(start), date.fromisoformat(answer)
    assert ENGLAND.add(first, count) == last
    assert ENGLAND.subtract(last, count) == first


@pytest.mark.parametrize(
    ("nation", "day", "works"),
    [
        ("scotland", "2026-04-06", True),  # no Easter Monday there
        ("scotland", "2026-01-02", False),
        ("scotland", "2026-08-03", False),
        ("scotland", "2026-08-31", True),
        ("scotland", "2026-11-30", False),  # St Andrew
        ("northern-ireland", "2026-03-17", False),  # St Patrick
        ("northern-ireland", "2026-07-13", False),  # the Boyne, Sunday 12th
        ("northern-ireland", "2026-04-06", False),
        ("england-and-wales", "2026-03-17", True),
        ("england-and-wales", "2026-11-30", True),
    ],
)
def test_each_nation_has_holidays_of_its_own(nation: str, day: str, works: bool) -> None:
    assert calendar_for(nation).is_working(date.fromisoformat(day)) is works


# As the government lists them, weekdays alone; by nation and year, as month-day.
WHOLE_YEARS = [
    ("england-and-wales", 2020, "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28"),
    ("england-and-wales", 2021, "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28"),
    ("england-and-wales", 2022, "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27"),
    ("england-and-wales", 2023, "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26"),
    ("england-and-wales", 2024, "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26"),
    ("england-and-wales", 2025, "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26"),
    ("england-and-wales", 2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28"),
    ("england-and-wales", 2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28"),
    ("scotland", 2026, "01-01 01-02 04-03 05-04 05-25 06-15 08-03 11-30 12-25 12-28"),
    ("scotland", 2022, "01-03 01-04 04-15 05-02 06-02 06-03 08-01 09-19 11-30 12-26 12-27"),
    ("northern-ireland", 2026, "01-01 03-17 04-03 04-06 05-04 05-25 07-13 08-31 12-25 12-28"),
]


@pytest.mark.parametrize(("nation", "year", "listed"), WHOLE_YEARS)
def test_a_year_has_these_bank_holidays_and_no_other(nation: str, year: int, listed: str) -> None:
    """One too many would give every clock of that year a day too long."""
    closed = {day for day in bank_holidays(nation) if day.year == year and day.weekday() < 5}
    assert closed == {date.fromisoformat(f"{year}-{day}") for day in listed.split()}
