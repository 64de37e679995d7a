"""Rows of a record as a form sends them: changed in place, added, or struck; never deleted."""

from collections.abc import Mapping, Sequence
from typing import Any

from cases.models.discussion_row import Row
from cpcase.records import add_all, change


def write_rows(
    model: type[Row], owner: Mapping[str, Any], wanted: Sequence[Any], *, by: Any
) -> None:
    """Make the standing rows of `owner` say what is wanted, in that order.

    Each thing wanted has the attributes that the row's `said` names.
    """
    rows = list(model.objects.filter(**owner))
    standing = [row for row in rows if not row.struck]
    fresh = []
    for place, one in enumerate(wanted):
        said = {name: getattr(one, name) for name in model.said}
        if place >= len(standing):
            fresh.append(model(**owner, **said, position=len(rows) + place - len(standing)))
        elif standing[place].words() != tuple(said.values()):
            _say(standing[place], said, by)
    add_all(fresh, by=by)
    for row in standing[len(wanted) :]:
        row.struck = True
        change(row, by=by, why="taken out")


def _say(row: Row, said: Mapping[str, Any], by: Any) -> None:
    for name, value in said.items():
        setattr(row, name, value)
    change(row, by=by)
