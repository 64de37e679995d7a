"""A child's own visiting pattern: stricter than the pathway's, never laxer."""

from typing import Any

from tests.timescales.engine.asking import CONFERENCE, CORE_GROUP, Owed, Told, owed


def visit(at: str) -> Told:
    return ("visit.made", at, {"alone": True})


def pattern(at: str, every_days: int | None) -> Told:
    return ("visiting.set", at, {"every_days": every_days})


def dues(rows: Owed, step: str, part: str = "") -> list[Any]:
    return [one.as_row()["due"] for one in rows.each(step, part) if one.status != "superseded"]


def test_a_stricter_pattern_set_before_the_interval_rules_it() -> None:
    """C22, L11: sooner if set for the child."""
    for slug, step in (("cambridgeshire", "C22"), ("csrs-process-map", "L11")):
        rows = owed(
            slug,
            CONFERENCE,
            pattern("2026-04-20T10:00", 7),
            visit("2026-04-27T10:00"),
            visit("2026-05-04T10:00"),
            as_of="2026-05-05T09:00",
        )
        # Set on 20 April in mid interval: 15 April + 7 = 22 April. Then 27 April + 7, 4 May + 7.
        assert dues(rows, step) == ["2026-04-22", "2026-05-04", "2026-05-11"]
        assert (
            "7 days after the last one, on Monday 4 May: set for this child on Monday 20 April"
            in (rows.row(step, occurrence=3).explanation)
        )


def test_a_stricter_pattern_is_never_due_before_the_day_it_was_set() -> None:
    """C22: set 10 days after the last visit, 7 days are past already."""
    rows = owed(
        "cambridgeshire",
        CONFERENCE,
        visit("2026-04-27T10:00"),
        pattern("2026-05-07T10:00", 7),
        as_of="2026-05-07T11:00",
    )
    assert rows.due("C22", occurrence=2) == "2026-05-07"
    assert rows.status("C22", occurrence=2) == "due_today"
    [old] = rows.replaced("C22")
    assert old.as_row()["due"] == "2026-05-11"
    assert old.reason == "interval: the child is to be seen every 7 days from Thursday 7 May"


def test_a_pattern_laxer_than_the_pathways_changes_nothing() -> None:
    """C22: the shorter of the two."""
    rows = owed(
        "cambridgeshire", CONFERENCE, pattern("2026-04-15T17:00", 21), as_of="2026-04-16T09:00"
    )
    assert dues(rows, "C22") == ["2026-04-29"]
    assert not rows.replaced("C22")


def test_a_pattern_that_was_lifted_rules_no_more() -> None:
    """C22: what it was late against stays as it was."""
    rows = owed(
        "cambridgeshire",
        CONFERENCE,
        pattern("2026-04-15T17:00", 7),
        visit("2026-04-23T10:00"),
        pattern("2026-04-24T10:00", None),
        as_of="2026-04-25T09:00",
    )
    assert dues(rows, "C22") == ["2026-04-22", "2026-05-07"]
    assert rows.status("C22", occurrence=1) == "met_late"
    [first, second] = rows.replaced("C22")
    assert (first.as_row()["due"], second.as_row()["due"]) == ("2026-04-29", "2026-04-30")
    assert (
        second.reason == "interval: the child's own visiting pattern was lifted on Friday 24 April"
    )


def test_no_other_duty_goes_by_the_childs_own_pattern() -> None:
    """C23, C26."""
    events: list[Told] = [CONFERENCE, CORE_GROUP]
    plain = owed("cambridgeshire", *events, as_of="2026-05-01T09:00")
    strict = owed(
        "cambridgeshire", *events, pattern("2026-04-29T10:00", 3), as_of="2026-05-01T09:00"
    )
    for step, part in (("C23", "interval"), ("C26", ""), ("C18", "")):
        assert plain.due(step, part) == strict.due(step, part)
