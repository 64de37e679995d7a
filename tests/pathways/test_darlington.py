"""A walk of the Darlington guidance, from a referral before Easter 2026 to a step-down.

Day 1 is the working day after the strategy discussion. Closed: Good Friday 3 and Easter Monday
6 April, 4 and 25 May, 31 August, 25 and 28 December 2026, 1 January 2027.
"""

import pytest

from tests.pathways.walking import carried, check, standing
from tests.timescales.engine.asking import Told, owed

REVIEW = {"conference": "review"}
ENQUIRY: list[Told] = [
    ("referral.received", "2026-03-23T09:00"),
    ("strategy_discussion.held", "2026-03-24T16:00"),
    ("section_47.allocated", "2026-03-24T16:40"),
    ("conference.requested", "2026-03-30T15:20"),
    ("conference.booked", "2026-04-15T14:00"),
    ("section_47.authorised", "2026-04-08T16:00"),
]
CONFERENCE: list[Told] = [
    ("report.authorised", "2026-04-13T10:30"),
    ("report.shared", "2026-04-14T10:00"),
    ("conference.held", "2026-04-15T16:00"),
]
PLAN: list[Told] = [
    ("core_group.held", "2026-04-28T11:00"),
    ("core_group.minutes_sent", "2026-05-01T11:00"),
    ("assessment.authorised", "2026-05-28T11:00"),
    ("conference.booked", "2026-07-10T10:00", REVIEW),
    ("core_group.held", "2026-06-09T11:00"),
]
JOINT_REPORT: list[Told] = [
    ("core_group.minutes_sent", "2026-06-12T11:00"),
    ("joint_report.draft_sent", "2026-06-15T11:00"),
    ("joint_report.corrected", "2026-06-22T11:00"),
    ("joint_report.submitted", "2026-06-25T11:00"),
    ("joint_report.authorised", "2026-06-30T11:00"),
    ("joint_report.final_sent", "2026-07-03T11:00"),
    ("conference.held", "2026-07-10T12:00", REVIEW),
]
SECOND_PERIOD: list[Told] = [
    ("core_group.held", "2026-08-20T11:00"),
    ("core_group.held", "2026-10-01T11:00"),
    ("conference.booked", "2027-01-08T10:00", REVIEW),
    ("core_group.held", "2026-11-12T11:00"),
    ("core_group.held", "2026-12-10T11:00"),
]


def test_from_the_discussion_to_the_conference() -> None:
    """D01 to D12, D25 on Thursday 16 April."""
    rows = owed("darlington", *ENQUIRY, *CONFERENCE, as_of="2026-04-16T09:00")
    expected: dict[str, tuple[str | None, str]] = {
        # Day 1 is Wednesday 25 March: Day 3 is Friday 27 March.
        "D01": ("2026-03-27", "expected"),
        "D02": ("2026-03-24", "met"),
        # 30 and 31 are 4 and 5, 1 and 2 April 6 and 7, 7, 8, 9 April are 8, 9, 10.
        "D03": ("2026-04-09", "met"),
        "D05": ("2026-03-30", "met"),
        "D06": (None, "waiting"),
        # 2 working days before the conference, at 10; Day 13 is Tuesday 14 April.
        "D09": ("2026-04-13T10:00:00+01:00", "met_late"),
        # 10 April is 11, 13 to 16 April are 12 to 15.
        "D10": ("2026-04-16", "met"),
        # After Monday 23 March: 4, 8 to 2 April, 12 to the 10th, 17, 22, 27 to 1 May, 31 to the
        # 8th, 36, 41, 45 on Friday 29 May.
        "D12": ("2026-05-29", "upcoming"),
        # The working day before the conference.
        "D25": ("2026-04-14", "met"),
    }
    check(rows, expected, "D0", "D10", "D12", "D25")
    assert rows.row("D03").as_row()["target"] == "2026-04-08"
    assert rows.row("D10").as_row()["national_due"] == "2026-04-16"
    assert rows.row("D12").as_row()["national_due"] == "2026-05-29"
    assert [row.as_row()["due"] for row in rows.replaced("D09")] == ["2026-04-14T10:00:00+01:00"]


def test_from_the_conference_to_the_first_review() -> None:
    """D12, D13a to D13c, D15, D20 on Monday 13 July."""
    walk = [*ENQUIRY, *CONFERENCE, *PLAN, *JOINT_REPORT]
    rows = owed("darlington", *walk, as_of="2026-07-13T09:00")
    assert standing(rows, "D12", "D13a", "D13b", "D13c", "D15", "D23") == {
        "D12": ("2026-05-29", "met"),
        # 16, 17, 20 to 24, 27, 28, 29 April.
        "D13a": ("2026-04-29", "met"),
        # 6 weeks after 28 April.
        "D13b": ("2026-06-09", "met"),
        "D13c": ("2026-07-15", "met"),
        # 5 calendar days after 28 April, a Sunday, and after 9 June.
        "D15": ("2026-05-03", "met"),
        "D15#2": ("2026-06-14", "met"),
        "D23": (None, "waiting"),
    }
    # 4 weeks after 9 June.
    assert rows.row("D13c").as_row()["target"] == "2026-07-07"
    assert {name: row for name, row in standing(rows, "D20").items() if "#" not in name} == {
        # 5 after 9 June; 5 after 15 June; 2 after 22 June; 3 after 25 June; 5 days before 10 July.
        "D20/draft": ("2026-06-16", "met"),
        "D20/corrections": ("2026-06-22", "met"),
        "D20/to_manager": ("2026-06-24", "met_late"),
        "D20/authorise": ("2026-06-30", "met"),
        "D20/final": ("2026-07-05", "met"),
    }


