"""Writing a record as a test wants it, without the act that would: still as its next version."""

from django.db.models import F, Model

# In `.update(version=NEXT, …)`: the database refuses a change of a record without it.
NEXT = F("version") + 1


def write(record: Model, *fields: str) -> None:
    """Save these fields, or all, as the record's next version; its history says nothing of it."""
    record.version += 1  # type: ignore[attr-defined]
    record.save(update_fields=[*fields, "version"] if fields else None)
