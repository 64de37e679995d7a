"""One limit's page: what was written about it and kept with it, and what replaced it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.urls import reverse

from cases.choices import NoteKind
from cases.models import Case, Note, Paper
from cpcase.web.components import Action
from timescales.engine.calendar import Calendar
from timescales.engine.offsets import london_day
from timescales.models import Deadline
from timescales.models.deadline import State
from timescales.models.event import Event
from timescales.presenters.deadlines import due_block
from timescales.presenters.replaced import successor_of


@dataclass(frozen=True, slots=True)
class Written:
    """The words and the files that stand with a limit, oldest first."""

    notes: tuple[Note, ...]
    papers: tuple[Paper, ...]


@dataclass(frozen=True, slots=True)
class Gone:
    """When and why a limit was replaced, and the way to the one that stands now."""

    words: str
    now: Action | None


def written_about(row: Deadline, case: Case, every: Sequence[Deadline]) -> Written:
    """What was said of a limit, of those it replaced, and of the act that did the step.

    Where that act was put right, the words and files of what was taken back stand here too.
    """
    rows, events = {row.pk}, _acts_of(row)
    while before := {one.pk for one in every if one.replaced_by_id in rows} - rows:
        rows |= before
    notes = case.notes.filter(Q(deadline_id__in=rows) | Q(event_id__in=events))
    papers = Paper.objects.filter(case=case, event_id__in=events)
    return Written(
        tuple(notes.select_related("written_by", "done_by").order_by("happened_at", "created_at")),
        tuple(papers.order_by("kept_at", "called")),
    )


def _acts_of(row: Deadline) -> list[Any]:
    """The event that did the step, and those that it was recorded in place of."""
    found, key = [], row.met_by_id
    while key is not None:
        found.append(key)
        key = Event.objects.filter(pk=key).values_list("corrects_id", flat=True).first()
    return found


def waved_off(rows: Sequence[Deadline], case: Case) -> list[tuple[Deadline, str]]:
    """Limits that are not needed, each with the words of whoever said so; empty for an event's."""
    said = case.timeline.events.standing().filter(kind="step.not_needed")
    events = {
        (facts["step"], facts.get("part", ""), facts.get("occurrence", 1)): key
        for key, facts in said.values_list("pk", "facts")
    }
    notes = case.notes.filter(kind=NoteKind.NOT_NEEDED, event_id__in=events.values())
    words = {note.event_id: note.words for note in notes}
    return [(row, words.get(events.get((row.step, row.part, row.occurrence)), "")) for row in rows]


def gone_words(
    row: Deadline, case: Case, every: Sequence[Deadline], *, as_of: datetime, calendar: Calendar
) -> Gone | None:
    """Of a replaced limit: when, why, and by which; nothing for one that stands."""
    if row.state != State.SUPERSEDED:
        return None
    found = successor_of(row, every, london_day(as_of))
    if found.now is None:
        return Gone(found.words, None)
    block = due_block(found.now, as_of=as_of, calendar=calendar)
    href = reverse("cases:limit", args=[case.pk, found.now.pk])
    return Gone(found.words, Action(f"The limit as it stands now: {block.sentence}", href))
