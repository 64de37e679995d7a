"""`manage.py deadlines`: a file of events in, rows out; no database, no variable, clear errors."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from tests.house.source import ROOT

NOW = "2026-04-20T09:00"
EVENTS = [
    {"kind": "referral.received", "at": "2026-03-23T09:00:00+00:00"},
    {"kind": "strategy_discussion.held", "at": "2026-03-24T16:00:00+00:00", "facts": {}},
    {"kind": "conference.booked", "at": "2026-04-14T10:00:00+01:00", "facts": {}},
    {
        "kind": "conference.booked",
        "at": "2026-04-15T14:00:00+01:00",
        "facts": {"conference": "initial", "replaces": 2},
    },
]


@pytest.fixture
def events(tmp_path: Path) -> Path:
    return written(tmp_path / "events.json", EVENTS)


def written(file: Path, what: Any) -> Path:
    file.write_text(json.dumps(what), encoding="utf-8")
    return file


def run(capsys: pytest.CaptureFixture[str], *words: Any) -> str:
    call_command("deadlines", *map(str, words))
    return capsys.readouterr().out


def rows(capsys: pytest.CaptureFixture[str], *words: Any) -> list[dict[str, Any]]:
    read: list[dict[str, Any]] = json.loads(run(capsys, *words, "--json"))
    return read


def refused(*words: Any) -> str:
    with pytest.raises(CommandError) as refusal:
        call_command("deadlines", *map(str, words))
    return str(refusal.value)


def asked(
    events: Path, pathway: str = "cambridgeshire", as_of: str = "2026-04-20T09:00"
) -> list[Any]:
    return ["--pathway", pathway, "--events", events, "--as-of", as_of]


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


@pytest.mark.parametrize(
    ("listed", "words"),
    [
        ([{"kind": "visit.done", "at": "2026-03-24T16:00"}], "Event 0: “visit.done” is not a kind"),
        ([*EVENTS, EVENTS[2]], "Event 4: this conference is booked already by event 3"),
        (
            [{"kind": "visit.made", "at": "2026-03-24T16:00", "facts": {"mood": 1}}],
            "Event 0: “visit.made” has no fact “mood”",
        ),
        ({"events": []}, "does not hold a list"),
        (
            [{"kind": "strategy_discussion.held", "at": "2100-12-20T10:00"}],
            "which knows 2000 to 2100",
        ),
    ],
)
def test_events_that_cannot_be_read_are_refused(tmp_path: Path, listed: Any, words: str) -> None:
    file = written(tmp_path / "events.json", listed)
    assert words in refused(*asked(file, as_of="2100-12-20T12:00"))


def test_every_other_error_says_what_is_wrong(events: Path, tmp_path: Path) -> None:
    text = tmp_path / "text.json"
    text.write_text("not json", encoding="utf-8")
    assert "There is no pathway “aldermere”. There are: national" in refused(
        *asked(events, "aldermere")
    )
    assert "text.json is not JSON" in refused(*asked(text))
    assert "--as-of: “tomorrow” is not an ISO moment" in refused(*asked(events, as_of="tomorrow"))
    assert "“darlington” is a pathway of its own, not an overlay" in refused(
        *asked(events), "--overlay", "darlington"
    )
    for closure in ({"name": "x"}, {"date": "13 April"}, "2026-04-13"):
        closures = written(tmp_path / "closures.json", [{"date": "2026-04-13"}, closure])
        assert "Closure 1: needs a date as YYYY-MM-DD and a name" in refused(
            *asked(events), "--closures", closures
        )
