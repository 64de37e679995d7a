"""“I have seen this”: an alert is acknowledged with a note on the record, both or neither."""

from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.permissions import Permission
from cases.choices import NoteKind
from cases.models import Case
from cases.services.notes import write_note
from cpcase.refusals import Incomplete, NotAllowed, NotNow
from timescales.models import Acknowledgement, Alert
from timescales.services import alerts


@transaction.atomic
def acknowledge(
    alert: Alert, case: Case, *, note: str, by: Any, as_of: datetime
) -> Acknowledgement:
    """This person has seen the alert of this child's deadline, and says what they do about it.

    The deadline stays open and its ladder goes on. Raises NotAllowed, NotNow for an alert that is
    closed, Incomplete without a note.
    """
    locked = Alert.objects.locked(alert.pk)
    if not by.may(Permission.ACKNOWLEDGE_ALERT, case):
        raise NotAllowed("You may not acknowledge this alert.")
    if locked.closed_at is not None:
        raise NotNow("This alert is closed: what it was about is done, or not needed any more.")
    if not note.strip():
        raise Incomplete("Say what you are doing about it.", field="note")
    write_note(
        case,
        kind=NoteKind.ACKNOWLEDGEMENT,
        words=note,
        happened_at=as_of,
        by=by,
        as_of=as_of,
        deadline_id=locked.deadline_id,
    )
    return alerts.acknowledge(locked, by=by, as_of=as_of)
