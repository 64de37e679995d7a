"""Any step of a pathway can be done, waved off or explained, also one that an authority added."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction

from accounts.permissions import Permission
from cases.choices import NoteKind
from cases.choices.work import REASONS_LATE
from cases.models import Case, Note
from cases.rules.steps import (
    check_is_general,
    check_may_begin,
    row_of,
)
from cases.rules.waiving import check_may_be_waived
from cases.services.notes import write_note
from cases.services.papers import keep
from cpcase.records import CHANGED_MEANWHILE
from cpcase.refusals import Conflict, Incomplete, NotAllowed, NotNow
from timescales.engine.offsets import london_day
from timescales.models import Deadline
from timescales.models.deadline import State
from timescales.services import recording
from timescales.services.recording import Happening, record


@transaction.atomic
def record_step(
    case: Case,
    step: str,
    part: str = "",
    *,
    at: datetime,
    by: Any,
    note: str,
    as_of: datetime,
    files: Sequence[Any] = (),
    done_by: Any = None,
    done_by_words: str = "",
    also: Sequence[Case] = (),
) -> recording.Event:
    """Record that a step was done: the general act, for a row that has no form of its own.

    For brothers and sisters in `also` it was done together: all of them or none. Each has the note
    and the files on the own record.

    Whoever records it did it, unless `done_by` is a colleague, or `done_by_words` say who else.
    Raises NotAllowed, Incomplete (in the future, before its first allowed day, unknown, a rule,
    an act of its own, a file that may not be kept).
    """
    if done_by is not None and done_by_words.strip():
        raise Incomplete("Say who did it in one of the two places.", field="who_else")
    if at > as_of:
        raise Incomplete("The date it was done must be today or in the past.", field="on")
    for one in (case, *also):
        _check_may_record(one, step, part, at=at, by=by)
    facts = {"step": step, "part": part}
    told = [Happening(one.timeline, "step.recorded", at, facts) for one in (case, *also)]
    events = record(told, by=by, as_of=as_of)
    _write_down(
        zip((case, *also), events, strict=True), note=note, files=files, done_by=done_by,
        done_by_words=done_by_words.strip(), at=at, by=by, as_of=as_of,
    )  # fmt: skip
    return events[0]


def _write_down(
    done: Iterable[tuple[Case, recording.Event]],
    *,
    note: str,
    files: Sequence[Any],
    done_by: Any,
    done_by_words: str,
    at: datetime,
    by: Any,
    as_of: datetime,
) -> None:
    """The note, who did it and the files, on each child's own record."""
    doer = done_by.name if done_by is not None else done_by_words
    words = note.strip() or (doer and f"Done by {doer}.")
    rows = list(done)
    copies = [_bytes_of(file) for file in files] if len(rows) > 1 else []
    for place, (case, event) in enumerate(rows):
        if words:
            write_note(
                case, kind=NoteKind.STEP, words=words, happened_at=at, by=by, as_of=as_of,
                event_id=event.id, done_by=done_by, done_by_words=done_by_words,
            )  # fmt: skip
        # A file in a temporary place is moved into the store: the next child needs its own.
        own = files if place == 0 else [ContentFile(read, name=name) for name, read in copies]
        keep(case, own, event_id=event.id, by=by, as_of=as_of)


def _check_may_record(case: Case, step: str, part: str, *, at: datetime, by: Any) -> None:
    if not by.may(Permission.RECORD_STEP, case):
        raise NotAllowed("You may not record steps on this record.")
    check_is_general(row_of(case, step, part))
    check_may_begin(case, step, part, on=london_day(at))


def _bytes_of(file: Any) -> tuple[str, bytes]:
    file.seek(0)
    read = file.read()
    file.seek(0)
    return file.name, read


@transaction.atomic
def say_not_needed(
    deadline: Deadline, case: Case, *, why: str, by: Any, as_of: datetime, version: int
) -> recording.Event:
    """This occurrence is not needed, because…: it stops the ladder, and stays with its reason.

    Raises NotAllowed, NotNow when it is not open or lapses by an act of its own alone (C14, S25a),
    Conflict when it was rung or moved since it was read, Incomplete without a reason.
    """
    if not by.may(Permission.SAY_NOT_NEEDED, case):
        raise NotAllowed("Only a manager can say that a step is not needed.")
    row = _open(deadline, version)
    check_may_be_waived(row)
    if not why.strip():
        raise Incomplete("Say why it is not needed.", field="why")
    facts = {"step": row.step, "part": row.part, "occurrence": row.occurrence}
    (event,) = record(
        [Happening(case.timeline, "step.not_needed", as_of, facts)], by=by, as_of=as_of
    )
    write_note(
        case, kind=NoteKind.NOT_NEEDED, words=why, happened_at=as_of, by=by, as_of=as_of,
        event_id=event.id, deadline_id=row.id,
    )  # fmt: skip
    return event


@transaction.atomic
def say_why_late(
    deadline: Deadline, case: Case, *, reason: str, words: str, by: Any, as_of: datetime
) -> Note:
    """Why it is late: ten seconds, and it stays with the date. It does not stop the ladder."""
    if not by.may(Permission.SAY_WHY_LATE, case):
        raise NotAllowed("You may not write on this record.")
    if reason not in REASONS_LATE:
        raise Incomplete("Choose why it is late.", field="reason")
    if reason == "other" and not words.strip():
        raise Incomplete("Say why it is late.", field="words")
    said = ": ".join(filter(None, (REASONS_LATE[reason], words.strip())))
    return write_note(
        case, kind=NoteKind.WHY_LATE, words=said, happened_at=as_of, by=by, as_of=as_of,
        deadline_id=deadline.id,
    )  # fmt: skip


def _open(deadline: Deadline, version: int) -> Deadline:
    row = Deadline.objects.select_for_update(of=("self",)).get(pk=deadline.pk)
    if row.state not in (State.OPEN, State.WAITING, State.EXPECTED):
        raise NotNow("This has changed meanwhile: look at it again.")
    if row.version != version:
        raise Conflict(CHANGED_MEANWHILE, field="version")
    return row
