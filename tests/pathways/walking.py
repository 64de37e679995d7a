"""How a walk is checked: each row by its key, its limit and its status, worked out by hand."""

from collections.abc import Mapping

from tests.timescales.engine.asking import Owed
from timescales.engine.deadline import Deadline
from timescales.engine.pathway import Step
from timescales.engine.reading import load

# "C23/window", "C22#3" for the third occurrence; a limit (None while it waits) and a status.
Expected = Mapping[str, tuple[str | None, str]]


def key(row: Deadline) -> str:
    """A row's key as a walk writes it."""
    named = f"{row.step}/{row.part}" if row.part else row.step
    return f"{named}#{row.occurrence}" if row.occurrence > 1 else named


def standing(rows: Owed, *letters: str) -> dict[str, tuple[str | None, str]]:
    """Limit and status of every row that was not replaced, of these documents."""
    return {
        key(row): (row.as_row()["due"], str(row.status))
        for row in rows.rows
        if row.status != "superseded" and row.step.startswith(letters)
    }


def check(rows: Owed, expected: Expected, *letters: str) -> None:
    """Every row of these documents is as expected, and there is no other."""
    found = standing(rows, *letters)
    assert found == dict(expected)


def carried(slug: str, step: str) -> Step:
    """A row of a pathway that has no date: it stands there whole, and is printed nowhere."""
    found = load(slug).step_by_id[step]
    assert found.parts == ()
    assert found.kind in ("undated", "rule")
    assert found.title
    assert found.when
    assert load(slug).source
    assert load(slug).role_words(found.role)
    return found
