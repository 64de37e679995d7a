"""What repeats: from the last one held, by the interval in force, and a child's own pattern."""

from typing import Any

import pytest

from tests.timescales.engine.asking import CONFERENCE, CORE_GROUP, Owed, Told, owed
from tests.timescales.engine.pathway_text import pathway, row
from timescales.engine.reading import read


def visit(at: str) -> Told:
    return ("visit.made", at, {"alone": True})


def pattern(at: str, every_days: int | None) -> Told:
    return ("visiting.set", at, {"every_days": every_days})


def dues(rows: Owed, step: str, part: str = "") -> list[Any]:
    return [one.as_row()["due"] for one in rows.each(step, part) if one.status != "superseded"]


@pytest.mark.parametrize(("slug", "step"), [("cambridgeshire", "C22"), ("csrs-process-map", "L11")])
def test_the_first_visit_is_one_interval_after_the_conference(slug: str, step: str) -> None:
    """C22, L11."""
    assert owed(slug, CONFERENCE, as_of="2026-04-16T09:00").due(step) == "2026-04-29"


def test_each_interval_runs_from_the_last_one_held_not_from_the_grid() -> None:
    """C22: being late does not shift the clock back."""
    rows = owed(
        "cambridgeshire",
        CONFERENCE,
        visit("2026-04-27T10:00"),
        visit("2026-05-13T10:00"),
        as_of="2026-05-14T09:00",
    )
    # 15 April + 14; 27 April + 14; 13 May + 14.
    assert dues(rows, "C22") == ["2026-04-29", "2026-05-11", "2026-05-27"]
    assert [row.status for row in rows.each("C22")] == ["met", "met_late", "upcoming"]
    assert [row.occurrence for row in rows.each("C22")] == [1, 2, 3]
    assert [row.late_working_days for row in rows.each("C22")] == [0, 2, 0]


@pytest.mark.parametrize(
    ("conference", "first", "seen", "second"),
    [
        # 4 weeks before 1 September 2018, 2 weeks since: by the day that it counts from.
        ("2018-08-20T16:00", "2018-09-17", "2018-08-31T10:00", "2018-09-28"),
        ("2018-08-20T16:00", "2018-09-17", "2018-09-01T10:00", "2018-09-15"),
        ("2018-09-01T16:00", "2018-09-15", "2018-09-14T10:00", "2018-09-28"),
    ],
)
def test_the_interval_is_the_one_in_force_on_the_day_it_counts_from(
    conference: str, first: str, seen: str, second: str
) -> None:
    """C22."""
    rows = owed(
        "cambridgeshire",
        ("conference.held", conference),
        visit(seen),
        as_of="2018-09-15T09:00",
    )
    assert dues(rows, "C22") == [first, second]


def test_core_groups_run_from_the_last_one_held() -> None:
    """C23, S13, L10: waiting until the first, then every 4 weeks."""
    waiting = owed("cambridgeshire", CONFERENCE, as_of="2026-04-20T09:00")
    assert waiting.status("C23", "interval") == "waiting"
    groups: list[Told] = [CONFERENCE, CORE_GROUP, ("core_group.held", "2026-05-20T10:00")]
    for slug, step, part in (
        ("cambridgeshire", "C23", "interval"),
        ("stoke-on-trent", "S13", "next"),
        ("csrs-process-map", "L10", "next"),
    ):
        rows = owed(slug, *groups, as_of="2026-05-21T09:00")
        assert dues(rows, step, part) == ["2026-05-26", "2026-06-17"]


def test_the_partnership_meeting_counts_as_that_months_core_group() -> None:
    """S13, S24."""
    rows = owed(
        "stoke-on-trent",
        CONFERENCE,
        CORE_GROUP,
        ("step.recorded", "2026-05-20T10:00", {"step": "S24"}),
        as_of="2026-05-21T09:00",
    )
    assert dues(rows, "S13", "next") == ["2026-05-26", "2026-06-17"]
    assert rows.status("S24") == "met"


def test_supervision_is_a_calendar_month_after_the_last() -> None:
    """C26: clipped to the month's end."""
    rows = owed(
        "cambridgeshire",
        CONFERENCE,
        ("supervision.held", "2026-05-14T10:00"),
        ("supervision.held", "2027-01-31T10:00"),
        as_of="2027-02-01T09:00",
    )
    assert dues(rows, "C26") == ["2026-05-15", "2026-06-14", "2027-02-28"]


def test_a_visit_recorded_late_takes_its_place_by_the_day_it_was_made() -> None:
    """C22: the row whose limit was another is kept, with the reason."""
    rows = owed(
        "cambridgeshire",
        CONFERENCE,
        visit("2026-04-27T10:00"),
        visit("2026-05-10T10:00"),
        visit("2026-05-04T10:00"),
        as_of="2026-05-11T09:00",
    )
    assert dues(rows, "C22") == ["2026-04-29", "2026-05-11", "2026-05-18", "2026-05-24"]
    [old] = rows.replaced("C22")
    assert (old.occurrence, old.as_row()["due"]) == (3, "2026-05-24")
    assert old.reason == "trigger moved: what it counts from was recorded for Monday 4 May"
    assert rows.rows[old.replaced_by or 0] is rows.row("C22", occurrence=3)


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


def test_one_that_a_person_said_is_not_needed_is_passed_over() -> None:
    """C22: visits never stop for good; the next runs from the limit passed over."""
    rows = owed(
        "cambridgeshire",
        CONFERENCE,
        ("step.not_needed", "2026-04-28T10:00", {"step": "C22"}),
        as_of="2026-04-30T09:00",
    )
    assert dues(rows, "C22") == ["2026-04-29", "2026-05-13"]
    assert rows.row("C22").reason == "said by a person (on Tuesday 28 April)"
    assert rows.row("C22", occurrence=2).explanation.startswith(
        "2 weeks after the last limit, Wednesday 29 April."
    )


def test_an_authoritys_first_interval_can_be_its_own() -> None:
    """The first visit is a reading: here within 5 working days, then every 3 weeks."""
    settings = '[settings]\nfirst_visit = "5 working days"\n'
    part = 'from = "plan"\nevery = "3 weeks"\nfirst = "$first_visit"\nmet_by = "visit.made(seen)"'
    own = read(pathway(settings, row(part)), name="aldermere.toml")
    rows = owed(own, CONFERENCE, visit("2026-04-20T10:00"), as_of="2026-04-21T09:00")
    assert dues(rows, "A01") == ["2026-04-22", "2026-05-11"]
