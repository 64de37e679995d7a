"""What `manage.py deadlines` refuses, each in words that say where to look."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from tests.timescales.management.running import EVENTS, asked, refused, written


@pytest.fixture
def events(tmp_path: Path) -> Path:
    return written(tmp_path / "events.json", EVENTS)


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
    text.write_text("[" * 100_000, encoding="utf-8")
    assert "text.json is nested too deeply" in refused(*asked(text))
    assert "--as-of: “tomorrow” is not an ISO moment" in refused(*asked(events, as_of="tomorrow"))
    assert "“darlington” is a pathway of its own, not an overlay" in refused(
        *asked(events), "--overlay", "darlington"
    )
    for closure in (
        {"name": "x"},
        {"date": "2026-04-14", "name": 5},
        {"date": "13 April"},
        "2026-04-13",
    ):
        closures = written(tmp_path / "closures.json", [{"date": "2026-04-13"}, closure])
        assert "Closure 1: needs a date as YYYY-MM-DD and a name" in refused(
            *asked(events), "--closures", closures
        )


def test_an_object_whose_key_stands_twice_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "events.json"
    file.write_text('[{"kind": "child.died", "kind": "child.born", "at": "2026-03-24T16:00"}]')
    assert "the key “kind” stands twice" in refused(*asked(file))


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"step": "S24"}, "Event 0: no row “S24” here: it counts for nothing."),
        ({"step": "C23"}, "Event 0: “C23” has no part “”, but interval, window: it counts for"),
        ({"step": "C23", "part": "late"}, "Event 0: “C23” has no part “late”, but interval"),
        ({"step": "C12"}, ""),
        ({"step": "C19"}, ""),
        ({"step": "F01"}, ""),
    ],
)
def test_what_was_recorded_of_a_row_that_is_not_there_is_said_beside_the_rows(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], facts: dict[str, str], words: str
) -> None:
    """C19 is undated, F01 stands in the overlay. The rows are printed all the same."""
    event = {"kind": "step.recorded", "at": "2026-03-24T16:00", "facts": facts}
    file = written(tmp_path / "events.json", [event])
    call_command("deadlines", *map(str, asked(file)), "--overlay", "red-amber-green")
    out, err = capsys.readouterr()
    assert "C14" in out
    assert (words in err) if words else not err
