"""How a record's rows stood when an earlier version of it was read, so that two texts can meet.

An act writes the record's new version first and its rows after it: a row belongs to the last
version that was written before it.
"""

from datetime import datetime
from typing import Any


def replaced_at(model: Any, pk: Any, version: int) -> datetime | None:
    """When the version after this one was written; none when this is the last."""
    later = model.history.filter(id=pk, version__gt=version).order_by("version").first()
    return later.history_date if later else None


def until_of(record: Any) -> datetime | None:
    """Until when what this row of a history says was so; none for a record as it is."""
    if not hasattr(record, "history_date"):
        return None
    return replaced_at(record.instance_type, record.id, record.version)


def rows_then(model: Any, until: datetime | None, **of: Any) -> list[Any]:
    """The rows as they are, or the last state of each before a moment."""
    if until is None:
        return list(model.objects.filter(**of))
    past = model.history.filter(history_date__lt=until, **of)
    return list({row.id: row for row in past.order_by("history_date", "version")}.values())
