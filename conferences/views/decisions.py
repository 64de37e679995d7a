"""Reading back, confirming and sending the decisions; the letters as they went out (C16, C17)."""

from typing import Any, ClassVar

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.generic import View

from conferences.choices import ConferenceStatus
from conferences.forms import bookings as booking_forms
from conferences.forms import day as forms
from conferences.models import Conference, Letter
from conferences.papers.letters import file_name, letter_pdf
from conferences.presenters.people import unheard
from conferences.presenters.read_back import read_back
from conferences.presenters.sitting import usual_end
from conferences.services import decisions
from conferences.views.day import DayMixin
from conferences.views.of_conference import ConferenceAct, ConferenceMixin, visible_cases
from conferences.workflows import CONFERENCE
from cpcase import clock
from cpcase.web.views import RecordMixin


class Confirm(DayMixin):
    """Read back what was decided, and what follows; then the chair confirms (C16)."""

    form_class = forms.ConfirmDecisions
    template_name = "conferences/confirm.html"
    title = "Read back and confirm the decisions"
    done_words = "The decisions are confirmed. They can be sent."
    act_name = "confirm_decisions"

    def back_url(self) -> str:
        return reverse("conferences:day", args=[self.conference.pk])

    def initial(self) -> dict[str, Any]:
        ended = usual_end(self.conference, clock.now())
        return {**super().initial(), "held_at": ended.replace(second=0, microsecond=0)}

    def context(self) -> dict[str, Any]:
        page = read_back(self.conference, self.children(), as_of=clock.now())
        return {**super().context(), "page": page}

    def act(self, form: forms.ConfirmDecisions) -> Conference:
        return decisions.confirm_decisions(
            self.conference, by=self.request.user, held_at=form.ended(), as_of=clock.now(),
            version=form.cleaned_data["version"],
        )  # fmt: skip

    def done_url(self, result: Conference) -> str:
        return reverse("conferences:decisions", args=[result.pk])


class SendDecisions(ConferenceAct):
    """Who gets the decisions, before they go (C17)."""

    form_class = booking_forms.Confirm
    template_name = "conferences/send_decisions.html"
    title = "Send the decisions"
    done_words = "The decisions are sent."

    def check(self) -> None:
        CONFERENCE.check(self.conference, "send_decisions", by=self.request.user)  # type: ignore[arg-type]

    def context(self) -> dict[str, Any]:
        visible = visible_cases(self.request.user, self.conference)
        people = self.conference.invitations.out()
        return {
            **super().context(),
            "people": people,
            "unheard": unheard(self.conference, visible),
        }

    def act(self, form: booking_forms.Confirm) -> Conference:
        return decisions.send_decisions(
            self.conference, by=self.request.user, as_of=clock.now(),
            version=form.cleaned_data["version"],
        )  # fmt: skip

    def done_url(self, result: Conference) -> str:
        return reverse("conferences:decisions", args=[result.pk])


class Decisions(ConferenceMixin, View):
    """The decision about each child, and the letters as they went out."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.conference.held_at is None:
            raise Http404("The decisions are not confirmed yet.")
        visible = visible_cases(request.user, self.conference)
        children = [child for child in self.conference.here() if child.case_id in visible]
        letters = (
            Letter.objects.visible_to(request.user)
            .filter(invitation__conference=self.conference)
            .order_by("-sent_at", "invitation__created_at")
        )
        context = {
            "conference": self.conference,
            "page": read_back(self.conference, children, as_of=clock.now()),
            "letters": letters.select_related("invitation"),
            "may_send": CONFERENCE.can(self.conference, "send_decisions", by=request.user),  # type: ignore[arg-type]
            "is_sent": self.conference.status == ConferenceStatus.SENT,
        }
        return render(request, "conferences/decisions.html", context)


class LetterPdf(RecordMixin, View):
    """One letter as it went out, as a tagged PDF. Its name says kind and date, never whose."""

    of: ClassVar[Any] = Letter

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        answer = HttpResponse(letter_pdf(self.record), content_type="application/pdf")
        answer["Content-Disposition"] = f'inline; filename="{file_name(self.record)}"'
        return answer
