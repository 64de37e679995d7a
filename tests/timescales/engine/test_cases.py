"""Cases worked out by hand from the contract, each through the command: `cases/<pathway>.toml`."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.timescales.management.running import asked, rows, written

CASES = Path(__file__).parent / "cases"


def _told() -> Iterator[Any]:
    for file in sorted(CASES.glob("*.toml")):
        for case in tomllib.loads(file.read_text(encoding="utf-8"))["case"]:
            yield pytest.param(file.stem, case, id=case["name"])


@pytest.mark.parametrize(("pathway", "case"), list(_told()))
def test_what_is_printed_is_what_was_worked_out_by_hand(
    pathway: str, case: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """C01 to C26, S01 to S25b, L03 to L13, D01 to D25, F02 to F09, N01 to N12."""
    events = written(tmp_path / "events.json", case["events"])
    words = asked(events, pathway, case["as_of"])
    if "overlay" in case:
        words += ["--overlay", case["overlay"]]
    if "closures" in case:
        words += ["--closures", written(tmp_path / "closures.json", case["closures"])]
    printed = rows(capsys, *words)
    missing = [(row, _beside(row, printed)) for row in case["rows"] if not _is_in(row, printed)]
    assert not missing


def _beside(row: dict[str, Any], printed: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The printed rows of the same step and part."""
    part = row.get("part", "")
    return [one for one in printed if (one["step"], one["part"]) == (row["step"], part)]


def _is_in(row: dict[str, Any], printed: list[dict[str, Any]]) -> bool:
    """Whether there are so many rows of the duty, and one of them is as the case says."""
    found = _beside(row, printed)
    if row.get("count", len(found)) != len(found):
        return False
    asked_for = {key: value for key, value in row.items() if key != "count"}
    return row.get("count") == 0 or any(
        all(_fits(key, value, one[key]) for key, value in asked_for.items() if key != "part")
        for one in found
    )


def _fits(key: str, wanted: Any, printed: Any) -> bool:
    """A day of `met_at` is enough, and words of an explanation; "none" is null, "any" is not."""
    if wanted in ("none", "any"):
        return (printed is None) is (wanted == "none")
    if key == "explanation":
        return str(wanted) in str(printed)
    return printed == wanted or (key == "met_at" and str(printed)[:10] == wanted)
