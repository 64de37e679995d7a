"""The day of a moment is London's, whatever offset it was written with."""

import pytest

from tests.timescales.engine.asking import Told, owed


@pytest.mark.parametrize(
    ("at", "day"),
    [
        # Half past eleven in the evening is still that day, in summer and in winter.
        ("2026-06-30T23:30:00+01:00", "2026-06-30"),
        ("2026-01-15T23:59:59+00:00", "2026-01-15"),
        # Written in UTC in summer, half past eleven is past midnight in London.
        ("2026-06-30T23:30:00+00:00", "2026-07-01"),
        ("2026-06-30T22:30:00Z", "2026-06-30"),
        ("2026-07-01T03:00:00+05:00", "2026-06-30"),
        # In the hour that comes twice, and just before the clocks go forward.
        ("2026-10-25T01:30:00+01:00", "2026-10-25"),
        ("2026-10-25T01:30:00+00:00", "2026-10-25"),
        ("2026-03-29T00:59:59+00:00", "2026-03-29"),
        # A leap day, and a naive moment.
        ("2028-02-29T23:30:00+00:00", "2028-02-29"),
        ("2026-06-30T00:10", "2026-06-30"),
    ],
)
def test_duties_of_the_trigger_s_own_day_fall_on_its_london_date(at: str, day: str) -> None:
    """C01, C02, C03, D02."""
    for slug, step in (("cambridgeshire", "C01"), ("cambridgeshire", "C03"), ("darlington", "D02")):
        rows = owed(slug, ("strategy_discussion.held", at), as_of="2028-12-01T09:00")
        assert rows.due(step) == day


@pytest.mark.parametrize(
    ("at", "due"),
    [
        # Over both clock changes 24 hours are elapsed time.
        ("2026-03-28T20:00", "2026-03-29T21:00:00+01:00"),
        ("2026-10-24T20:00", "2026-10-25T19:00:00+00:00"),
        ("2026-10-25T01:30:00+01:00", "2026-10-26T00:30:00+00:00"),
        ("2028-02-28T23:30", "2028-02-29T23:30:00+00:00"),
        # Never moved off Christmas.
        ("2026-12-24T18:00", "2026-12-25T18:00:00+00:00"),
    ],
)
def test_a_visit_within_24_hours_is_elapsed_time(at: str, due: str) -> None:
    """L03."""
    held: Told = ("strategy_discussion.held", at)
    assert owed("csrs-process-map", held, as_of="2026-01-01T09:00").status("L03") == "waiting"
    assert owed("csrs-process-map", held, as_of="2028-12-01T09:00").due("L03") == due


def test_a_booking_on_the_morning_the_clocks_change_is_counted_back_in_elapsed_hours() -> None:
    """L05, L07: 24 hours before 3pm on Sunday 29 March is 2pm on Saturday."""
    rows = owed(
        "csrs-process-map",
        ("strategy_discussion.held", "2026-03-16T12:00"),
        ("conference.booked", "2026-03-29T15:00"),
        as_of="2026-03-17T09:00",
    )
    assert rows.due("L07") == rows.due("L05") == "2026-03-28T14:00:00+00:00"


@pytest.mark.parametrize(
    ("at", "status"),
    [
        ("2026-04-09T23:59:59", "waiting"),
        ("2026-04-10T10:00:00", "due_soon"),
        ("2026-04-15T23:59:59", "due_soon"),
        ("2026-04-16T00:00:00", "due_today"),
        ("2026-04-16T23:59:59", "due_today"),
        ("2026-04-17T00:00:00", "overdue"),
    ],
)
def test_a_day_limit_to_the_second(at: str, status: str) -> None:
    """C04: Friday 10 April is Day 1, Thursday 16 April Day 5."""
    held: Told = ("strategy_discussion.held", "2026-04-10T10:00")
    assert owed("cambridgeshire", held, as_of=at).status("C04") == status


@pytest.mark.parametrize(
    ("asked", "status"),
    [("10:00:00", "met"), ("10:00:01", "met_late"), ("09:59:59", "met")],
)
def test_a_clock_limit_to_the_second(asked: str, status: str) -> None:
    """S01: late on a Saturday is late by no working day."""
    rows = owed(
        "stoke-on-trent",
        ("strategy_discussion.held", "2026-04-10T10:00"),
        ("conference.requested", f"2026-04-11T{asked}"),
        as_of="2026-04-12T09:00",
    )
    assert (rows.status("S01"), rows.row("S01").late_working_days) == (status, 0)
