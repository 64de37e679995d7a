"""Child in need instead of a conference: owed until it is settled, reviewed until authorised."""

from typing import Any

from tests.timescales.engine.asking import CONFERENCE, DISCUSSION, REFERRAL, Told, owed


def decided(needed: bool, at: str = "2026-03-30T10:00") -> Told:
    return ("conference.decided", at, {"needed": needed})


def outcome(at: str = "2026-04-09T12:00", **facts: Any) -> Told:
    return ("section_47.authorised", at, facts)


def test_child_in_need_is_settled_by_what_decides_against_it() -> None:
    """C06: the decision for a conference, an outcome without it, or the conference."""
    parts = ("decide", "20wd", "35wd", "45wd")
    for said in (decided(True), outcome(), outcome(outcome="not_substantiated"), CONFERENCE):
        rows = owed("cambridgeshire", REFERRAL, DISCUSSION, said, as_of="2026-04-16T09:00")
        assert {rows.status("C06", part) for part in parts} == {"not_needed"}


def test_child_in_need_is_reviewed_until_the_assessment_is_authorised() -> None:
    """C06."""
    instead = outcome("2026-03-30T12:00", outcome="not_substantiated", child_in_need=True)
    rows = owed("cambridgeshire", REFERRAL, DISCUSSION, instead, as_of="2026-04-16T09:00")
    assert rows.status("C06", "decide") == "met"
    assert [rows.due("C06", part) for part in ("20wd", "35wd", "45wd")] == [
        "2026-04-22",
        "2026-05-14",
        "2026-05-29",
    ]
    assert rows.status("C06", "20wd") == "due_soon"
    done: Told = ("assessment.authorised", "2026-04-28T12:00")
    reviewed: Told = ("step.recorded", "2026-04-22T12:00", {"step": "C06", "part": "20wd"})
    rows = owed(
        "cambridgeshire", REFERRAL, DISCUSSION, instead, reviewed, done, as_of="2026-05-20T09:00"
    )
    assert rows.status("C06", "20wd") == "met"
    assert rows.row("C06", "35wd").reason == "the assessment is authorised (on Tuesday 28 April)"


def test_once_child_in_need_is_the_outcome_its_reviews_hang_on_nothing() -> None:
    """C06."""
    said = "it is not decided yet whether this is child in need"
    rows = owed("cambridgeshire", REFERRAL, DISCUSSION, as_of="2026-04-10T09:00")
    assert said in rows.row("C06", "20wd").explanation
    in_need = outcome(outcome="no_continuing_risk", child_in_need=True)
    rows = owed("cambridgeshire", REFERRAL, DISCUSSION, in_need, as_of="2026-04-10T09:00")
    for part in ("20wd", "35wd", "45wd"):
        assert said not in rows.row("C06", part).explanation
