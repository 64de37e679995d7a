"""An overlay is computed beside the pathway; named alone it runs over the national layer."""

import pytest

from tests.timescales.engine.asking import CONFERENCE, CORE_GROUP, DISCUSSION, owed
from timescales.engine.reading import load

MARKS = {
    # From Wednesday 15 April 2026, in calendar months.
    "F02": "2026-04-15",
    "F03": "2026-04-28",
    "F05": "2026-07-15",
    "F06": "2026-10-15",
    "F07": "2027-01-15",
    "F08": "2027-05-15",
    "F09": "2027-07-15",
}


@pytest.mark.parametrize(
    "slug", ["cambridgeshire", "stoke-on-trent", "csrs-process-map", "darlington", "national"]
)
def test_the_marks_are_dues_beside_the_pathways_own(slug: str) -> None:
    """F02 to F09."""
    events = [DISCUSSION, CONFERENCE, CORE_GROUP]
    plain = owed(slug, *events, as_of="2026-05-01T09:00")
    both = owed(slug, *events, as_of="2026-05-01T09:00", overlay="red-amber-green")
    assert [row.as_row() for row in both.rows[: len(plain.rows)]] == [
        row.as_row() for row in plain.rows
    ]
    assert {row.step: row.as_row()["due"] for row in both.rows[len(plain.rows) :]} == MARKS


def test_alone_it_runs_over_the_national_layer() -> None:
    """F with N, each row once."""
    rows = owed("red-amber-green", CONFERENCE, CORE_GROUP, as_of="2026-05-01T09:00")
    assert {step for step in rows.steps if step.startswith("F")} == set(MARKS)
    assert {step for step in rows.steps if step.startswith("N")} == {
        "N01", "N02", "N03", "N04", "N05", "N07", "N08",
    }  # fmt: skip
    keys = [(row.step, row.part, row.occurrence) for row in rows.rows]
    assert len(keys) == len(set(keys))


def test_a_mark_is_fulfilled_by_recording_it() -> None:
    """F06."""
    done = ("step.recorded", "2026-10-16T10:00", {"step": "F06"})
    rows = owed(
        "cambridgeshire", CONFERENCE, done, as_of="2026-10-20T09:00", overlay="red-amber-green"
    )
    assert (rows.status("F06"), rows.row("F06").late_working_days) == ("met_late", 1)


def test_the_national_row_is_printed_only_where_no_local_row_answers_it() -> None:
    """N02 to N05 and what carries their limit."""
    events = [
        DISCUSSION,
        CONFERENCE,
        ("conference.held", "2026-07-10T12:00", {"conference": "review"}),
    ]
    for slug, answers in {
        "cambridgeshire": {"C14": "N02", "C20": "N03"},
        "stoke-on-trent": {"S09a": "N02", "S13": "N03", "S16": "N04", "S20": "N05"},
        "csrs-process-map": {"L04": "N02", "L10": "N03", "L12": "N04"},
        "darlington": {"D10": "N02", "D13a": "N03", "D13c": "N04", "D13e": "N05", "D12": "N01"},
    }.items():
        rows = owed(slug, *events, as_of="2026-07-13T09:00")
        assert not set(answers.values()) & rows.steps
        assert {"N07", "N08"} <= rows.steps
        carrying = {row.step for row in rows.rows if row.national_due is not None}
        assert carrying == set(answers) - {"D12"}


@pytest.mark.parametrize(
    ("slug", "step", "part", "national"),
    [
        ("cambridgeshire", "C14", "", "2026-04-16"),
        ("cambridgeshire", "C20", "", "2026-04-29"),
        ("stoke-on-trent", "S09a", "", "2026-04-16"),
        ("stoke-on-trent", "S16", "conference", "2026-07-15"),
        ("stoke-on-trent", "S20", "", "2027-01-10"),
        ("csrs-process-map", "L04", "conference", "2026-04-16"),
        ("csrs-process-map", "L12", "later", "2027-01-10"),
        ("darlington", "D13e", "", "2027-01-10"),
    ],
)
def test_a_local_row_carries_the_national_limit(
    slug: str, step: str, part: str, national: str
) -> None:
    """The rows that answer N02, N03, N04, N05."""
    events = [
        DISCUSSION,
        CONFERENCE,
        ("conference.held", "2026-07-10T12:00", {"conference": "review"}),
    ]
    row = owed(slug, *events, as_of="2026-07-13T09:00").row(step, part)
    assert row.as_row()["national_due"] == national


def test_the_labels_of_the_overlay_are_the_authoritys_to_edit() -> None:
    """SDM is never spelled out: an editable label."""
    overlay = load("red-amber-green")
    assert overlay.role_words("sdm") == "SDM"
    assert overlay.role_words("lead_systemic_practitioner") == "lead systemic practitioner"
    assert overlay.role_words("chair") == "conference chair"
