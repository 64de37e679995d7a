"""A record: an identifier nobody can guess, a version, a history; never deleted."""

import uuid
from collections.abc import Sequence
from functools import cache
from typing import Any, ClassVar, NoReturn, TypeVar

from django.db import models
from simple_history.manager import HistoryManager
from simple_history.models import HistoricalRecords

from cpcase import clock
from cpcase.refusals import Conflict

CHANGED_MEANWHILE = "Somebody changed this while you had it open. Your text is kept: compare both."


class RecordQuerySet(models.QuerySet["Any"]):
    """What every record's QuerySet can do; each noun adds its own phrases."""

    def locked(self, pk: Any, *, version: int | None = None) -> Any:
        """The record, locked until the transaction ends. Raises Conflict on another version."""
        record = self.select_for_update(of=("self",)).get(pk=pk)
        if version is not None and record.version != version:
            raise Conflict(CHANGED_MEANWHILE, field="version")
        return record

    def delete(self) -> NoReturn:
        raise TypeError("Records are never deleted.")


class History(HistoryManager):
    """A record's history. Its class is built once a model, not at each look at a record."""

    @classmethod
    @cache
    def from_queryset(cls, queryset_class: Any, class_name: str | None = None) -> Any:
        """The manager with what the QuerySet can do."""
        return super().from_queryset(queryset_class, class_name)


class Record(models.Model):
    """Something that the authority must be able to show again: who wrote it, when, and why."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    objects: ClassVar[Any] = RecordQuerySet.as_manager()
    history = HistoricalRecords(inherit=True, history_manager=History)

    class Meta:
        abstract = True

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        raise TypeError("Records are never deleted.")


# Or a person, who has id, version and history too, on a base class of Django's own.
R = TypeVar("R", bound=models.Model)


def add(record: R, *, by: Any, why: str = "") -> R:
    """Write a new record and the first row of its history."""
    return _write(record, by=by, why=why, force_insert=True)


def add_all(records: Sequence[R], *, by: Any, why: str = "") -> Sequence[R]:
    """Write new records of one kind, and the first row of each history, in two statements."""
    for record in records:
        _sign(record, by=by, why=why)
    if records:
        kind: Any = type(records[0])
        kind.objects.bulk_create(records)
        kind.history.bulk_history_create(records, default_change_reason=None)
    return records


def change_all(records: Sequence[R], *, by: Any, why: str = "") -> Sequence[R]:
    """Write the new versions of locked records of one kind, and a row of each history, in two
    statements. Call inside a transaction."""
    for record in records:
        record.version += 1  # type: ignore[attr-defined]
        _sign(record, by=by, why=why)
    if records:
        kind: Any = type(records[0])
        # Each is met at its own key: nothing is written anew.
        names = [field.name for field in kind._meta.concrete_fields if not field.primary_key]
        kind.objects.bulk_create(
            records, update_conflicts=True, update_fields=names, unique_fields=["id"]
        )
        kind.history.bulk_history_create(records, update=True, default_change_reason=None)
    return records


def change(record: R, *, by: Any, why: str = "") -> R:
    """Write a locked record's new version and its history row. Call inside a transaction."""
    record.version += 1  # type: ignore[attr-defined]
    return _write(record, by=by, why=why, force_update=True)


def _write(
    record: R, *, by: Any, why: str, force_insert: bool = False, force_update: bool = False
) -> R:
    _sign(record, by=by, why=why)
    record.save(force_insert=force_insert, force_update=force_update)
    return record


def _sign(record: models.Model, *, by: Any, why: str) -> None:
    """Who, why, and when by the product's clock, for the history."""
    if by is None:
        raise ValueError("A change needs to say who made it.")
    record._history_user = by  # type: ignore[attr-defined]
    record._history_date = clock.signing()  # type: ignore[attr-defined]
    record._change_reason = why[:100] or None  # type: ignore[attr-defined]
