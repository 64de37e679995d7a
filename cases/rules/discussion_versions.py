"""What a strategy discussion's rows said in an earlier version, so that two people's text meets."""

from typing import Any

from cases.models import Action, Attendee, DiscussionChild, Known, StrategyDiscussion
from cases.models.discussion_row import Row
from cases.rules.strategy_discussions import field_of
from cpcase.past import replaced_at, rows_then, until_of

_OF_A_CHILD = ("risk", "s47_initiated", "why", "follows")


def told_in(record: Any) -> dict[str, Any]:
    """What was told of each child and by each agency, by the form's field names.

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
    return found


def rows_since(record: StrategyDiscussion, version: int) -> dict[str, list[Row]]:
    """The people and actions that somebody wrote after `version` was read."""
    read_until = replaced_at(StrategyDiscussion, record.pk, version)
    found: dict[str, list[Row]] = {}
    for name, model in (("attendees", Attendee), ("actions", Action)):
        before = {row.id: row for row in rows_then(model, read_until, discussion_id=record.pk)}
        found[name] = [
            row
            for row in model.objects.standing().filter(discussion=record)
            if row.pk not in before or before[row.pk].version != row.version
        ]
    return found
