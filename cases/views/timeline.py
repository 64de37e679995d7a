"""A child's timeline: everything that happened, newest first, narrowed to some kinds."""

from functools import cache
from operator import itemgetter
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils.module_loading import import_string

from cases.choices import NoteKind
from cases.models import Paper
from cases.presenters.origins import Origins
from cases.presenters.timeline_kinds import choices_of, chosen_of, group_of
from cases.presenters.timeline_notes import GROUP, note_line
from cases.presenters.timeline_page import (
    Around,
    PutRight,
    TimelineLine,
    ancestors,
    by_event,
    line_of,
    titles_of,
)
from cases.rules.children import who_is_seen
from cases.rules.corrections import GOES_WITH_ITS_ACT, check_may_correct
from cases.views.case import CasePageView
from cpcase import clock
from cpcase.refusals import NotAllowed, NotNow
from cpcase.web import formats
from cpcase.web.components import Action
from cpcase.web.lists import page_of
from timescales.engine.kinds import AHEAD

# When it happened, the group of its kind, and the event's key or the line itself.
Entry = tuple[Any, str, Any]


class Timeline(CasePageView):
    """Everything, newest first, 25 a page; `?kind=visit&kind=plan` narrows it to these."""

    template_name = "cases/timeline.html"
    tab = "cases:timeline"

    def context(self, as_of: Any, calendar: Any) -> dict[str, Any]:
        every = self.entries()
        chosen = chosen_of(self.request.GET.getlist("kind"))
        shown = [one for one in every if not chosen or one[1] in chosen]
        page = page_of(self.request, sorted(shown, key=itemgetter(0))[::-1])
        found = [one for _, _, one in page.object_list]
        lines = self.lines([one for one in found if not isinstance(one, TimelineLine)])
        return {
            "page": page,
            "lines": [lines.get(one, one) for one in found],
            "choices": choices_of((group for _, group, _ in every), chosen),
            "chosen": chosen,
            "total": len(every),
            "query": urlencode([("kind", code) for code in chosen]),
        }

    def entries(self) -> list[Entry]:
        """Whatever happened, in the order of telling; a booking on the day it was made."""
        told = self.record.timeline.events.order_by("at", "place")
        found: list[Entry] = [
            (recorded if kind in AHEAD else at, group_of(kind), pk)
            for at, recorded, kind, pk in told.values_list("at", "recorded_at", "kind", "pk")
        ]
        notes = self.notes().values_list("happened_at", "pk")
        found += [(at, GROUP, pk) for at, pk in notes.order_by("happened_at", "created_at")]
        for source in settings.TIMELINE_SOURCES:
            lines = import_string(source)(self.record, by=self.request.user, today=clock.today())
            found += [(at, line.group, line) for at, line in lines]
        return found

    def notes(self) -> Any:
        """Those that stand for themselves: what was written of an event stands with the event,
        and why something was corrected with what was taken back.
        """
        return self.record.notes.filter(event_id=None).exclude(kind=NoteKind.CORRECTION)

    def lines(self, keys: list[Any]) -> dict[Any, TimelineLine]:
        """The line of each of these events and notes, by its key."""
        child, today = self.record.child.called, clock.today()
        notes = self.notes().filter(pk__in=keys).select_related("written_by")
        found = {note.pk: note_line(note, child=child, today=today) for note in notes}
        return found | self.event_lines(keys)

    def event_lines(self, keys: list[Any]) -> dict[Any, TimelineLine]:
        """Of the events alone."""
        told = self.record.timeline.events.filter(pk__in=keys)
        events = list(
            told.select_related("recorded_by", "withdrawal", "withdrawal__by", "corrected_by")
        )
        links = self.record.timeline.events.exclude(corrects=None).values_list("pk", "corrects_id")
        before = ancestors(events, dict(links))
        with_it = [key for event in events for key in (event.pk, *before[event.pk])]
        notes = self.record.notes.filter(event_id__in=with_it).select_related("done_by")
        papers = Paper.objects.visible_to(self.request.user).filter(event_id__in=with_it)
        companions = self.companions(events)
        around = Around(
            child=self.record.child.called,
            today=clock.today(),
            titles=titles_of(self.record.timeline),
            seen=lambda at: who_is_seen(self.record.child, formats.london_day(at)),
            put_right=self.put_right(companions),
            origins=self.origins(events, companions),
            notes=by_event(list(notes.order_by("created_at", "pk"))),
            papers=by_event(list(papers.order_by("created_at", "pk"))),
            before=before,
        )
        return {event.pk: line_of(event, around) for event in events}

    def companions(self, events: list[Any]) -> dict[Any, Any]:
        """What each step was recorded together with, by their act: sign-off, minutes, ending."""
        acts = [event.act for event in events if event.kind == "step.recorded"]
        together = self.record.timeline.events.standing().filter(act__in=acts)
        rows = together.exclude(kind__startswith="step.").select_related("recorded_by")
        return {event.act: event for event in rows.order_by("-place")}

    def origins(self, events: list[Any], companions: dict[Any, Any]) -> Origins:
        """The record that each standing event came from; a step, from that of its companion."""
        standing = [event for event in events if not hasattr(event, "withdrawal")]
        asked = {event.pk: event for event in (*standing, *companions.values())}
        found: Origins = {}
        for source in settings.TIMELINE_ORIGINS:
            found |= import_string(source)(self.record, list(asked.values()), by=self.request.user)
        for event in standing:
            beside = companions.get(event.act) if event.kind == "step.recorded" else None
            if beside is not None and beside.pk in found:
                found[event.pk] = found[beside.pk]
        return found

    def put_right(self, companions: dict[Any, Any]) -> Any:
        """Where an event is put right, by whoever reads; nothing for who may not correct it."""
        may = cache(self.may_correct)

        def where(event: Any) -> PutRight:
            said = may(event.kind)
            if said is None:
                return PutRight()
            if not said and event.kind == "step.recorded" and event.act in companions:
                said = GOES_WITH_ITS_ACT
            if said:
                return PutRight(instead=said)
            href = reverse("cases:correct", args=[self.record.pk, event.pk])
            return PutRight(act=Action("Correct this", href))

        return where

    def may_correct(self, kind: str) -> str | None:
        """Nothing to say where it can be corrected here, else where instead; None: not by them."""
        try:
            check_may_correct(kind, self.record, self.request.user)
        except NotAllowed:
            return None
        except NotNow as refusal:
            return refusal.words
        return ""
