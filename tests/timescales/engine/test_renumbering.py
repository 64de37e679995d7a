"""Meetings that are numbered from 1 again in a later enquiry or plan."""

import pytest

from tests.timescales.engine.asking import Told, owed
from timescales.engine.reading import SHIPPED

FIRST: list[Told] = [
    ("strategy_discussion.held", "2026-01-06T11:00"),
    ("conference.booked", "2026-01-26T10:00", {"number": 1}),
    ("conference.held", "2026-01-26T12:00", {"number": 1}),
    ("conference.decisions_sent", "2026-01-27T09:00", {"conference": "initial", "number": 1}),
    ("core_group.held", "2026-02-05T10:00", {"number": 1}),
    ("core_group.held", "2026-03-05T10:00", {"number": 2}),
    ("core_group.minutes_sent", "2026-03-06T10:00", {"number": 2}),
    ("conference.booked", "2026-04-20T10:00", {"conference": "review", "number": 1}),
    ("conference.held", "2026-04-20T12:00", {"conference": "review", "number": 1}),
    ("conference.booked", "2026-07-13T10:00", {"conference": "review", "number": 2}),
    (
        "conference.held",
        "2026-07-13T12:00",
        {"conference": "review", "number": 2, "outcome": "child_in_need"},
    ),
    ("plan.ended", "2026-07-13T12:00", {"reason": "child_in_need"}),
]
AGAIN: list[Told] = [
    ("strategy_discussion.held", "2026-09-02T11:00"),
    ("conference.booked", "2026-09-21T10:00", {"number": 1}),
    ("conference.booked", "2026-09-22T10:00", {"number": 1, "replaces": 13}),
    ("conference.held", "2026-09-22T12:00", {"number": 1}),
    ("conference.decisions_sent", "2026-09-23T09:00", {"conference": "initial", "number": 1}),
    ("core_group.held", "2026-10-01T10:00", {"number": 1}),
    ("core_group.minutes_sent", "2026-10-02T10:00", {"number": 1}),
    ("conference.booked", "2026-12-15T10:00", {"conference": "review", "number": 1}),
    ("conference.held", "2026-12-15T12:00", {"conference": "review", "number": 1}),
    ("conference.held", "2027-03-15T12:00", {"conference": "review", "number": 2}),
    ("conference.booked", "2027-06-14T10:00", {"conference": "review", "number": 3}),
    ("conference.stood_down", "2027-04-01T10:00", {"conference": "review", "number": 3}),
    ("conference.booked", "2027-06-16T10:00", {"conference": "review", "number": 3}),
]


def _without_numbers(told: Told) -> Told:
    kind, at, *facts = told
    return (kind, at, {key: value for key, value in dict(*facts).items() if key != "number"})


@pytest.mark.parametrize("slug", [slug for slug in SHIPPED if slug != "red-amber-green"])
@pytest.mark.parametrize("as_of", ["2026-10-05T09:00", "2027-04-02T09:00"])
def test_a_second_plan_may_count_its_meetings_from_1_again(slug: str, as_of: str) -> None:
    """C14, C16, C21, C23, C25, L06, L13, S16, D13d, D20: the rows are those without numbers, and
    what the first plan did stays as it was.
    """
    numbered = [row.as_row() for row in owed(slug, *FIRST, *AGAIN, as_of=as_of).rows]
    plain = [_without_numbers(told) for told in (*FIRST, *AGAIN)]
    assert numbered == [row.as_row() for row in owed(slug, *plain, as_of=as_of).rows]


def test_a_review_booked_in_the_second_plan_moves_nothing_of_the_first() -> None:
    """C25: 5 days before Monday 20 April, Monday 13 July and Tuesday 15 December."""
    rows = owed("cambridgeshire", *FIRST, *AGAIN[:8], as_of="2026-10-05T09:00")
    due = [row.as_row()["due"] for row in rows.each("C25")]
    assert due == ["2026-04-15", "2026-07-08", "2026-12-10"]
    assert rows.replaced("C25") == []


def test_a_number_that_was_skipped_is_no_new_count() -> None:
    """C21: the second core group was put off until after the third; its minutes came first."""
    rows = owed(
        "cambridgeshire",
        ("conference.held", "2026-01-26T12:00"),
        ("core_group.held", "2026-02-05T10:00", {"number": 1}),
        ("core_group.held", "2026-03-05T10:00", {"number": 3}),
        ("core_group.minutes_sent", "2026-03-13T10:00", {"number": 2}),
        ("core_group.held", "2026-03-12T10:00", {"number": 2}),
        as_of="2026-03-16T09:00",
    )
    assert [row.status for row in rows.each("C21")] == ["overdue", "due_soon", "met"]
