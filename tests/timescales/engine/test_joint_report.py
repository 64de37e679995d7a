"""The five acts of Darlington's joint report (D20), each from the act before it, else its limit."""

from tests.timescales.engine.asking import CONFERENCE, Told, owed

REVIEW = {"conference": "review"}
FIRST: Told = ("core_group.held", "2026-04-28T11:00")
SECOND: Told = ("core_group.held", "2026-06-09T11:00")
BOOKED: Told = ("conference.booked", "2026-07-10T10:00", REVIEW)
HELD: Told = ("conference.held", "2026-07-10T12:00", REVIEW)
PARTS = ("draft", "corrections", "to_manager", "authorise", "final")


def group(at: str) -> Told:
    return ("core_group.held", at)


def test_each_act_of_the_joint_report_runs_from_the_limit_of_the_one_before() -> None:
    """D20 before anything is done, with the review on Friday 10 July."""
    rows = owed("darlington", CONFERENCE, FIRST, BOOKED, as_of="2026-05-01T09:00")
    # The second core group is due on Tuesday 9 June: + 5 working days 16 June, + 5 23 June,
    # + 2 25 June, + 3 (26, 29, 30) 30 June; 5 calendar days before 10 July.
    assert [rows.due("D20", part) for part in PARTS] == [
        "2026-06-16",
        "2026-06-23",
        "2026-06-25",
        "2026-06-30",
        "2026-07-05",
    ]


def test_each_act_of_the_joint_report_runs_from_the_act_before_it() -> None:
    """D20: what is done moves all that follows, and the old rows are kept."""
    rows = owed(
        "darlington",
        CONFERENCE,
        FIRST,
        BOOKED,
        group("2026-06-05T11:00"),
        ("joint_report.draft_sent", "2026-06-10T11:00"),
        ("joint_report.corrected", "2026-06-12T11:00"),
        ("joint_report.submitted", "2026-06-15T11:00"),
        as_of="2026-06-16T09:00",
    )
    # Held on Friday 5 June: + 5 is 12 June. Sent on the 10th: + 5 is 17 June. Corrected on the
    # 12th: + 2 is 16 June. Submitted on the 15th: + 3 is 18 June.
    assert [rows.due("D20", part) for part in PARTS] == [
        "2026-06-12",
        "2026-06-17",
        "2026-06-16",
        "2026-06-18",
        "2026-07-05",
    ]
    assert [rows.status("D20", part) for part in PARTS[:3]] == ["met", "met", "met"]
    assert [row.as_row()["due"] for row in rows.replaced("D20", "draft")] == ["2026-06-16"]
    assert [row.as_row()["due"] for row in rows.replaced("D20", "authorise")] == [
        "2026-06-30",
        "2026-06-26",
        "2026-06-24",
        "2026-06-19",
    ]


def test_before_a_later_review_the_report_runs_from_the_core_group_before_it() -> None:
    """D20 over Christmas 2026: it cannot fit, and says so at booking."""
    second: Told = ("conference.booked", "2027-01-08T10:00", REVIEW)
    rows = owed(
        "darlington", CONFERENCE, FIRST, SECOND, BOOKED, HELD, second, as_of="2026-11-30T09:00"
    )
    # 4 weeks before Friday 8 January is 11 December. + 5: 18 December. + 5: 21, 22, 23, 24 and,
    # past 25 and 28, the 29th. + 2: 30, 31. + 3: past 1 January 4, 5, 6. Final: 3 January.
    assert rows.due("D13d", "pre_review") == "2026-12-11"
    assert [rows.due("D20", part, occurrence=2) for part in PARTS] == [
        "2026-12-18",
        "2026-12-29",
        "2026-12-31",
        "2027-01-06",
        "2027-01-03",
    ]
    assert (
        "It does not fit: the limit for the authorisation is later, Wednesday 6 January 2027."
        in rows.row("D20", "final", occurrence=2).explanation
    )
    # Before the first review it fitted, and says nothing.
    assert "does not fit" not in rows.row("D20", "final", occurrence=1).explanation


def test_rearranging_the_review_moves_the_whole_chain_before_it() -> None:
    """D13d pre_review and D20, by a week."""
    second: Told = ("conference.booked", "2026-12-11T10:00", REVIEW)
    moved: Told = ("conference.booked", "2026-12-18T10:00", {**REVIEW, "replaces": 6})
    events = [CONFERENCE, FIRST, SECOND, BOOKED, HELD, FIRST, second, moved]
    rows = owed("darlington", *events, as_of="2026-11-02T09:00")
    assert rows.due("D13d", "pre_review") == "2026-11-20"
    assert [row.as_row()["due"] for row in rows.replaced("D13d", "pre_review")] == ["2026-11-13"]
    # 5 working days after Friday 13 and Friday 20 November.
    assert rows.due("D20", "draft", occurrence=2) == "2026-11-27"
    [old] = [row for row in rows.replaced("D20", "draft") if row.occurrence == 2]
    assert old.as_row()["due"] == "2026-11-20"
    assert old.reason == "booking: the conference was rearranged to Friday 18 December"


def test_the_report_goes_out_once_and_late_is_late() -> None:
    """D20 final."""
    sent: Told = ("joint_report.final_sent", "2026-07-07T10:00")
    rows = owed("darlington", CONFERENCE, FIRST, BOOKED, sent, as_of="2026-07-08T09:00")
    # Due on Sunday 5 July: Monday and Tuesday are 2 working days.
    assert (rows.status("D20", "final"), rows.row("D20", "final").late_working_days) == (
        "met_late",
        2,
    )


def test_a_draft_that_was_recorded_counts_though_the_core_group_before_it_was_not() -> None:
    """D20: earlier events may be missing; what follows runs from the draft."""
    sent: Told = ("joint_report.draft_sent", "2026-06-16T11:00")
    rows = owed("darlington", CONFERENCE, BOOKED, sent, as_of="2026-06-17T09:00")
    assert (rows.due("D20", "draft"), rows.status("D20", "draft")) == (None, "met")
    # 16 June + 5 is 23 June, + 2 is the 25th, + 3 past the weekend is the 30th.
    assert [rows.due("D20", part) for part in PARTS[1:]] == [
        "2026-06-23",
        "2026-06-25",
        "2026-06-30",
        "2026-07-05",
    ]
    assert rows.status("D20", "corrections") == "due_soon"


def test_an_act_in_the_middle_of_the_joint_report_is_enough_for_those_after_it() -> None:
    """D20: sent to the team manager on a Tuesday, nothing else recorded."""
    sent: Told = ("joint_report.submitted", "2026-06-23T11:00")
    rows = owed("darlington", CONFERENCE, BOOKED, sent, as_of="2026-06-24T09:00")
    assert [rows.status("D20", part) for part in PARTS] == [
        "waiting",
        "waiting",
        "met",
        "due_soon",
        "upcoming",
    ]
    assert rows.due("D20", "authorise") == "2026-06-26"


def test_the_draft_before_one_review_is_not_the_draft_before_the_next() -> None:
    """D20: neither core group was recorded."""
    first: Told = ("joint_report.draft_sent", "2026-06-16T11:00")
    again: Told = ("conference.booked", "2026-12-11T10:00", REVIEW)
    rows = owed("darlington", CONFERENCE, BOOKED, first, HELD, again, as_of="2026-09-01T09:00")
    assert [row.status for row in rows.each("D20", "draft")] == ["met", "upcoming"]
