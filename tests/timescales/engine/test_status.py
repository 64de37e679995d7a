"""How a row stands, and how late it is."""

import pytest

from tests.timescales.engine.asking import CONFERENCE, DISCUSSION, REFERRAL, Told, owed

HELD: Told = ("conference.held", "2026-04-15T16:00")


@pytest.mark.parametrize(
    ("as_of", "status", "late"),
    [
        # C04 is due on Monday 30 March; the next 5 working days after Monday 23 are 24 to 30.
        ("2026-03-24T16:00", "due_soon", 0),
        ("2026-03-27T23:59", "due_soon", 0),
        ("2026-03-30T00:00", "due_today", 0),
        ("2026-03-30T23:59", "due_today", 0),
        ("2026-03-31T00:00", "overdue", 1),
        ("2026-04-02T09:00", "overdue", 3),
        # Good Friday to Easter Monday are no working days.
        ("2026-04-06T09:00", "overdue", 3),
        ("2026-04-07T09:00", "overdue", 4),
    ],
)
def test_a_day_limit_over_time(as_of: str, status: str, late: int) -> None:
    """C04."""
    row = owed("cambridgeshire", DISCUSSION, as_of=as_of).row("C04")
    assert (row.status, row.late_working_days) == (status, late)


@pytest.mark.parametrize(
    ("as_of", "status"),
    [
        # C14 is due on Wednesday 15 April. From Wednesday 1 April the next 5 are 2, 7, 8, 9, 10;
        # from Tuesday 7: 8, 9, 10, 13, 14; from Wednesday 8: 9, 10, 13, 14, 15.
        ("2026-04-07T09:00", "upcoming"),
        ("2026-04-08T09:00", "due_soon"),
        # From Good Friday and the weekend after it: 7 to 10 and 13 April.
        ("2026-04-03T09:00", "upcoming"),
        ("2026-04-05T09:00", "upcoming"),
    ],
)
def test_soon_is_the_next_five_working_days_over_bank_holidays(as_of: str, status: str) -> None:
    """C14."""
    assert owed("cambridgeshire", DISCUSSION, as_of=as_of).status("C14") == status


def test_a_day_limit_is_overdue_from_midnight_in_london() -> None:
    """N04 in summer time: midnight in London is 11pm in UTC."""
    for as_of, status in (
        ("2026-07-15T22:59+00:00", "due_today"),
        ("2026-07-15T23:00+00:00", "overdue"),
    ):
        assert owed("cambridgeshire", HELD, as_of=as_of).status("N04") == status


@pytest.mark.parametrize(
    ("as_of", "status", "late", "words"),
    [
        ("2026-04-15T17:00", "due_soon", 0, ""),
        ("2026-04-16T00:00", "due_today", 0, ""),
        ("2026-04-16T15:59", "due_today", 0, ""),
        ("2026-04-16T16:00", "overdue", 0, "It is less than an hour late."),
        ("2026-04-16T17:00", "overdue", 0, "It is 1 hour late."),
        ("2026-04-16T19:30", "overdue", 0, "It is 3 hours late."),
        ("2026-04-17T09:00", "overdue", 1, "It is 17 hours late."),
    ],
)
def test_a_clock_limit_is_overdue_from_its_moment_and_says_hours(
    as_of: str, status: str, late: int, words: str
) -> None:
    """C16."""
    row = owed("cambridgeshire", HELD, as_of=as_of).row("C16")
    assert (row.status, row.late_working_days) == (status, late)
    assert row.explanation.endswith(words or "at 4pm on Wednesday 15 April.")


@pytest.mark.parametrize(
    ("sent", "status", "late", "words"),
    [
        ("2026-04-16T16:00", "met", 0, "at 4pm on Wednesday 15 April."),
        ("2026-04-16T16:01", "met_late", 0, "Done less than an hour late."),
        ("2026-04-16T18:00", "met_late", 0, "Done 2 hours late."),
        ("2026-04-17T10:00", "met_late", 1, "Done 18 hours late."),
    ],
)
def test_a_clock_limit_that_was_met_late_says_hours(
    sent: str, status: str, late: int, words: str
) -> None:
    """C17."""
    sending: Told = ("conference.decisions_sent", sent)
    row = owed("cambridgeshire", HELD, sending, as_of="2026-04-20T09:00").row("C17")
    assert (row.status, row.late_working_days) == (status, late)
    assert row.explanation.endswith(words)


def test_hours_late_are_elapsed_time_over_the_clock_change() -> None:
    """S01: due at 5pm on Sunday 29 March, since clocks go forward; at 7pm it is 2 hours late."""
    saturday: Told = ("strategy_discussion.held", "2026-03-28T16:00")
    row = owed("stoke-on-trent", saturday, as_of="2026-03-29T19:00").row("S01")
    assert row.as_row()["due"] == "2026-03-29T17:00:00+01:00"
    assert row.explanation.endswith("It is 2 hours late.")


