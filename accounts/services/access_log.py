"""Writing down who looked at what."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from accounts.models import AccessEntry


def log_view(
    record: Any, *, person: Any = None, agency: Any = None, page: str, action: str = "view",
    at: datetime,
) -> None:  # fmt: skip
    """One entry for each child whose record was looked at."""
    AccessEntry.objects.bulk_create(
        AccessEntry(
            at=at,
            person=person,
            agency=agency,
            child_id=child,
            action=action,
            record_kind=record._meta.label_lower,
            record_id=record.pk,
            page=page[:120],
        )
        for child in record.seen_children()
    )


def log_find(*, person: Any, children: Iterable[Any], at: datetime) -> None:
    """A search showed these children; what was typed is not kept."""
    AccessEntry.objects.bulk_create(
        AccessEntry(
            at=at, person=person, child_id=child, action="find", record_kind="search", page="search"
        )
        for child in children
    )
