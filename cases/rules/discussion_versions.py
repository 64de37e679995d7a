"""What a strategy discussion's rows said in an earlier version, so that two people's text meets."""

from datetime import datetime
from typing import Any

from cases.models import Action, Attendee, DiscussionChild, Known, StrategyDiscussion
from cases.models.discussion_row import Row
from cases.rules.strategy_discussions import field_of

_OF_A_CHILD = ("risk", "s47_initiated", "why", "follows")


def told_in(record: Any) -> dict[str, Any]:
    """What was told of each child and by each agency, by the form's field names.

    `record` is the discussion as it is, or a row of its history.
    """
    is_past = hasattr(record, "history_date")
    until = _replaced_at(record.id, record.version) if is_past else None
    found: dict[str, Any] = {}
    for row in _rows(DiscussionChild, record.id, until):
        for name in _OF_A_CHILD:
            found[field_of(name, row.case_id)] = getattr(row, name)
    for row in _rows(Known, record.id, until):
        if not row.struck:
            found[f"known_{row.kind}"] = row.told
    return found


def rows_since(record: StrategyDiscussion, version: int) -> dict[str, list[Row]]:
    """The people and actions that somebody wrote after `version` was read."""
    read_until = _replaced_at(record.pk, version)
    found: dict[str, list[Row]] = {}
    for name, model in (("attendees", Attendee), ("actions", Action)):
        before = {row.id: row for row in _rows(model, record.pk, read_until)}
        found[name] = [
            row
            for row in model.objects.standing().filter(discussion=record)
            if row.pk not in before or before[row.pk].version != row.version
        ]
    return found


def _replaced_at(pk: Any, version: int) -> datetime | None:
    """When the version after this one was written; none when this is the last."""
    later = StrategyDiscussion.history.filter(id=pk, version__gt=version).order_by("version")
    first = later.first()
    return first.history_date if first else None


def _rows(model: Any, discussion: Any, until: datetime | None) -> list[Any]:
    """The rows as they are, or the last state of each before a moment."""
    if until is None:
        return list(model.objects.filter(discussion=discussion))
    past = model.history.filter(discussion_id=discussion, history_date__lt=until)
    return list({row.id: row for row in past.order_by("history_date")}.values())
