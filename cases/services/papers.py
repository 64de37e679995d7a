"""Keeping the files that somebody brings with a step."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from cases.models import Case, Paper
from cases.rules.papers import check_files
from cpcase.records import add


def keep(
    case: Case, files: Sequence[Any], *, event_id: UUID, by: Any, as_of: datetime
) -> list[Paper]:
    """Keep files with an event of this episode, within the act that records it.

    Raises Incomplete when one of them may not be kept: the act is refused as a whole. A file that
    was written before a later refusal stays in the store under its identifier, known to no record.
    """
    kinds = check_files(files)
    return [
        add(
            Paper(
                case=case,
                event_id=event_id,
                called=_short(file.name),
                kind=kind.extension,
                size=file.size,
                content=file,
                kept_at=as_of,
                kept_by=by,
            ),
            by=by,
        )
        for file, kind in zip(files, kinds, strict=True)
    ]


def _short(name: str) -> str:
    """A long name without its middle: how it begins and ends tells one from another."""
    longest = Paper._meta.get_field("called").max_length or 120
    return name if len(name) <= longest else f"{name[: longest - 21]}…{name[-20:]}"
