"""A walk of the process map with CSRS, from a strategy meeting before Easter 2026 to step-down.

Day 1 is the working day after the strategy meeting. Closed: Good Friday 3 and Easter Monday
6 April, 4 and 25 May, 31 August, 25 and 28 December 2026, 1 January 2027.
"""

import pytest

from tests.pathways.walking import carried, check, standing
from tests.timescales.engine.asking import Told, owed

REVIEW = {"conference": "review"}
MEETING: list[Told] = [
    ("referral.received", "2026-03-23T09:00"),
    # It ends on the Saturday before the clocks go forward.
    ("strategy_discussion.held", "2026-03-28T16:00"),
    ("visit.made", "2026-03-29T16:30"),
    ("section_47.authorised", "2026-04-10T12:00"),
    ("conference.booked", "2026-04-20T10:00"),
]
CONFERENCE: list[Told] = [
    ("assessment.authorised", "2026-04-17T10:00"),
    ("report.shared", "2026-04-19T10:01"),
    ("conference.held", "2026-04-20T12:00"),
]
PLAN: list[Told] = [
    ("visit.made", "2026-05-01T11:00", {"alone": True, "announced": False}),
    ("core_group.held", "2026-05-05T11:00"),
    ("visit.made", "2026-05-18T11:00", {"alone": True}),
    ("visit.made", "2026-05-27T11:00"),
    ("core_group.held", "2026-06-02T11:00"),
    ("conference.booked", "2026-07-20T10:00", REVIEW),
]
LATER: list[Told] = [
    ("step.recorded", "2026-07-13T11:00", {"step": "L13"}),
    ("conference.held", "2026-07-20T12:00", REVIEW),
    ("conference.booked", "2027-01-15T10:00", REVIEW),
]


def test_from_a_meeting_on_a_saturday_to_the_conference() -> None:
    """L03 to L07 on Tuesday 21 April."""
    rows = owed("csrs-process-map", *MEETING, *CONFERENCE, as_of="2026-04-21T09:00")
    expected: dict[str, tuple[str | None, str]] = {
        # 24 hours of elapsed time: 5pm, since an hour is lost in the night.
        "L03": ("2026-03-29T17:00:00+01:00", "met"),
        # Day 1 is Monday 30 March; 2 April is Day 4, 7 to 10 April are 5 to 8, 13 to 17 are 9 to
        # 13, 20 and 21 are 14 and 15.
        "L04/conference": ("2026-04-21", "met"),
        # 24 hours before Monday 20 April at 10am, on a Sunday.
        "L05": ("2026-04-19T10:00:00+01:00", "met"),
        "L06": ("2026-04-21", "met"),
        "L07": ("2026-04-19T10:00:00+01:00", "met_late"),
    }
    check(rows, expected, "L03", "L04", "L05", "L06", "L07")
    assert rows.row("L04", "conference").as_row()["national_due"] == "2026-04-21"
    assert rows.row("L07").explanation.endswith("Done less than an hour late.")
    assert rows.row("L06").as_row()["met_at"] == "2026-04-20T10:00:00+01:00"


def test_under_the_plan_visits_and_core_groups() -> None:
    """L10, L11, L12, L13 on Wednesday 3 June."""
    rows = owed("csrs-process-map", *MEETING, *CONFERENCE, *PLAN, as_of="2026-06-03T09:00")
    expected: dict[str, tuple[str | None, str]] = {
        # After Monday 20 April: 21 to 24 (4), 27 to 1 May (9), past 4 May: 5 May.
        "L10/first": ("2026-05-05", "met"),
        # 4 weeks after 5 May, after 2 June.
        "L10/next": ("2026-06-02", "met"),
        "L10/next#2": ("2026-06-30", "upcoming"),
        # 2 weeks after 20 April, 1 May, 18 May; the visit of 27 May did not see the child alone.
        "L11": ("2026-05-04", "met"),
        "L11#2": ("2026-05-15", "met_late"),
        "L11#3": ("2026-06-01", "overdue"),
        "L12/first": ("2026-07-20", "upcoming"),
        "L12/later": (None, "waiting"),
        # Before Monday 20 July: 17, 16, 15, 14, 13.
        "L13": ("2026-07-13", "upcoming"),
    }
    check(rows, expected, "L1")
    assert rows.row("L11", occurrence=2).late_working_days == 1
    assert rows.row("L10", "first").as_row()["national_due"] == "2026-05-05"


def test_after_the_first_review_and_to_the_end() -> None:
    """L12, L13 in January 2027, then the step-down."""
    walk = [*MEETING, *CONFERENCE, *PLAN, *LATER]
    rows = owed("csrs-process-map", *walk, as_of="2027-01-07T09:00")
    assert standing(rows, "L12", "L13") == {
        "L12/first": ("2026-07-20", "met"),
        # 6 months after 20 July.
        "L12/later": ("2027-01-20", "upcoming"),
        "L13": ("2026-07-13", "met"),
        # Before Friday 15 January: 14, 13, 12, 11, 8.
        "L13#2": ("2027-01-08", "due_soon"),
    }
    ended: Told = ("plan.ended", "2027-01-15T12:00", {"reason": "child_in_need"})
    held: Told = ("conference.held", "2027-01-15T12:00", {**REVIEW, "outcome": "child_in_need"})
    rows = owed("csrs-process-map", *walk, held, ended, as_of="2027-01-18T09:00")
    assert rows.status("L12", "later", 1) == "met"
    assert rows.status("L12", "later", 2) == "not_needed"
    assert not [row for row in rows.rows if row.step == "L11" and row.status == "overdue"]


@pytest.mark.parametrize(
    ("step", "role", "when", "words"),
    [
        ("L01", "team_manager", "before the strategy meeting", "assistant manager"),
        ("L02", "team_manager", "at the strategy meeting", "decides whether"),
        ("L08", "chair", "at the initial conference", "threshold is met"),
        ("L09", "chair", "at the initial conference", "Create the plan"),
        ("L14", "team_manager", "before the step-down", "step-down"),
    ],
)
def test_what_has_no_date_is_carried(step: str, role: str, when: str, words: str) -> None:
    """L01, L02, L08, L09, L14."""
    row = carried("csrs-process-map", step)
    assert (row.role, row.kind, row.when) == (role, "undated", when)
    assert words in row.title
    assert step not in owed("csrs-process-map", *MEETING, as_of="2026-04-01T09:00").steps
