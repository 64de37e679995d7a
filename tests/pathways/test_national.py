"""A walk of the national layer alone: a birth, a transfer, an enquiry over Easter and Christmas.

Day 1 is the working day after the strategy discussion. Closed: Good Friday 3 and Easter Monday
6 April, 4 and 25 May, 31 August, 25 and 28 December 2026, 1 January 2027.
"""

import pytest

from tests.pathways.walking import carried, check, standing
from tests.timescales.engine.asking import Told, owed

REVIEW = {"conference": "review"}
WALK: list[Told] = [
    ("referral.received", "2026-10-12T09:00"),
    ("strategy_discussion.held", "2026-12-09T16:00"),
    ("conference.booked", "2027-01-04T10:00"),
    ("conference.held", "2027-01-04T12:00"),
    ("core_group.held", "2027-01-18T12:00"),
    ("conference.held", "2027-04-01T12:00", REVIEW),
    ("conference.held", "2027-10-04T12:00", REVIEW),
]


def test_over_christmas_an_enquiry_and_its_plan() -> None:
    """N01 to N05 on Tuesday 5 October 2027."""
    rows = owed("national", *WALK, as_of="2027-10-05T09:00")
    expected: dict[str, tuple[str | None, str]] = {
        # 45 working days after Monday 12 October: 4 to the 16th, then 5 a week: 44 to
        # 11 December, Monday 14 December is the 45th.
        "N01": ("2026-12-14", "overdue"),
        # After Wednesday 9 December: 10, 11 (2), 14 to 18 (7), 21 to 24 (11), 29, 30, 31 (14),
        # Monday 4 January (15).
        "N02": ("2027-01-04", "met"),
        # After Monday 4 January: 5 to 8 (4), 11 to 15 (9), 18 January (10).
        "N03": ("2027-01-18", "met"),
        "N04": ("2027-04-04", "met"),
        # 6 months after 1 April 2027 is 1 October; held on the Monday after: 1 working day late.
        "N05": ("2027-10-01", "met_late"),
        "N05#2": ("2028-04-04", "upcoming"),
        "N07": (None, "waiting"),
        "N08/considered": (None, "waiting"),
        "N08/review": (None, "waiting"),
    }
    check(rows, expected, "N")
    assert rows.row("N05").late_working_days == 1


def test_over_easter_the_conference_is_due_fifteen_working_days_on() -> None:
    """N02: after Tuesday 24 March 2026: 25 to 27 (3), 30 to 2 April (7), 7 to 10 (11), 13 to 16."""
    rows = owed(
        "national", ("strategy_discussion.held", "2026-03-24T16:00"), as_of="2026-03-25T09:00"
    )
    assert rows.due("N02") == "2026-04-16"
    assert (rows.row("N02").role, rows.row("N02").title) == (
        "conference_administrator",
        "Hold the initial conference",
    )


def test_a_child_who_moves_in_with_a_plan() -> None:
    """N07, then N03 and N04 from the transfer-in conference."""
    notified: Told = ("transfer_in.notified", "2026-12-14T10:00")
    rows = owed("national", notified, as_of="2026-12-15T09:00")
    # After Monday 14 December: 15 to 18 (4), 21 to 24 (8), 29 to 31 (11), 4 to 7 January (15).
    assert (rows.due("N07"), rows.status("N07")) == ("2027-01-07", "upcoming")
    held: Told = ("conference.held", "2027-01-06T12:00", {"conference": "transfer_in"})
    rows = owed("national", notified, held, as_of="2027-01-07T09:00")
    assert rows.status("N07") == "met"
    # After Wednesday 6 January: 7, 8, 11 to 15, 18, 19, 20.
    assert (rows.due("N03"), rows.due("N04")) == ("2027-01-20", "2027-04-06")


def test_an_unborn_child_and_the_birth() -> None:
    """N08: considered before the due date, a review 20 working days after the birth."""
    considered: Told = ("step.recorded", "2026-11-02T10:00", {"step": "N08", "part": "considered"})
    born: Told = ("child.born", "2026-12-11T10:00")
    review: Told = ("conference.held", "2027-01-12T12:00", REVIEW)
    rows = owed("national", considered, born, review, as_of="2027-01-13T09:00")
    # After Friday 11 December: 14 to 18 (5), 21 to 24 (9), 29 to 31 (12), 4 to 8 January (17),
    # 11, 12, 13 January.
    assert standing(rows, "N08") == {
        "N08/considered": (None, "met"),
        "N08/review": ("2027-01-13", "met"),
    }


def test_after_the_end_of_the_plan_no_review_is_owed_for_the_birth() -> None:
    """N08."""
    events: list[Told] = [
        ("conference.held", "2026-12-01T12:00"),
        ("child.born", "2026-12-11T10:00"),
        ("plan.ended", "2026-12-21T10:00", {"reason": "looked_after"}),
    ]
    rows = owed("national", *events, as_of="2026-12-22T09:00")
    assert rows.row("N08", "review").reason == "the plan ended (on Monday 21 December)"


def test_nothing_is_owed_once_the_plan_has_ended() -> None:
    """N05: a plan ends at 18, abroad, on death (N09, N12)."""
    for reason in ("turned_18", "abroad", "died"):
        ended: Told = ("plan.ended", "2027-10-04T12:00", {"reason": reason})
        rows = owed("national", *WALK, ended, as_of="2027-10-05T09:00")
        assert rows.status("N05", occurrence=2) == "not_needed"


@pytest.mark.parametrize(
    ("step", "role", "kind", "when", "words"),
    [
        ("N06", "chair", "rule", "at every conference", "social care and two others"),
        ("N09", "chair", "undated", "before the birthday", "18th birthday"),
        ("N10", "social_worker", "undated", "before the letter", "family group decision-making"),
        ("N11", "social_worker", "undated", "as made", "share or withhold information"),
        ("N12", "social_worker", "rule", "always", "nothing is due after a child's death"),
    ],
)
def test_what_has_no_date_is_carried(
    step: str, role: str, kind: str, when: str, words: str
) -> None:
    """N06, N09, N10, N11, N12."""
    row = carried("national", step)
    assert (row.role, row.kind) == (role, kind)
    assert when in row.when
    assert words in row.title
    assert step not in owed("national", *WALK, as_of="2027-10-05T09:00").steps
