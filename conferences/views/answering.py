"""One invitation: what is asked, the answer, the agency's own report; a partner's first page."""

from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.generic import View

from conferences.forms import invitations as forms
from conferences.models import AgencyReport, Invitation, Letter
from conferences.presenters.invitations import asks_of
from conferences.rules.invitations import check_may_report
from conferences.rules.shared_limits import late_first
from conferences.services import agency_reports, invitations
from conferences.workflows import INVITATION
from cpcase import clock
from cpcase.web.lists import page_of
from cpcase.web.views import RecordActView, RecordMixin


class InvitationMixin(RecordMixin):
    """An invitation: an agency reaches its own, staff those of their children."""

    of: ClassVar[Any] = Invitation

    def records(self) -> Any:
        return super().records().for_lists()

    def fresh(self) -> Any:
        found = super().fresh()
        found.shown_to(self.request.user)
        return found


class InvitationAct(InvitationMixin, RecordActView):
    """An act on an invitation, from its page and back to it."""

    template_name = "conferences/act.html"
    button = "Save"

    def back_url(self) -> str:
        return reverse("conferences:invitation", args=[self.record.pk])

    def context(self) -> dict[str, Any]:
        caption = f"{self.record.conference.title}: {self.record.name}"
        ask = asks_of([self.record], self.request.user, as_of=clock.now())[0]
        return {
            **super().context(), "caption": caption, "button": self.button,
            "about": ". ".join(filter(None, (ask.children, ask.when, ask.where))),
        }  # fmt: skip


class OneInvitation(InvitationMixin, View):
    """What is wanted, by when, and from whom."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        context = {
            "record": self.record,
            "ask": asks_of([self.record], request.user, as_of=clock.now())[0],
            "letters": Letter.objects.visible_to(request.user).filter(invitation=self.record),
        }
        return render(request, "conferences/invitation.html", context)


class Answer(InvitationAct):
    """Are you coming?"""

    form_class = forms.Answer
    title = "Answer the invitation"
    done_words = "Your answer is with conference administration."
    button = "Send the answer"

    def check(self) -> None:
        INVITATION.check(self.record, "accept", by=self.request.user)  # type: ignore[arg-type]

    def act(self, form: forms.Answer) -> Invitation:
        said = form.cleaned_data
        return invitations.reply(
            self.record, answer=said["answer"], words=said["words"], by=self.request.user,
            as_of=clock.now(), version=said["version"],
        )  # fmt: skip


class SendReport(InvitationAct):
    """The agency's own report (S08)."""

    form_class = forms.AgencyReport
    title = "Send a report for the conference"
    done_words = "The report is with the chair and the social worker."
    button = "Send the report"

    def check(self) -> None:
        check_may_report(self.record, self.request.user)

    def initial(self) -> dict[str, Any]:
        report = getattr(self.record, "report", None)
        return {**super().initial(), "words": report.words if report is not None else ""}

    def act(self, form: forms.AgencyReport) -> AgencyReport:
        return agency_reports.send_agency_report(
            self.record, words=form.cleaned_data["words"], by=self.request.user,
            as_of=clock.now(), version=form.cleaned_data["version"],
        )  # fmt: skip


class Partner(View):
    """What a partner agency is asked for: one card an ask."""

    def get(self, request: HttpRequest) -> HttpResponse:
        person: Any = request.user
        if person.agency_id is None:
            raise PermissionDenied("This page is for partner agencies.")
        as_of = clock.now()
        rows = Invitation.objects.visible_to(person).for_lists()
        page = page_of(request, late_first(rows, as_of))
        asks = asks_of(page.object_list, person, as_of=as_of)
        request.note_list(page.object_list)  # type: ignore[attr-defined]
        return render(request, "conferences/partner.html", {"page": page, "asks": asks})
