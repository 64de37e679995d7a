"""Asking for a conference from a child's record: after a strategy discussion, or a transfer in."""

from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from accounts.permissions import Permission
from cases.choices.states import EnquiryStatus
from cases.models import Case, Enquiry
from conferences.choices import ConferenceStatus, RequestStatus
from conferences.forms import bookings as booking_forms
from conferences.forms import requests as forms
from conferences.models import ConferenceRequest
from conferences.services import requests, transfers
from cpcase import clock
from cpcase.refusals import NotAllowed, NotNow
from cpcase.web.forms import moment
from cpcase.web.views import ActView, RecordMixin

OPEN = (ConferenceStatus.ASKED, ConferenceStatus.TO_BOOK, ConferenceStatus.BOOKED)


class CaseMixin(RecordMixin):
    """Reached from a child's record."""

    of: ClassVar[Any] = Case

    def records(self) -> Any:
        return super().records().select_related("child", "timeline__pathway")


def check_asks(person: Any, case: Case) -> None:
    """Raise NotAllowed for whoever does not ask for conferences about this child."""
    if not person.may(Permission.REQUEST_CONFERENCE, case):
        raise NotAllowed("You may not ask for a conference for this family.")


class AskForConference(CaseMixin, ActView):
    """The request of a child's family: the one that is open, or a new one from its enquiry."""

    form_class = booking_forms.Confirm
    template_name = "conferences/ask.html"
    title = "Ask for an initial conference"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        found = ConferenceRequest.objects.visible_to(request.user).filter(
            children__case=self.record, status__in=(RequestStatus.DRAFT, RequestStatus.SENT),
            conference__status__in=OPEN,
        )  # fmt: skip
        for one in found.order_by("-created_at")[:1]:
            return HttpResponseRedirect(reverse("conferences:request", args=[one.pk]))
        return super().get(request, *args, **kwargs)

    def check(self) -> None:
        check_asks(self.request.user, self.record)

    def enquiry(self) -> Enquiry | None:
        """The newest enquiry of this child: open, or found to need a conference."""
        mine = Enquiry.objects.visible_to(self.request.user).filter(children__case=self.record)
        found: Enquiry | None = mine.order_by("-created_at").first()
        return found

    def back_url(self) -> str:
        return reverse("cases:case", args=[self.record.pk])

    def context(self) -> dict[str, Any]:
        enquiry = self.enquiry()
        visible = visible_of(self.request.user, enquiry)
        return {
            "case": self.record,
            "enquiry": enquiry,
            "is_open": enquiry is not None and enquiry.status != EnquiryStatus.AUTHORISED,
            "children": visible,
        }

    def act(self, form: Any) -> ConferenceRequest:
        enquiry = self.enquiry()
        if enquiry is None:
            raise NotNow("There is no Section 47 enquiry. Record the strategy discussion first.")
        return requests.start_request(enquiry, by=self.request.user, as_of=clock.now())

    def done_url(self, result: ConferenceRequest) -> str:
        return reverse("conferences:request", args=[result.pk])


def visible_of(person: Any, enquiry: Enquiry | None) -> list[Case]:
    """The children of an enquiry whom a person may see."""
    if enquiry is None:
        return []
    here = [row.case_id for row in enquiry.here()]
    return list(Case.objects.visible_to(person).filter(pk__in=here).select_related("child"))


class TransferIn(CaseMixin, ActView):
    """Another authority gave notice that the family moves here (N07)."""

    form_class = forms.TransferIn
    template_name = "conferences/act.html"
    title = "A family with a plan moves here"

    def check(self) -> None:
        check_asks(self.request.user, self.record)

    def back_url(self) -> str:
        return reverse("cases:case", args=[self.record.pk])

    def cases(self) -> list[Case]:
        """The children of the same process whom the person may see."""
        group = self.record.timeline.group
        mine = Case.objects.visible_to(self.request.user).open()
        return list(mine.filter(timeline__group=group).select_related("child", "timeline"))

    def context(self) -> dict[str, Any]:
        names = ", ".join(str(case.child) for case in self.cases())
        return {"caption": names, "button": "Record the notice"}

    def act(self, form: forms.TransferIn) -> ConferenceRequest:
        said, as_of = form.cleaned_data, clock.now()
        day = said["notified_on"]
        at = as_of if day == clock.today() else moment(day, None)
        return transfers.notify_transfer_in(
            self.cases(), other_authority=said["other_authority"], why=said["why"],
            by=self.request.user, at=at, as_of=as_of,
        )  # fmt: skip

    def done_url(self, result: ConferenceRequest) -> str:
        return reverse("conferences:request", args=[result.pk])
