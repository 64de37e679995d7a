"""A day in three boxes, a time as people write it: what is taken, what is said when it is not."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from django import forms
from django.http import QueryDict

from cpcase.web.formats import LONDON
from cpcase.web.forms import DayField, Form, MomentField, TimeField, moment
from cpcase.web.places import first_id, wrong_parts


class Visit(Form):
    """When a child was seen."""

    on = DayField(label="When?", missing="Enter the date you saw Reuben", called="The visit")
    at = TimeField(label="At what time?", missing="Enter the time", required=False)
    starts = MomentField(label="Begins", missing="Enter when it begins", required=False)


def sent(**boxes: str) -> Visit:
    """The form with what was typed."""
    typed = {"on-day": "30", "on-month": "3", "on-year": "2026", **boxes}
    data = QueryDict(mutable=True)
    data.update({name.replace("__", "-"): value for name, value in typed.items()})
    return Visit(data)


@pytest.mark.parametrize("month", ["3", "03", "March", "mar", "MAR"])
def test_a_month_may_be_a_number_or_a_name(month: str) -> None:
    form = sent(**{"on-month": month})
    assert form.is_valid()
    assert form.cleaned_data["on"] == date(2026, 3, 30)


@pytest.mark.parametrize(
    ("boxes", "words", "wrong"),
    [
        (("", "", ""), "Enter the date you saw Reuben", ()),
        (("30", "", "2026"), "The visit must include a month", ("month",)),
        (("30", "", ""), "The visit must include a month and a year", ("month", "year")),
        (("31", "2", "2026"), "The visit must be a real date, such as 27 3 2026", ("day",)),
        (("29", "2", "2026"), "The visit must be a real date, such as 27 3 2026", ("day",)),
        (("x", "2", "2026"), "The visit must be a real date, such as 27 3 2026", ("day",)),
        (("1_0", "2", "2026"), "The visit must be a real date, such as 27 3 2026", ("day",)),
        (("30", "13", "2026"), "The visit must have a month from 1 to 12", ("month",)),
        (
            ("30", "3", "26"),
            "The visit must have a year with 4 numbers, such as 2026",
            ("year",),
        ),
    ],
)
def test_a_wrong_date_says_what_to_do_and_which_box(
    boxes: tuple[str, str, str], words: str, wrong: tuple[str, ...]
) -> None:
    day, month, year = boxes
    form = sent(**{"on-day": day, "on-month": month, "on-year": year})
    assert not form.is_valid()
    assert form.errors["on"] == [words]
    assert wrong_parts(form["on"]) == wrong
    assert first_id(form["on"]) == f"id_on-{(wrong or ('day',))[0]}"
    assert tuple(form["on"].value() or ("", "", "")) == boxes, "it comes back as typed"


def test_a_leap_day_is_a_date_in_a_leap_year() -> None:
    form = sent(**{"on-day": "29", "on-month": "2", "on-year": "2028"})
    assert form.is_valid()
    assert form.cleaned_data["on"] == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("10am", time(10)),
        ("2:30pm", time(14, 30)),
        ("2.30 PM", time(14, 30)),
        ("14:30", time(14, 30)),
        ("12am", time(0)),
        ("12pm", time(12)),
        ("midday", time(12)),
        ("Midnight", time(0)),
    ],
)
def test_a_time_is_taken_as_people_write_it(typed: str, meant: time) -> None:
    form = sent(at=typed)
    assert form.is_valid()
    assert form.cleaned_data["at"] == meant


@pytest.mark.parametrize("typed", ["10", "25:00", "13pm", "0am", "10:61", "ten", "9:5"])
def test_a_time_that_could_be_another_is_refused(typed: str) -> None:
    form = sent(at=typed)
    assert "at" in form.errors
    assert str(form.errors["at"][0]).startswith("The time must be")
    assert form["at"].value() == typed


def test_a_moment_is_a_day_and_a_time_in_london() -> None:
    form = sent(
        **{
            "starts-day": "1",
            "starts-month": "7",
            "starts-year": "2026",
            "starts-time": "10am",
        }
    )
    assert form.is_valid()
    assert form.cleaned_data["starts"] == datetime(2026, 7, 1, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("clock", "words"),
    [
        ("", "The date and time must include a time, such as 2:30pm"),
        ("25", "The time must be like 10am, 2:30pm or 14:30"),
        (
            "1:30am",
            "The clocks go forward at 1am that night: enter a time before 1am or from 2am",
        ),
    ],
)
def test_a_wrong_time_of_a_moment_marks_the_time_only(clock: str, words: str) -> None:
    """1:30am on Sunday 29 March 2026 does not exist."""
    form = sent(
        **{
            "starts-day": "29",
            "starts-month": "3",
            "starts-year": "2026",
            "starts-time": clock,
        }
    )
    assert form.errors["starts"] == [words]
    assert wrong_parts(form["starts"]) == ("time",)


def test_the_hour_that_comes_twice_is_its_first() -> None:
    first = moment(date(2026, 10, 25), time(1, 30))
    assert first.astimezone(UTC) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_a_stored_moment_is_shown_by_londons_clock() -> None:
    form = Visit(
        initial={
            "on": date(2026, 3, 30),
            "at": time(14, 30),
            "starts": datetime(2026, 7, 1, 9, tzinfo=UTC),
        }
    )
    assert 'value="10am"' in form["starts"].as_field_group()
    assert 'value="2:30pm"' in form["at"].as_field_group()
    assert form["starts"].value().astimezone(LONDON).hour == 10


@pytest.mark.parametrize(
    ("field", "initial", "typed", "changed"),
    [
        (DayField(), date(2026, 3, 30), ("30", "3", "2026"), False),
        (DayField(), date(2026, 3, 30), ("31", "3", "2026"), True),
        (DayField(), None, None, False),
        (MomentField(), None, ("1", "", "", ""), True),
    ],
)
def test_a_row_knows_whether_its_date_was_changed(
    field: forms.Field, initial: Any, typed: Any, changed: bool
) -> None:
    assert field.has_changed(initial, typed) is changed
