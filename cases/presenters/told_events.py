"""What a note or a correction is about: the event or the limit that it stands with, in words."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from cases.models import Case, Note
from cases.presenters.happened import sentence_of
from cases.presenters.timeline_page import titles_of
from cases.rules.children import who_is_seen
from cpcase.web import formats
from timescales.models.event import Event


def named_event(event: Event, case: Case, *, today: date, titles: Mapping[str, str]) -> str:
    """A step by its title and its row's ID; anything else as its sentence, without the full stop.

    Where somebody else did it, the note says so.
    """
    if event.kind in ("step.recorded", "step.not_needed"):
        step = str(event.facts["step"])
        return f"{titles[step]} ({step})" if step in titles else step
    said = sentence_of(
        event, who=event.recorded_by.name, child=case.child.called, today=today, titles=titles,
        seen=who_is_seen(case.child, formats.london_day(event.at)),
    )  # fmt: skip
    return said.rstrip(".")


def event_in_words(event: Event, case: Case, *, today: date) -> str:
    """One event of a case, named."""
    return named_event(event, case, today=today, titles=titles_of(case.timeline))


def abouts(notes: Iterable[Note], case: Case, *, today: date) -> dict[Any, str]:
    """By the note's key: what each note that stands with an event or a limit is about."""
    rows = list(notes)
    told = case.timeline.events.filter(pk__in=[note.event_id for note in rows if note.event_id])
    events = {event.pk: event for event in told.select_related("recorded_by")}
    owed = case.timeline.deadlines.filter(pk__in=[n.deadline_id for n in rows if n.deadline_id])
    limits = {
        pk: f"{title} ({step})" for pk, title, step in owed.values_list("pk", "title", "step")
    }
    titles = titles_of(case.timeline) if events else {}
    found = {}
    for note in rows:
        event = events.get(note.event_id) if note.event_id else None
        if event is not None:
            found[note.pk] = named_event(event, case, today=today, titles=titles)
        elif note.deadline_id in limits:
            found[note.pk] = limits[note.deadline_id]
    return found
