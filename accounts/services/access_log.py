"""Writing down who looked at what, and who was refused."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from accounts.models import AccessEntry, User

A = AccessEntry.Action


@dataclass(frozen=True, slots=True)
class Look:
    """Who looks, on which page, in which session, when. `page` is a name, never an address."""

    by: User
    page: str
    at: datetime
    session: str = ""


def log_views(look: Look, records: Iterable[Any], *, action: str = A.VIEW) -> None:
    """One entry for each child whose record was opened, or seen in a list."""
    _write(
        _entry(look, action, record._meta.label_lower, record_id=record.pk, child_id=child)
        for record in records
        for child in record.seen_children()
    )


def log_find(look: Look, children: Iterable[Any]) -> None:
    """A search showed these children; what was typed is not kept."""
    _write(_entry(look, A.FIND, "search", child_id=child) for child in children)


def log_refused(look: Look, record_id: Any) -> None:
    """Somebody asked for what is not there, or is not theirs to see."""
    _write([_entry(look, A.REFUSED, "", record_id=record_id)])


def _entry(look: Look, action: str, kind: str, **about: Any) -> AccessEntry:
    return AccessEntry(
        at=look.at,
        person=look.by,
        agency_id=look.by.agency_id,
        action=action,
        record_kind=kind,
        page=look.page[:120],
        session=look.session[:16],
        **about,
    )


def _write(entries: Iterable[AccessEntry]) -> None:
    AccessEntry.objects.bulk_create(entries)
