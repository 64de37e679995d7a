"""The live record of a conference: who is here, what is said of each child, what is decided."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from conferences.choices import Presence, Question
from conferences.models import (
    Answer,
    Attendance,
    Booking,
    Conference,
    ConferenceChild,
    OutlineLine,
)
from conferences.rules.decisions import check_decisions
from conferences.rules.meetings import Line, Marked, OfChild
from conferences.workflows import CONFERENCE
from cpcase.records import add, add_all, change

__all__ = ["Line", "Marked", "OfChild", "save_day"]

_DECIDED = (
    "outcome", "category", "reason", "ending", "transfer_conference_on", "previous_plans",
    "first_core_group_at", "core_group_late_why",
)  # fmt: skip


@transaction.atomic
def save_day(
    conference: Conference,
    *,
    attendance: Mapping[Any, Marked],
    children: Mapping[Any, OfChild],
    by: Any,
    version: int,
    decided: bool = False,
) -> Conference:
    """Keep the record as far as it goes; nothing in it has to be complete yet (D11, D26).

    `attendance` is by invitation, `children` by the conference's row of the child. Once it is
    said to be `decided`, each child's decision is complete (C16). Raises NotAllowed, NotNow once
    the decisions are confirmed, Conflict, Incomplete.
    """
    conference = Conference.objects.locked(conference.pk, version=version)
    conference.hold_children()
    CONFERENCE.move(conference, "save_day", by=by)
    change(conference, by=by, why="recorded")
    booking = conference.bookings.current().get()
    listed = conference.invitations.on_the_list().values_list("pk", flat=True)
    _mark_all(booking, {pk: attendance[pk] for pk in listed if pk in attendance}, by=by)
    for child in conference.here():
        if child.pk in children:
            _write(child, children[child.pk], by=by)
    if decided:
        check_decisions(conference)
    return conference


def _mark_all(booking: Booking, marked: Mapping[Any, Marked], *, by: Any) -> None:
    """Who is here, by invitation: a row is written where something is said that was not."""
    known = {row.invitation_id: row for row in booking.attendance.all()}
    fresh = []
    for invitation, said in marked.items():
        row = known.get(invitation) or Attendance(booking=booking, invitation_id=invitation)
        if not _mark(row, said):
            continue
        if invitation in known:
            change(row, by=by)
        else:
            fresh.append(row)
    add_all(fresh, by=by)


def _mark(row: Attendance, marked: Marked) -> bool:
    """Let the row say it; whether that is news."""
    before = (row.presence, row.represented_by, row.agrees, row.view)
    presence = marked.presence if marked.presence in Presence.values else ""
    now = (presence, marked.represented_by.strip(), marked.agrees, marked.view.strip())
    row.presence, row.represented_by, row.agrees, row.view = now
    return before != now


def _write(child: ConferenceChild, written: OfChild, *, by: Any) -> None:
    before = [getattr(child, name) for name in _DECIDED]
    for name in _DECIDED:
        value = getattr(written, name)
        setattr(child, name, value.strip() if isinstance(value, str) else value)
    if before != [getattr(child, name) for name in _DECIDED]:
        change(child, by=by)
    known = {answer.question: answer for answer in child.answers.all()}
    for question in Question:
        words = written.answers.get(question, "").strip()
        _answer(child, question, words, known.get(question), by=by)
    _lines(child, [line for line in written.lines if line.need.strip()], by=by)


def _answer(
    child: ConferenceChild, question: Question, words: str, answer: Answer | None, *, by: Any
) -> None:
    if answer is None:
        if words:
            add(Answer(child=child, question=question, words=words), by=by)
    elif answer.words != words:
        answer.words = words
        change(answer, by=by)


def _lines(child: ConferenceChild, lines: Sequence[Line], *, by: Any) -> None:
    """Lines keep their places; one that is taken out is dropped, not deleted."""
    standing = {line.place: line for line in child.outline.all()}
    for place, line in enumerate(lines, 1):
        row = standing.pop(place, None)
        new = row is None
        if row is None:
            row = OutlineLine(child=child, place=place)
        before = (row.need, row.result, row.action, row.who, row.by_when, row.dropped)
        now = (
            line.need.strip(), line.result.strip(), line.action.strip(), line.who.strip(),
            line.by_when, False,
        )  # fmt: skip
        if before == now:
            continue
        row.need, row.result, row.action, row.who, row.by_when, row.dropped = now
        add(row, by=by) if new else change(row, by=by)
    for row in standing.values():
        if not row.dropped:
            row.dropped = True
            change(row, by=by, why="taken out")
