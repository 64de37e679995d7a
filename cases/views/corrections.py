"""Correct this: what was recorded wrongly is withdrawn, and recorded again as it was."""

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property

from cases.forms.corrections import AGAIN, Correct, facts_shown
from cases.presenters.told_events import event_in_words
from cases.rules.corrections import check_may_correct
from cases.services.corrections import correct
from cases.views.moments import told_time, when
from cases.views.steps import CaseAct
from cpcase import clock
from timescales.engine.calendar import LONDON


class CorrectThis(CaseAct):
    """Withdraw an event with a reason, and record it again as it was."""

    form_class = Correct
    title = "Correct this"
    done_words = "Corrected. Both stay on the record; dates that it moved were worked out anew."

    def check(self) -> None:
        check_may_correct(self.event.kind, self.record, self.request.user)

    def form_kwargs(self) -> dict[str, Any]:
        return {"case": self.record, "event": self.event}

    def back_url(self) -> str:
        return reverse("cases:timeline", args=[self.record.pk])

    @cached_property
    def event(self) -> Any:
        """The event to correct; it belongs to this episode and still stands."""
        event = self.record.timeline.events.standing().filter(pk=self.kwargs["event"]).first()
        if event is None:
            raise Http404
        return event

    def initial(self) -> dict[str, Any]:
        at = self.event.at.astimezone(LONDON)
        return {"on": self.event.at, "time": told_time(at), **facts_shown(self.event)}

    def context(self) -> dict[str, Any]:
        named = event_in_words(self.event, self.record, today=clock.today())
        return {**super().context(), "event": self.event, "about": [f"{named}."]}

    def act(self, form: Any) -> Any:
        data, as_of = form.cleaned_data, clock.now()
        happened = data["happened"] == AGAIN
        return correct(
            self.event, self.record, why=data["why"], by=self.request.user, as_of=as_of,
            again_at=when(data, as_of, of=self.event.at) if happened else None,
            again_facts=form.facts() if happened else None,
        )  # fmt: skip
