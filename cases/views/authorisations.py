"""A Section 47 enquiry is sent, read by its manager, returned or authorised, reallocated (D02)."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property

from accounts.permissions import Permission
from cases.forms import authorisations as forms
from cases.models import Enquiry
from cases.presenters.enquiry_reading import reading_of
from cases.presenters.outcome_page import after_authorisation, also_told
from cases.presenters.workers import workers_of
from cases.rules.enquiries import wanted_parts
from cases.services import authorisations, enquiries
from cases.views.enquiries import EnquiryMixin
from cases.workflows import ENQUIRY
from cpcase import clock
from cpcase.refusals import NotAllowed
from cpcase.web.views import RecordActView


class Send(EnquiryMixin, RecordActView):
    """To the manager."""

    form_class = forms.Send
    template_name = "cases/enquiry_send.html"
    title = "Send the Section 47 enquiry"
    done_words = "Sent. The manager is told now."

    def check(self) -> None:
        ENQUIRY.check(self.record, "send", by=self.person)

    def context(self) -> dict[str, Any]:
        return self.page_context()

    def act(self, form: Any) -> Enquiry:
        return authorisations.send(
            self.record, by=self.person, as_of=clock.now(),
            version=form.cleaned_data["version"],
        )  # fmt: skip


class Authorise(EnquiryMixin, RecordActView):
    """The manager's reading: agree, or return it with comments beside its parts."""

    form_class = forms.Authorise
    template_name = "cases/enquiry_authorise.html"
    title = "Read and authorise"

    def check(self) -> None:
        ENQUIRY.check(self.record, "authorise", by=self.person)

    def form_kwargs(self) -> dict[str, Any]:
        return {"parts": wanted_parts(self.record)}

    @property
    def returns(self) -> bool:
        """Whether the button pressed is the one that returns it."""
        return "return" in self.request.POST

    def context(self) -> dict[str, Any]:
        today = clock.today()
        return {
            **self.page_context(),
            "reading": reading_of(self.record, self.shown, today),
            "dates": after_authorisation(self.record, self.shown, at=clock.now()),
            "also": also_told(self.record),
        }

    def try_act(self, form: Any) -> HttpResponse:
        """To authorise, the tick is needed; to return it, a comment."""
        if not self.returns and not form.check_agreed():
            return self.page(form, status=422)
        return super().try_act(form)

    def act(self, form: Any) -> Enquiry:
        said, now = form.cleaned_data, clock.now()
        told = {"by": self.person, "as_of": now, "version": said["version"]}
        if self.returns:
            self.done_words = "Returned with your comments. The social worker is told now."
            return authorisations.return_for_rework(self.record, comments=form.comments(), **told)
        self.done_words = "Authorised. The dates below follow from it."
        return authorisations.authorise(self.record, decision=said["decision"], at=now, **told)


class Allocate(EnquiryMixin, RecordActView):
    """Give the enquiry to another worker."""

    form_class = forms.Allocate
    template_name = "cases/enquiry_allocate.html"
    title = "Allocate the Section 47 enquiry"
    done_words = "Allocated. The social worker is told."

    def check(self) -> None:
        if not self.person.may(Permission.ALLOCATE_ENQUIRY, self.record):
            raise NotAllowed("You may not allocate this enquiry.")

    @cached_property
    def workers(self) -> list[Any]:
        """Who can be given it."""
        return workers_of({case.timeline.team_id for case in self.record.cases()}, clock.today())

    def form_kwargs(self) -> dict[str, Any]:
        return {"workers": self.workers}

    def context(self) -> dict[str, Any]:
        return self.page_context()

    def act(self, form: Any) -> Enquiry:
        said, now = form.cleaned_data, clock.now()
        people = {one.pk: one for one in self.workers}
        return enquiries.allocate(
            self.record, to=people.get(UUID(said["to"])), by=self.person, at=now,
            as_of=now, version=said["version"],
        )  # fmt: skip

    def done_url(self, result: Enquiry) -> str:
        return reverse("cases:enquiry", args=[result.pk])
