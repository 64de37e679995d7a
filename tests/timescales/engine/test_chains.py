"""Darlington's core groups: a chain up to the first review, then marks from each review."""

import pytest

from tests.timescales.engine.asking import CONFERENCE, Told, owed

REVIEW = {"conference": "review"}
FIRST: Told = ("core_group.held", "2026-04-28T11:00")
SECOND: Told = ("core_group.held", "2026-06-09T11:00")
HELD: Told = ("conference.held", "2026-07-10T12:00", REVIEW)


def group(at: str) -> Told:
    return ("core_group.held", at)


def test_the_second_core_group_waits_for_the_first() -> None:
    """D13a, D13b: 6 weeks after the first was held, not after it was due."""
    waiting = owed("darlington", CONFERENCE, as_of="2026-04-20T09:00")
    assert (waiting.due("D13a"), waiting.due("D13b")) == ("2026-04-29", None)
    assert waiting.status("D13b") == "waiting"
    # 28 April + 42 days.
    rows = owed("darlington", CONFERENCE, FIRST, as_of="2026-05-01T09:00")
    assert (rows.status("D13a"), rows.due("D13b")) == ("met", "2026-06-09")
    late = owed("darlington", CONFERENCE, group("2026-05-05T11:00"), as_of="2026-05-06T09:00")
    assert (late.status("D13a"), late.due("D13b")) == ("met_late", "2026-06-16")


def test_the_second_core_group_is_the_next_one_held() -> None:
    """D13b: the first core group does not fulfil it too."""
    rows = owed("darlington", CONFERENCE, FIRST, as_of="2026-05-01T09:00")
    assert rows.status("D13b") == "upcoming"
    rows = owed("darlington", CONFERENCE, FIRST, SECOND, as_of="2026-06-10T09:00")
    assert rows.row("D13b").as_row()["met_at"] == "2026-06-09T11:00:00+01:00"


def test_the_first_review_has_a_limit_and_a_target() -> None:
    """D13c: limit 3 months after the conference, target 4 weeks after the second core group."""
    before = owed("darlington", CONFERENCE, FIRST, as_of="2026-05-01T09:00").row("D13c").as_row()
    assert (before["due"], before["target"]) == ("2026-07-15", None)
    rows = owed("darlington", CONFERENCE, FIRST, SECOND, as_of="2026-06-10T09:00")
    after = rows.row("D13c").as_row()
    # 9 June + 28 days.
    assert (after["due"], after["target"]) == ("2026-07-15", "2026-07-07")
    [old] = rows.replaced("D13c")
    assert (old.as_row()["due"], old.as_row()["target"]) == ("2026-07-15", None)


@pytest.mark.parametrize(
    ("second", "target"),
    [
        # 4 weeks after Saturday 6 June are a Saturday: the Friday before is aimed at (N12).
        ("2026-06-06T11:00", "2026-07-03"),
        # 4 weeks after 23 June are 21 July: never later than the limit of 15 July.
        ("2026-06-23T11:00", "2026-07-15"),
    ],
)
def test_a_target_is_a_working_day_within_the_limit(second: str, target: str) -> None:
    """D13c, N12."""
    rows = owed("darlington", CONFERENCE, FIRST, group(second), as_of="2026-06-24T09:00")
    assert rows.row("D13c").as_row()["target"] == target


def test_the_next_core_groups_count_from_the_review_held() -> None:
    """D13d: 6, 12, 18 weeks after it; D13e: 6 months."""
    rows = owed("darlington", CONFERENCE, FIRST, SECOND, HELD, as_of="2026-07-13T09:00")
    # 10 July + 42, 84, 126 days.
    assert [rows.due("D13d", part) for part in ("6w", "12w", "18w")] == [
        "2026-08-21",
        "2026-10-02",
        "2026-11-13",
    ]
    assert rows.status("D13d", "pre_review") == "waiting"
    assert rows.due("D13e") == "2027-01-10"


def test_each_mark_is_met_by_the_core_group_held_for_it_and_one_may_fulfil_two() -> None:
    """D13d: 18 weeks after the review and 4 weeks before the next fall together."""
    groups = [group(at) for at in ("2026-08-19T11:00", "2026-10-01T11:00", "2026-11-12T11:00")]
    second: Told = ("conference.booked", "2026-12-11T10:00", REVIEW)
    rows = owed(
        "darlington", CONFERENCE, FIRST, SECOND, HELD, second, *groups, as_of="2026-11-16T09:00"
    )
    met = {part: rows.row("D13d", part).as_row() for part in ("6w", "12w", "18w", "pre_review")}
    assert [row["met_at"] for row in met.values()] == [
        "2026-08-19T11:00:00+01:00",
        "2026-10-01T11:00:00+01:00",
        "2026-11-12T11:00:00+00:00",
        "2026-11-12T11:00:00+00:00",
    ]
    # 4 weeks before Friday 11 December.
    assert met["pre_review"]["due"] == "2026-11-13"
    assert {row["status"] for row in met.values()} == {"met"}


def test_a_core_group_long_before_a_mark_does_not_count_for_it() -> None:
    """D13d: within 3 weeks before it, or later."""
    rows = owed(
        "darlington", CONFERENCE, FIRST, SECOND, HELD, group("2026-08-19T11:00"),
        as_of="2026-10-05T09:00",
    )  # fmt: skip
    assert rows.status("D13d", "6w") == "met"
    assert rows.status("D13d", "12w") == "overdue"
    # 3 weeks before 2 October are 11 September.
    for at, status in (("2026-09-10T11:00", "overdue"), ("2026-09-11T11:00", "met")):
        events = [CONFERENCE, FIRST, SECOND, HELD, group("2026-08-19T11:00"), group(at)]
        assert owed("darlington", *events, as_of="2026-10-05T09:00").status("D13d", "12w") == status
