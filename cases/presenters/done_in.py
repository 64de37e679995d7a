"""What did the step of a limit that is met: the event in a sentence, its words, its record."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from cases.models import Case
from cases.presenters.told_events import event_in_words
from cpcase.web.components import Action
from timescales.models import Deadline
from timescales.models.event import Event


@dataclass(frozen=True, slots=True)
class DoneIn:
    """“Tom Bright decided that a conference is needed.”, why, and where one reads it."""

    what: str
    words: str
    record: Action | None


def done_in(row: Deadline, case: Case, *, by: Any, today: date) -> DoneIn | None:
    """Nothing for a limit that no event of the child's own met."""
    if row.met_by_id is None:
        return None
    event = Event.objects.select_related("recorded_by").get(pk=row.met_by_id)
    if event.kind.startswith("step."):
        return None  # a step has its note beneath
    found: dict[Any, Any] = {}
    for source in settings.TIMELINE_ORIGINS:
        found |= import_string(source)(case, [event], by=by)
    origin = found.get(event.pk)
    said = event_in_words(event, case, today=today)
    return DoneIn(
        what=f"{said}.",
        words=origin.words if origin else "",
        record=origin.record if origin else None,
    )