def test_over_christmas_to_the_second_review() -> None:
    """D13d, D13e, D15, D20 on Monday 14 December; the review is on Friday 8 January 2027."""
    walk = [*ENQUIRY, *CONFERENCE, *PLAN, *JOINT_REPORT, *SECOND_PERIOD]
    rows = owed("darlington", *walk, as_of="2026-12-14T09:00")
    assert standing(rows, "D13d", "D13e") == {
        # 6, 12, 18 weeks after Friday 10 July.
        "D13d/6w": ("2026-08-21", "met"),
        "D13d/12w": ("2026-10-02", "met"),
        "D13d/18w": ("2026-11-13", "met"),
        # 4 weeks before 8 January.
        "D13d/pre_review": ("2026-12-11", "met"),
        "D13e": ("2027-01-10", "upcoming"),
    }
    assert {name: row for name, row in standing(rows, "D20").items() if "#2" in name} == {
        # Held on Thursday 10 December: 11, 14 to 17. Then 18, 21 to 24. Then 29, 30. Then 31, 4,
        # 5 January. 5 calendar days before 8 January: it does not fit.
        "D20/draft#2": ("2026-12-17", "due_soon"),
        "D20/corrections#2": ("2026-12-24", "upcoming"),
        "D20/to_manager#2": ("2026-12-30", "upcoming"),
        "D20/authorise#2": ("2027-01-05", "upcoming"),
        "D20/final#2": ("2027-01-03", "upcoming"),
    }
    assert "It does not fit" in rows.row("D20", "final", 2).explanation
    # 5 days after 20 August, 1 October, 12 November, 10 December.
    assert [row.as_row()["due"] for row in rows.each("D15")][2:] == [
        "2026-08-25",
        "2026-10-06",
        "2026-11-17",
        "2026-12-15",
    ]


def test_a_conference_that_is_not_needed_is_stood_down() -> None:
    """D06: told on the day it is known."""
    no: Told = ("conference.decided", "2026-04-02T10:00", {"needed": False})
    down: Told = ("conference.stood_down", "2026-04-07T10:00")
    rows = owed("darlington", *ENQUIRY[:5], no, down, as_of="2026-04-08T09:00")
    # Thursday 2 April; the next working day is Tuesday 7 April.
    assert (rows.due("D06"), rows.status("D06")) == ("2026-04-02", "met_late")
    assert rows.row("D06").late_working_days == 1
    assert rows.status("D10") == rows.status("D09") == rows.status("D25") == "not_needed"


def test_a_child_in_need_is_reviewed_after_three_months() -> None:
    """D23: from the conference whose outcome it was, initial or review."""
    instead: Told = ("conference.held", "2026-11-30T12:00", {"outcome": "child_in_need"})
    assert owed("darlington", instead, as_of="2026-12-01T09:00").due("D23") == "2027-02-28"
    ended: list[Told] = [
        ("conference.held", "2027-01-08T12:00", {**REVIEW, "outcome": "child_in_need"}),
        ("plan.ended", "2027-01-08T12:00", {"reason": "child_in_need"}),
        ("step.recorded", "2027-04-08T12:00", {"step": "D23"}),
    ]
    walk = [*ENQUIRY, *CONFERENCE, *PLAN, *JOINT_REPORT, *SECOND_PERIOD]
    rows = owed("darlington", *walk, *ended, as_of="2027-04-09T09:00")
    assert (rows.due("D23"), rows.status("D23")) == ("2027-04-08", "met")
    assert rows.status("D13e", occurrence=2) == "not_needed"


@pytest.mark.parametrize(
    ("step", "role", "kind", "when", "words"),
    [
        ("D04", "social_worker", "undated", "before the Section 47 outcome", "attendee list"),
        ("D07", "social_worker", "undated", "on authorisation", "copied forward"),
        ("D08", "social_worker", "undated", "in the report", "incidents with dates"),
        ("D11", "chair", "undated", "at the conference", "five questions"),
        ("D14", "core_group", "undated", "first core group", "shared securely"),
        ("D16", "social_worker", "undated", "after each core group", "one shared set of minutes"),
        ("D17", "core_group", "undated", "first core group, then each", "SMART"),
        ("D18", "core_group", "rule", "each core group", "absent and no report is a breach"),
        ("D19", "core_group", "undated", "each core group", "Voice of the child"),
        ("D21", "core_group", "undated", "each meeting", "Agendas"),
        ("D22", "core_group", "undated", "before the review", "No agreement"),
        ("D24", "social_worker", "rule", "each core group", "attends every core group"),
        ("D26", "chair", "undated", "at the conference", "positive words"),
        ("D27", "core_group", "undated", "first core group", "Dates, times and venues"),
        ("D28", "core_group", "undated", "later core group", "What goes well"),
    ],
)
def test_what_has_no_date_is_carried(
    step: str, role: str, kind: str, when: str, words: str
) -> None:
    """D04, D07, D08, D11, D14, D16 to D19, D21, D22, D24, D26, D27, D28."""
    row = carried("darlington", step)
    assert (row.role, row.kind) == (role, kind)
    assert when in row.when
    assert words in row.title
    assert step not in owed("darlington", *ENQUIRY, *CONFERENCE, as_of="2026-04-20T09:00").steps
