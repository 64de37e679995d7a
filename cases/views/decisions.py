"""The manager decides whether a conference is needed, for one child (C04, D06, S11)."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import NoReverseMatch, reverse

from accounts.permissions import Permission
from cases.forms.decisions import DecideConference as Form
from cases.models import ConferenceDecision
from cases.presenters.consequences import of_either
from cases.services.decisions import decide_conference, must_be_stood_down
from cases.views.episode_acts import ReadAgainAct
from cases.views.person import ByPerson
from cpcase import clock
from cpcase.refusals import NotAllowed, NotNow
from cpcase.web.components import Consequence
from timescales.services.recording import Happening

# The pages of another floor that stand a conference down, by name: shown when they are there.
STANDING_DOWN = ("conferences:stand_down_of_case", "conferences:conference_of_case")
STAND_DOWN = "A conference was asked for. It must be stood down, and everybody invited told."


class DecideConference(ByPerson, ReadAgainAct):
    """Is a conference needed?"""

    form_class = Form
    template_name = "cases/decide_conference.html"
    title = "Is a conference needed?"
    done_words = "Your decision is on the record."
    button = "Decide"

    def check(self) -> None:
        if not self.person.may(Permission.DECIDE_CONFERENCE, self.record):
            raise NotAllowed("Only a manager decides whether a conference is needed.")
        if self.record.closed_on is not None or not self.record.enquiries.exists():
            raise NotNow("There is no Section 47 enquiry for this child.")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The limit runs from the discussion; the decision is about the enquiry it started."""
        if self.record.closed_on is None and not self.record.enquiries.exists():
            messages.info(request, "Sign the strategy discussion off first. It starts the enquiry.")
            return redirect("cases:strategy_of_case", pk=self.record.pk)
        return super().get(request, *args, **kwargs)

    def decisions(self) -> list[ConferenceDecision]:
        """What was decided before, the last first."""
        rows = ConferenceDecision.objects.visible_to(self.person).filter(case=self.record)
        return list(rows.select_related("decided_by"))

    def initial(self) -> dict[str, Any]:
        return {"version": len(self.decisions())}

    def read_now(self) -> dict[str, str]:
        """The number of decisions, which the page lists."""
        return {"version": str(len(self.decisions()))}

    def form_kwargs(self) -> dict[str, Any]:
        return {"name": self.record.child.called}

    def context(self) -> dict[str, Any]:
        if_needed, if_not = self.follows()
        stand_down = stand_down_url(self.record) if must_be_stood_down(self.record) else None
        return {
            **super().context(),
            "decisions": self.decisions(),
            "must_stand_down": must_be_stood_down(self.record),
            "stand_down": stand_down,
            "if_needed": if_needed,
            "if_not": if_not,
        }

    def follows(self) -> tuple[tuple[Consequence, ...], tuple[Consequence, ...]]:
        """The dates that a yes and a no set, leave, move or end, were it said now."""
        now, timeline = clock.now(), self.record.timeline
        yes, no = (
            Happening(timeline, "conference.decided", now, {"needed": needed})
            for needed in (True, False)
        )
        return of_either(self.record, yes, no, as_of=now)

    def act(self, form: Any) -> ConferenceDecision:
        said, now = form.cleaned_data, clock.now()
        return decide_conference(
            self.record, needed=said["needed"], why=said["why"], by=self.person, at=now,
            as_of=now, version=said["version"] or 0,
        )  # fmt: skip

    def done_url(self, result: ConferenceDecision) -> str:
        """Back to the child; where a conference was asked for, to standing it down."""
        if not must_be_stood_down(self.record):
            return self.back_url()
        messages.warning(self.request, STAND_DOWN)
        return reverse("cases:decide_conference", args=[self.record.pk])


def stand_down_url(case: Any) -> str | None:
    """Where the conference is stood down."""
    for name in STANDING_DOWN:
        try:
            return reverse(name, args=[case.pk])
        except NoReverseMatch:
            continue
    return None
