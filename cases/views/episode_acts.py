"""Acts on an episode that carry what was read: a clash shows both, and the next try can succeed."""

from typing import Any

from django.http import HttpResponse

from cases.views.steps import CaseAct
from cpcase.refusals import Conflict, NotNow
from cpcase.web.acts import TOO_LATE
from cpcase.web.views import RecordActView


class EpisodeAct(RecordActView, CaseAct):
    """An act on the episode itself: its version goes with the form, a clash compares both."""

    def context(self) -> dict[str, Any]:
        return {**CaseAct.context(self), **super().context()}

    def clash(self, form: Any, *, read: int, undecided: bool = False) -> HttpResponse:
        """As any clash; where the other one left nothing to do, that is said instead."""
        self.record = self.fresh()
        try:
            self.check()
        except NotNow as refusal:
            form.refuse(refusal)
            return self.page(form, status=TOO_LATE)
        return super().clash(form, read=read, undecided=undecided)


class ReadAgainAct(CaseAct):
    """An act beside what others decided: a clash shows theirs on the page, keeps what was typed,
    and the next try says that theirs was read."""

    def read_now(self) -> dict[str, str]:
        """What the form carries of the state that its page shows, as it is now."""
        raise NotImplementedError

    def on_conflict(self, form: Any, refusal: Conflict) -> HttpResponse:
        data = form.data.copy()
        for name, value in self.read_now().items():
            data[name] = value
        again = self.make_form(data)
        again.is_valid()
        again.add_error(None, refusal.words)
        return self.page(again, status=TOO_LATE)
