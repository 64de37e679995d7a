"""Plans: what makes one, what ends one, several in one episode, and missing earlier events."""

import pytest

from tests.timescales.engine.asking import CONFERENCE, CORE_GROUP, DISCUSSION, Told, owed

REVIEW = {"conference": "review"}


def ended(at: str, reason: str) -> Told:
    return ("plan.ended", at, {"reason": reason})


def test_a_conference_with_the_outcome_plan_starts_the_plans_clocks() -> None:
    """C18, C20, C22, C26, N04: the plan starts on the day of the conference (N12)."""
    rows = owed("cambridgeshire", CONFERENCE, as_of="2026-04-16T09:00")
    # 10 working days after Wednesday 15 April: 16, 17, 20 to 24, 27, 28, 29.
    assert rows.due("C18") == rows.due("C20") == "2026-04-29"
    assert rows.due("C22") == "2026-04-29"
    assert rows.due("C26") == "2026-05-15"
    assert rows.due("N04") == "2026-07-15"


@pytest.mark.parametrize("outcome", ["none", "child_in_need"])
def test_a_conference_that_makes_no_plan_settles_what_a_plan_would_owe(outcome: str) -> None:
    """C20, C22, N04, N05."""
    held: Told = ("conference.held", "2026-04-15T16:00", {"outcome": outcome})
    rows = owed("cambridgeshire", DISCUSSION, held, as_of="2026-04-16T09:00")
    for step in ("C18", "C20", "C22", "C24", "C25", "C26", "N04", "N05"):
        assert rows.status(step) == "not_needed"
        assert rows.row(step).reason == "the conference made no plan (held on Wednesday 15 April)"
    assert rows.status("C14") == "met"
    assert rows.due("C16") == "2026-04-16T16:00:00+01:00"


def test_a_transfer_in_conference_makes_a_plan_without_a_strategy_discussion() -> None:
    """N07, N03, N04, C20."""
    rows = owed(
        "cambridgeshire",
        ("transfer_in.notified", "2026-04-01T10:00"),
        ("conference.held", "2026-04-15T16:00", {"conference": "transfer_in"}),
        as_of="2026-04-16T09:00",
    )
    # 15 working days after Wednesday 1 April: 2; 7 to 10 (5); 13 to 17 (10); 20 to 24 (15).
    assert (rows.due("N07"), rows.status("N07")) == ("2026-04-24", "met")
    assert rows.due("C20") == "2026-04-29"
    assert rows.status("C14") == "waiting"


def test_the_end_of_the_plan_settles_what_it_still_owed() -> None:
    """C22, C23, C26, N04; what a meeting owes stays (C21, C16)."""
    rows = owed(
        "cambridgeshire",
        CONFERENCE,
        CORE_GROUP,
        ended("2026-05-11T10:00", "moved"),
        as_of="2026-05-12T09:00",
    )
    for step, part in (("C22", ""), ("C23", "interval"), ("C26", ""), ("N04", ""), ("C24", "")):
        assert rows.status(step, part) == "not_needed"
        assert rows.row(step, part).reason == "the plan ended (on Monday 11 May)"
    assert rows.status("C20") == "met"
    assert rows.status("C21") == "due_soon"
    assert rows.status("C16") == "overdue"


def test_what_happens_after_the_end_fulfils_nothing_under_the_plan() -> None:
    """C22."""
    rows = owed(
        "cambridgeshire",
        CONFERENCE,
        ended("2026-05-11T10:00", "moved"),
        ("visit.made", "2026-05-12T10:00", {"alone": True}),
        as_of="2026-05-13T09:00",
    )
    assert rows.status("C22") == rows.status("C18") == "not_needed"


def test_a_second_plan_has_clocks_of_its_own() -> None:
    """C20, C22, C23, C25, N04, N05."""
    rows = owed(
        "cambridgeshire",
        ("conference.held", "2025-01-15T16:00"),
        ("conference.held", "2025-04-10T12:00", REVIEW),
        ended("2025-04-10T12:00", "child_in_need"),
        CONFERENCE,
        CORE_GROUP,
        ("visit.made", "2026-04-27T10:00"),
        as_of="2026-05-12T09:00",
    )
    assert [row.status for row in rows.each("C20")] == ["not_needed", "met"]
    assert rows.due("C20", occurrence=2) == "2026-04-29"
    assert rows.due("C23", "interval", occurrence=2) == "2026-05-26"
    assert [row.status for row in rows.each("N04")] == ["met", "upcoming"]
    assert rows.due("N04", occurrence=2) == "2026-07-15"
    # The visit of 2026 closes no interval of 2025: the first plan's first stays unmet.
    assert [row.status for row in rows.each("C22")] == ["not_needed", "met", "overdue"]
    assert len({(row.step, row.part, row.occurrence) for row in rows.rows}) == len(rows.rows)


def test_a_review_that_ends_the_plan_calls_for_no_further_one() -> None:
    """N05, D13d, D13e."""
    rows = owed(
        "darlington",
        CONFERENCE,
        ("conference.held", "2026-07-10T12:00", {**REVIEW, "outcome": "child_in_need"}),
        ended("2026-07-10T12:00", "child_in_need"),
        as_of="2026-07-13T09:00",
    )
    for step, part in (("D13e", ""), ("D13d", "6w"), ("D13d", "12w"), ("D13d", "18w")):
        row = rows.row(step, part)
        assert row.status == "not_needed"
        assert row.reason == "the review conference ended the plan (held on Friday 10 July)"


def test_without_its_conference_a_plan_shows_by_what_is_held_under_it() -> None:
    """Earlier events may be missing: C21, C23, N05, C22 each need only their own trigger."""
    rows = owed(
        "cambridgeshire",
        ("visit.made", "2026-04-20T10:00"),
        CORE_GROUP,
        ("visit.made", "2026-05-05T10:00"),
        ("conference.held", "2026-07-10T12:00", {**REVIEW, "number": 2}),
        as_of="2026-05-12T09:00",
    )
    assert rows.status("C20") == "waiting"
    assert rows.due("C21") == "2026-05-13"
    assert rows.due("C23", "interval") == "2026-05-26"
    assert rows.due("C22") == "2026-05-19"
    later = owed(
        "cambridgeshire",
        ("conference.held", "2026-07-10T12:00", {**REVIEW, "number": 2}),
        as_of="2026-07-13T09:00",
    )
    assert later.due("N05") == "2027-01-10"
    assert later.due("C16") == "2026-07-11T12:00:00+01:00"


def test_nothing_is_due_after_a_childs_death() -> None:
    """N12."""
    for died in (
        ("child.died", "2026-05-10T10:00"),
        ended("2026-05-10T10:00", "died"),
    ):
        rows = owed("cambridgeshire", DISCUSSION, CONFERENCE, died, as_of="2026-05-12T09:00")
        assert {row.status for row in rows.rows} == {"met", "not_needed"}
        assert rows.row("C22").reason == "the child has died (on Sunday 10 May)"
        assert rows.row("C22").explanation.startswith("Not needed: the child has died")


def test_a_death_after_the_moment_of_judging_is_ignored() -> None:
    rows = owed(
        "cambridgeshire", CONFERENCE, ("child.died", "2026-05-10T10:00"), as_of="2026-05-09T09:00"
    )
    assert rows.status("C22") == "overdue"
