"""Why a date is that date, in the brief's words."""

from datetime import date

import pytest

from tests.timescales.engine.asking import CONFERENCE, CORE_GROUP, DISCUSSION, Told, owed
from tests.timescales.engine.pathway_text import pathway, row
from timescales.engine.reading import read

REVIEW = {"conference": "review"}
BOOKED: Told = ("conference.booked", "2026-04-15T14:00")
AS_OF = "2026-04-29T09:00"
EASTER = "Weekends, Good Friday (3 April) and Easter Monday (6 April) are not counted."


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (
            "2026-03-28T16:00",
            "Day 5. The strategy discussion was on Saturday 28 March, so Day 1 is Monday 30 March.",
        ),
        (
            "2026-04-03T16:00",
            "Day 5. The strategy discussion was on Friday 3 April, so Day 1 is Tuesday 7 April.",
        ),
    ],
)
def test_a_discussion_on_a_closed_day_says_which_day_is_day_1(at: str, said: str) -> None:
    """C04."""
    rows = owed("cambridgeshire", ("strategy_discussion.held", at), as_of="2026-04-04T09:00")
    assert rows.row("C04").explanation.startswith(said)


@pytest.mark.parametrize(
    ("booked", "c13", "d09"),
    [
        (
            "2026-04-09T10:00",
            "The day of the initial conference, booked for Thursday 9 April, which is sooner than "
            "Day 15.",
            "By 10am, 2 working days before the initial conference, booked for Thursday 9 April, "
            "which is sooner than Day 13.",
        ),
        (
            "2026-04-24T10:00",
            "Day 15. The strategy discussion on Tuesday 24 March is Day 1.",
            "Day 13, by 10am. Day 1 is Wednesday 25 March",
        ),
    ],
)
def test_a_sooner_conference_says_so(booked: str, c13: str, d09: str) -> None:
    """C13, D09."""
    events: list[Told] = [DISCUSSION, ("conference.booked", booked)]
    for slug, step, said in (("cambridgeshire", "C13", c13), ("darlington", "D09", d09)):
        row = owed(slug, *events, as_of="2026-03-30T09:00").row(step)
        assert row.explanation.startswith(said)


def test_two_working_days_over_easter_name_what_was_left_out() -> None:
    """C10: 2 working days before Wednesday 8 April are Tuesday 7 and Thursday 2 April."""
    rows = owed(
        "cambridgeshire", DISCUSSION, ("conference.booked", "2026-04-08T10:00"),
        as_of="2026-03-30T09:00",
    )  # fmt: skip
    assert rows.due("C10") == "2026-04-02"
    assert EASTER in rows.row("C10").explanation


def test_reports_at_the_meetings_own_hour_say_so() -> None:
    """S08."""
    said = owed("stoke-on-trent", DISCUSSION, BOOKED, as_of="2026-04-01T09:00").row(
        "S08", "social_worker"
    )
    assert said.explanation.startswith(
        "2 working days before the initial conference, booked for 2pm on Wednesday 15 April, "
        "at the same time of day."
    )


def test_a_target_that_counts_from_a_core_group_names_it() -> None:
    """D13c."""
    second: Told = ("core_group.held", "2026-06-09T11:00")
    rows = owed("darlington", CONFERENCE, CORE_GROUP, second, as_of="2026-06-10T09:00")
    assert rows.row("D13c").explanation == (
        "3 months after the initial conference, on Wednesday 15 April. "
        "Aim for Tuesday 7 July, 4 weeks after the second core group."
    )
    [old] = rows.replaced("D13c")
    assert old.explanation == (
        "Was due Wednesday 15 July. Replaced: now aim for Tuesday 7 July, since what it counts "
        "from was recorded for Tuesday 9 June."
    )


def test_what_is_not_needed_says_why_first() -> None:
    """C14."""
    no: Told = ("conference.decided", "2026-03-30T10:00", {"needed": False})
    said = owed("cambridgeshire", DISCUSSION, no, as_of="2026-03-31T09:00").row("C14").explanation
    assert said.startswith("Not needed: no conference (decision of Monday 30 March). Day 15.")


def test_the_year_is_said_unless_it_is_this_one() -> None:
    """N05, F09."""
    held: Told = ("conference.held", "2026-07-10T12:00", REVIEW)
    now = owed("cambridgeshire", held, as_of="2026-07-13T09:00").row("N05").explanation
    assert "on Friday 10 July." in now
    assert "The last working day before it is Friday 8 January 2027." in now
    later = owed("cambridgeshire", held, as_of="2027-01-04T09:00").row("N05").explanation
    assert "on Friday 10 July 2026." in later


def test_bank_holidays_not_yet_announced_are_said_to_be_so() -> None:
    """C20, N04: past the last proclaimed year."""
    held: Told = ("conference.held", "2028-12-20T16:00")
    rows = owed("cambridgeshire", held, as_of="2028-12-21T09:00")
    assert rows.due("C20") == "2029-01-08"
    assert "For 2029, bank holidays not yet announced" in rows.row("C20").explanation
    assert "bank holidays not yet announced" not in rows.row("C16").explanation
    assert "bank holidays not yet announced" in rows.row("N04").explanation


def test_a_closure_is_named_as_the_authority_calls_it() -> None:
    """C20."""
    rows = owed(
        "cambridgeshire", CONFERENCE, as_of=AS_OF, closures=[(date(2026, 4, 20), "Training day")]
    )
    assert rows.due("C20") == "2026-04-30"
    assert "Weekends and Training day (20 April) are not counted." in rows.row("C20").explanation


def test_a_limit_on_a_bank_holiday_stays_and_the_day_before_is_said() -> None:
    """C22: 2 weeks after Friday 11 December 2026 is Christmas Day."""
    seen: Told = ("visit.made", "2026-12-11T10:00")
    rows = owed("cambridgeshire", CONFERENCE, seen, as_of="2026-12-14T09:00")
    row = rows.row("C22", occurrence=2)
    assert row.as_row()["due"] == "2026-12-25"
    assert row.explanation.endswith(
        "That day is Christmas Day. The last working day before it is Thursday 24 December."
    )


def test_an_authoritys_own_trigger_is_called_by_its_kind() -> None:
    part = 'from = "report.shared"\nwithin = "3 days"'
    own = read(pathway(row(part)), name="aldermere.toml")
    rows = owed(own, ("report.shared", "2026-04-13T10:00"), as_of="2026-04-14T09:00")
    assert rows.row("A01").explanation == "3 days after the report shared, on Monday 13 April."
    link = row('from = "step:A01"\nwithin = "2 days"', step='id = "A02"')
    own = read(pathway(row(part), link), name="aldermere.toml")
    waiting = owed(own, as_of="2026-04-14T09:00").row("A02")
    assert waiting.explanation == "No date yet. 2 days after “Hold a meeting”."


def test_an_expectation_on_midday_and_other_hours_reads_like_a_person() -> None:
    """S10: clock times."""
    for at, said in (
        ("2026-04-15T12:00", "at midday on"),
        ("2026-04-15T00:00", "at midnight on"),
        ("2026-04-15T14:30", "at 2:30pm on"),
        ("2026-04-15T09:05", "at 9:05am on"),
    ):
        rows = owed("stoke-on-trent", ("conference.held", at), as_of="2026-04-15T15:00")
        assert f"24 hours after the initial conference ended, {said} Wednesday 15 April." == (
            rows.row("S10").explanation
        )
