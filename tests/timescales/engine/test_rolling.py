"""What repeats: from the last one held, by the interval in force on the day it counts from."""

from typing import Any

import pytest

from tests.timescales.engine.asking import CONFERENCE, CORE_GROUP, Owed, Told, owed
from tests.timescales.engine.pathway_text import pathway, row
from timescales.engine.reading import read


def visit(at: str) -> Told:
    return ("visit.made", at, {"alone": True})


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
