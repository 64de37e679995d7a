"""What a strategy discussion's rows said in an earlier version, so that two people's text meets."""

from datetime import datetime
from typing import Any

from cases.models import Action, Attendee, DiscussionChild, Known
from cases.rules.strategy_discussions import field_of
from cpcase.past import rows_then, until_of

_OF_A_CHILD = ("risk", "s47_initiated", "why", "follows")


def told_in(record: Any) -> dict[str, Any]:
    """What was told of each child and by each agency, who took part and what is to be done, by
    the form's names.

    `record` is the discussion as it is, or a row of its history.
    """
    until = until_of(record)
    found: dict[str, Any] = {}
    for row in rows_then(DiscussionChild, until, discussion_id=record.id):
        for name in _OF_A_CHILD:
            found[field_of(name, row.case_id)] = getattr(row, name)
    for row in rows_then(Known, until, discussion_id=record.id):
        if not row.struck:
            found[f"known_{row.kind}"] = row.told
    for name, model in (("attendees", Attendee), ("actions", Action)):
        found[name] = rows_told_in(model, until, discussion_id=record.id)
    return found


def rows_told_in(model: Any, until: datetime | None, **of: Any) -> list[dict[str, Any]]:
    """What the rows of a list say in their places, as they are or as they were until a moment."""
    rows = [row for row in rows_then(model, until, **of) if not row.struck]
    in_place = sorted(rows, key=lambda row: row.position)
    return [{name: getattr(row, name) for name in model.said} for row in in_place]
