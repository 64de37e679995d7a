"""A walk of the framework over other pathways: marks in months from Thursday 27 August 2026."""

import pytest

from tests.pathways.walking import carried, check
from tests.timescales.engine.asking import Told, owed
from timescales.engine.reading import load

REVIEW = {"conference": "review"}
WALK: list[Told] = [
    ("strategy_discussion.held", "2026-08-06T16:00"),
    ("conference.held", "2026-08-27T16:00"),
    ("step.recorded", "2026-08-27T16:00", {"step": "F02"}),
    ("core_group.held", "2026-09-10T11:00"),
    ("step.recorded", "2026-09-11T11:00", {"step": "F03"}),
    ("conference.held", "2026-11-26T12:00", REVIEW),
    ("step.recorded", "2026-11-26T12:00", {"step": "F05"}),
    ("step.recorded", "2027-02-26T12:00", {"step": "F06"}),
]


@pytest.mark.parametrize("beneath", ["cambridgeshire", "darlington", "stoke-on-trent"])
def test_the_marks_beside_the_pathway_beneath(beneath: str) -> None:
    """F02, F03, F05 to F09 on Monday 24 May 2027."""
    rows = owed(beneath, *WALK, as_of="2027-05-24T09:00", overlay="red-amber-green")
    expected: dict[str, tuple[str | None, str]] = {
        "F02": ("2026-08-27", "met"),
        # On the day of the first core group.
        "F03": ("2026-09-10", "met_late"),
        # 3, 6, 9, 13, 15 months after 27 August.
        "F05": ("2026-11-27", "met"),
        "F06": ("2027-02-27", "met"),
        "F07": ("2027-05-27", "due_soon"),
        "F08": ("2027-09-27", "upcoming"),
        "F09": ("2027-11-27", "upcoming"),
    }
    check(rows, expected, "F")


def test_the_marks_end_with_the_plan() -> None:
    """F07, F08, F09."""
    ended: Told = ("plan.ended", "2027-05-20T12:00", {"reason": "child_in_need"})
    rows = owed("cambridgeshire", *WALK, ended, as_of="2027-05-24T09:00", overlay="red-amber-green")
    for step in ("F07", "F08", "F09"):
        assert rows.status(step) == "not_needed"
        assert rows.row(step).reason == "the plan ended (on Thursday 20 May)"


def test_without_a_plan_there_is_no_mark() -> None:
    """F02, F05."""
    none: Told = ("conference.held", "2026-08-27T16:00", {"outcome": "none"})
    rows = owed("national", none, as_of="2026-08-28T09:00", overlay="red-amber-green")
    assert {row.status for row in rows.rows if row.step.startswith("F")} == {"not_needed"}


def test_the_marks_have_their_colours() -> None:
    """F02 and F05 green, F07 amber, F08 and F09 red."""
    marks = {step.id: step.mark for step in load("red-amber-green").steps if step.mark}
    assert marks == {"F02": "green", "F05": "green", "F07": "amber", "F08": "red", "F09": "red"}


def test_the_marks_belong_to_their_owners() -> None:
    """F06 and F07: labels that the authority maps to a post."""
    rows = owed("national", *WALK, as_of="2026-08-28T09:00", overlay="red-amber-green")
    assert {step: rows.row(step).role for step in ("F02", "F05", "F06", "F07", "F08", "F09")} == {
        "F02": "chair",
        "F05": "chair",
        "F06": "lead_systemic_practitioner",
        "F07": "sdm",
        "F08": "sdm",
        "F09": "sdm",
    }
    assert rows.row("F03").role == "core_group"


@pytest.mark.parametrize(
    ("step", "role", "when", "words"),
    [
        ("F01", "team_manager", "before a request", "family group conference"),
        ("F04", "team_manager", "at transfer", "back to core group and chair"),
        ("F10", "core_group", "as it happens", "work is blocked"),
    ],
)
def test_what_has_no_date_is_carried(step: str, role: str, when: str, words: str) -> None:
    """F01, F04, F10."""
    row = carried("red-amber-green", step)
    assert (row.role, row.kind) == (role, "undated")
    assert when in row.when
    assert words in row.title
    assert step not in owed("red-amber-green", *WALK, as_of="2027-05-24T09:00").steps
