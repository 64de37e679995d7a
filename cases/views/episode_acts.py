"""Acts on an episode that carry what was read: a clash shows both, and the next try can succeed."""

from typing import Any

from django.http import HttpResponse

from cases.views.reading_again import ReadAgain
from cases.views.steps import CaseAct
from cpcase.refusals import NotNow
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


class ReadAgainAct(ReadAgain, CaseAct):
    """An act on the episode beside what others decided, which its page shows."""