def test_in_the_hour_that_comes_twice_the_moments_are_told_apart() -> None:
    """C16: due at 1:30am on 25 October the first time; 1:15am the second time is later."""
    held: Told = ("conference.held", "2026-10-24T00:30+00:00")
    for sent, status in (("2026-10-25T00:30Z", "met"), ("2026-10-25T01:15Z", "met_late")):
        sending: Told = ("conference.decisions_sent", sent)
        rows = owed("cambridgeshire", held, sending, as_of="2026-10-26T09:00")
        assert (rows.due("C16"), rows.status("C16")) == ("2026-10-25T01:30:00+01:00", status)


def test_due_friday_and_met_on_saturday_is_late_by_no_working_day() -> None:
    """C20: due on Friday 1 May 2026."""
    held: Told = ("conference.held", "2026-04-17T16:00")
    for at, status, late in (
        ("2026-05-01T23:00", "met", 0),
        ("2026-05-02T10:00", "met_late", 0),
        ("2026-05-04T10:00", "met_late", 0),  # the bank holiday
        ("2026-05-05T10:00", "met_late", 1),
    ):
        rows = owed("cambridgeshire", held, ("core_group.held", at), as_of="2026-05-06T09:00")
        assert rows.due("C20") == "2026-05-01"
        assert (rows.status("C20"), rows.row("C20").late_working_days) == (status, late)


def test_in_the_last_days_that_are_known_nothing_lies_five_working_days_ahead() -> None:
    """C01, C16: at the end of 2100 a limit of today is still known for what it is."""
    held: Told = ("conference.held", "2100-12-29T12:00", {"outcome": "none"})
    for as_of, status in (("2100-12-29T13:00", "upcoming"), ("2100-12-30T09:00", "due_today")):
        assert owed("cambridgeshire", held, as_of=as_of).status("C16") == status


def test_waiting_has_no_dates_and_nothing_late() -> None:
    """C20."""
    row = owed("cambridgeshire", DISCUSSION, as_of="2026-03-25T09:00").row("C20").as_row()
    assert row["status"] == "waiting"
    for name in ("not_before", "target", "due", "late_working_days", "met_at", "national_due"):
        assert row[name] is None


def test_an_expectation_is_shown_and_never_overdue() -> None:
    """D01: minutes by Day 3."""
    for as_of in ("2026-03-26T09:00", "2026-04-20T09:00"):
        row = owed("darlington", DISCUSSION, as_of=as_of).row("D01")
        assert (row.status, row.as_row()["due"]) == ("expected", "2026-03-27")
        assert row.late_working_days is None
    recorded: Told = ("step.recorded", "2026-04-15T10:00", {"step": "D01"})
    row = owed("darlington", DISCUSSION, recorded, as_of="2026-04-20T09:00").row("D01")
    assert (row.status, row.late_working_days) == ("met", None)


def test_a_right_to_object_passes_without_being_missed() -> None:
    """S25b objections: 15 working days after the letter, and nobody is late."""
    letter: Told = ("looked_after_letter.sent", "2026-06-01T10:00")
    # After Monday 1 June: 2 to 5 (4), 8 to 12 (9), 15 to 19 (14), 22 June.
    for as_of, status, late in (
        ("2026-06-02T09:00", "upcoming", 0),
        ("2026-06-22T09:00", "due_today", 0),
        ("2026-06-23T09:00", "expected", None),
    ):
        row = owed("stoke-on-trent", CONFERENCE, letter, as_of=as_of).row("S25b", "objections")
        assert (row.as_row()["due"], row.status) == ("2026-06-22", status)
        assert row.late_working_days == late
    ended: Told = ("plan.ended", "2026-06-24T10:00", {"reason": "looked_after"})
    rows = owed("stoke-on-trent", CONFERENCE, letter, ended, as_of="2026-06-25T09:00")
    assert (rows.status("S25b", "objections"), rows.status("S25b", "letter")) == ("met", "met")
    assert rows.row("S25b", "objections").late_working_days == 0


def test_an_open_row_is_printed_as_json_prints_it() -> None:
    """N01: the keys of the contract, in its order."""
    row = owed("national", REFERRAL, as_of="2026-03-24T09:00").row("N01").as_row()
    assert list(row) == [
        "step",
        "part",
        "occurrence",
        "role",
        "not_before",
        "target",
        "due",
        "status",
        "late_working_days",
        "met_at",
        "explanation",
        "national_due",
        "reason",
        "replaced_by",
    ]
    assert (row["step"], row["part"], row["occurrence"]) == ("N01", "", 1)
    assert row["role"] == "social_worker"
    assert (row["due"], row["status"]) == ("2026-05-29", "upcoming")
