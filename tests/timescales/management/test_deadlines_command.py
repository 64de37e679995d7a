"""`manage.py deadlines`: a file of events in, rows out; no database, no variable, clear errors."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.source import ROOT
from tests.timescales.management.running import EVENTS, asked, refused, rows, run, written


@pytest.fixture
def events(tmp_path: Path) -> Path:
    return written(tmp_path / "events.json", EVENTS)


def test_json_is_the_rows_of_the_contract(events: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """C14."""
    [row] = [row for row in rows(capsys, *asked(events)) if row["step"] == "C14"]
    assert row == {
        "step": "C14",
        "part": "",
        "occurrence": 1,
        "role": "conference_administrator",
        "not_before": None,
        "target": None,
        "due": "2026-04-15",
        "status": "overdue",
        "late_working_days": 3,
        "met_at": None,
        "explanation": (
            "Day 15. The strategy discussion on Tuesday 24 March is Day 1. Weekends, Good Friday "
            "(3 April) and Easter Monday (6 April) are not counted. If needed: it is not decided "
            "yet whether there will be a conference. The national limit is Thursday 16 April."
        ),
        "national_due": "2026-04-16",
        "reason": None,
        "replaced_by": None,
    }


def test_replaced_by_is_an_index_of_the_printed_list(
    events: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """C10."""
    printed = rows(capsys, *asked(events))
    [old] = [row for row in printed if row["step"] == "C10" and row["status"] == "superseded"]
    assert old["due"] == "2026-04-10"
    assert printed[old["replaced_by"]]["step"] == "C10"
    assert printed[old["replaced_by"]]["due"] == "2026-04-13"


def test_without_json_it_is_a_table_that_a_person_can_read(
    events: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = run(capsys, *asked(events)).splitlines()
    assert lines[0].split() == [
        "step", "part", "occurrence", "role", "not_before", "target", "due", "status",
    ]  # fmt: skip
    at = next(place for place, line in enumerate(lines) if line.startswith("C14 "))
    assert lines[at].split() == ["C14", "1", "conference_administrator", "2026-04-15", "overdue"]
    assert lines[at + 1].startswith("    Day 15. The strategy discussion on Tuesday 24 March")


def test_a_naive_moment_is_london_time(events: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """C01: overdue from midnight in London, 11pm in UTC once it is summer time."""
    for as_of, status in (
        ("2026-03-30T23:59", "due_today"),
        ("2026-03-31T00:00", "overdue"),
        ("2026-03-30T22:59+00:00", "due_today"),
        ("2026-03-30T23:00+00:00", "overdue"),
        ("2026-03-30T23:00:00Z", "overdue"),
    ):
        [row] = [r for r in rows(capsys, *asked(events, as_of=as_of)) if r["step"] == "C04"]
        assert row["status"] == status


def test_an_overlay_stands_beside_the_pathway_or_alone_over_national(
    events: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """F02."""
    beside = rows(capsys, *asked(events), "--overlay", "red-amber-green")
    assert {"C14", "F02", "N01"} <= {row["step"] for row in beside}
    alone = rows(capsys, *asked(events, "red-amber-green"))
    steps = [row["step"] for row in alone]
    assert {"F02", "N02"} <= set(steps)
    assert not any(step.startswith("C") for step in steps)
    twice = rows(capsys, *asked(events, "red-amber-green"), "--overlay", "red-amber-green")
    assert twice == alone


def test_an_authority_can_try_a_pathway_of_its_own(
    events: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """C04 by Day 4; a conference by Day 17 is laxer than N02 and is refused by name."""
    text = (ROOT / "timescales" / "pathways" / "cambridgeshire.toml").read_text(encoding="utf-8")
    own = tmp_path / "aldermere.toml"
    own.write_text(text.replace("day = 5\nmet_by = [", "day = 4\nmet_by = ["), encoding="utf-8")
    [row] = [row for row in rows(capsys, *asked(events, own)) if row["step"] == "C04"]
    assert row["due"] == "2026-03-27"
    laxer = text.replace('day = 15\nmet_by = "conf', 'day = 17\nmet_by = "conf')
    own.write_text(laxer, encoding="utf-8")
    assert "aldermere.toml: row C14: “Hold the initial conference” is laxer" in refused(
        *asked(events, own)
    )
    own.write_text("slug =")
    assert "aldermere.toml: cannot be read as TOML" in refused(*asked(events, own))
    own.write_bytes(b"\xff")
    assert "aldermere.toml: cannot be read as text" in refused(*asked(events, own))
    assert "gone.toml cannot be read" in refused(*asked(events, tmp_path / "gone.toml"))


def test_closures_are_left_out_of_the_count(
    events: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """C14."""
    closures = written(
        tmp_path / "closures.json", [{"date": "2026-04-13", "name": "Council closed"}]
    )
    printed = rows(capsys, *asked(events), "--closures", closures)
    [row] = [row for row in printed if row["step"] == "C14"]
    assert row["due"] == "2026-04-16"
    assert "Council closed (13 April)" in row["explanation"]


def test_it_needs_no_database_and_no_environment_variable(events: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), "deadlines", *map(str, asked(events)), "--json"],
        cwd=tmp_path,
        env={},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)[0]["step"] == "C01"
    assert list(tmp_path.iterdir()) == [events]
    broken = subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), "deadlines", *map(str, asked(tmp_path / "no"))],
        cwd=tmp_path,
        env={},
        capture_output=True,
        text=True,
        check=False,
    )
    assert broken.returncode == 1
    assert broken.stdout == ""
    assert "cannot be read: No such file or directory" in broken.stderr
    assert "Traceback" not in broken.stderr
