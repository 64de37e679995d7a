"""Case notes: what happened, a manager's oversight, a decision, a reason."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from accounts.permissions import Permission
from cases.choices import NoteKind
from cases.models import Case, Note
from cpcase.records import add
from cpcase.refusals import Incomplete, NotAllowed

# Whose kinds of note are not everybody's: an auditor acknowledges, and writes no other note.
_PERMISSIONS = {
    NoteKind.OVERSIGHT: Permission.MANAGEMENT_OVERSIGHT,
    NoteKind.DECISION: Permission.MANAGEMENT_OVERSIGHT,
    NoteKind.ACKNOWLEDGEMENT: Permission.ACKNOWLEDGE_ALERT,
}


@transaction.atomic
def write_note(
    case: Case,
    *,
    kind: str,
    words: str,
    happened_at: datetime,
    by: Any,
    as_of: datetime,
    event_id: UUID | None = None,
    deadline_id: UUID | None = None,
    done_by: Any = None,
    done_by_words: str = "",
) -> Note:
    """Write a note on an episode. Oversight and decisions are a manager's to write.

    Raises NotAllowed, or Incomplete for no words or a time in the future.
    """
    if not by.may(_PERMISSIONS.get(NoteKind(kind), Permission.WRITE_NOTE), case):
        raise NotAllowed("You may not write this kind of note on this record.")
    if not words.strip():
        raise Incomplete("Write what happened.", field="words")
    if happened_at > as_of:
        raise Incomplete("The time of the note must be today or in the past.", field="happened_at")
    return add(
        Note(
            case=case,
            kind=kind,
            words=words.strip(),
            happened_at=happened_at,
            written_by=by,
            event_id=event_id,
            deadline_id=deadline_id,
            done_by=done_by,
            done_by_words=done_by_words,
        ),
        by=by,
    )
