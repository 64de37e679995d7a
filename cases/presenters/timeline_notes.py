"""Case notes, oversight and decisions on a child's timeline: what no event tells."""

from datetime import date
from typing import Any

from django.urls import reverse

from cases.choices import NoteKind
from cases.models import Note
from cases.presenters.timeline_page import TimelineLine
from cpcase.web import formats
from cpcase.web.components import Action

GROUP = "note"
_DID = {
    NoteKind.NOTE: "wrote a case note",
    NoteKind.OVERSIGHT: "wrote management oversight",
    NoteKind.DECISION: "decided",
    NoteKind.VOICE: "wrote down what {child} says",
    NoteKind.SHARING: "decided to share or withhold information",
    NoteKind.WHY_LATE: "said why something is late",
    NoteKind.ACKNOWLEDGEMENT: "saw an alert, and wrote a note on it",
}


def note_line(note: Note, *, child: str, today: date) -> TimelineLine:
    """One note, with its words; it is read on with the others on the notes' page."""
    kind: Any = NoteKind(note.kind)
    did = _DID.get(kind, "wrote a note").format(child=child)
    name = note.written_by.name
    return TimelineLine(
        id=note.pk,
        what=f"{name} {did}.",
        when=formats.moment(note.happened_at, today),
        facts=note.words,
        recorded=f"Recorded by {name} on {formats.moment(note.created_at, today)}",
        withdrawn="",
        group=GROUP,
        record=Action("See all notes", reverse("cases:notes", args=[note.case_id])),
    )
