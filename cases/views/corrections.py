"""Correct this: what was recorded wrongly is withdrawn, and recorded again as it was."""

from typing import Any

from django.http import Http404
from django.utils.functional import cached_property

from accounts.permissions import Permission
from cases.forms import steps as forms
from cases.services import steps
from cases.views.moments import when
from cases.views.steps import CaseAct
from cpcase import clock
from cpcase.refusals import NotAllowed


class Correct(CaseAct):
    """Withdraw an event with a reason, and record it again as it was."""

    form_class = forms.Correct
    title = "Correct this"
    done_words = "Corrected. Both stay on the record; dates that it moved were worked out anew."

    def check(self) -> None:
        if not self.request.user.may(Permission.CORRECT_EVENT, self.record):  # type: ignore[union-attr]
            raise NotAllowed("You may not correct this record.")

    @cached_property
    def event(self) -> Any:
        """The event to correct; it belongs to this episode and still stands."""
        event = self.record.timeline.events.standing().filter(pk=self.kwargs["event"]).first()
        if event is None:
            raise Http404
        return event

    def initial(self) -> dict[str, Any]:
        return {"on": self.event.at}

    def context(self) -> dict[str, Any]:
        return {**super().context(), "event": self.event}

    def act(self, form: Any) -> Any:
        data, as_of = form.cleaned_data, clock.now()
        again = when(data, as_of, of=self.event.at) if data["happened"] == "again" else None
        return steps.correct(
            self.event, self.record, why=data["why"], by=self.request.user, as_of=as_of,
            again_at=again,
        )  # fmt: skip
