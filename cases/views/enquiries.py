"""A Section 47 enquiry: its task list, its parts, read as a whole (C13, D03, D04, D08)."""

from dataclasses import replace
from typing import Any, ClassVar

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.generic import View

from accounts.permissions import Permission
from cases.models import Case, Enquiry, EnquiryChild
from cases.presenters.enquiry_page import enquiry_page, limits_of
from cases.presenters.enquiry_reading import reading_of
from cases.presenters.limits import limit_row
from cases.views.person import ByPerson, TogetherMixin
from cases.workflows import ENQUIRY
from cpcase import clock
from cpcase.web.components import LimitRow
from cpcase.web.views import RecordMixin
from timescales.services.recompute import calendar_of


class OfCase(ByPerson, RecordMixin, View):
    """From a child's page to the child's last enquiry, or to the discussion that starts one."""

    of: ClassVar[Any] = Case

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        enquiries = Enquiry.objects.visible_to(self.person).filter(
            children__case=self.record, children__left_because=""
        )
        last = enquiries.order_by("-created_at").first()
        if last is None:
            messages.info(request, "No Section 47 enquiry of this child has been started.")
            return HttpResponseRedirect(reverse("cases:strategy_of_case", args=[self.record.pk]))
        name = "cases:enquiry"
        if ENQUIRY.can(last, "authorise", by=self.person):
            name = "cases:authorise"
        return HttpResponseRedirect(reverse(name, args=[last.pk]))


class EnquiryMixin(TogetherMixin):
    """An enquiry in reach, and its children who may be shown."""

    of: ClassVar[Any] = Enquiry

    def records(self) -> Any:
        return super().records().for_page()

    def rows_in_reach(self, record: Enquiry) -> list[EnquiryChild]:
        """The children in it whom this person may see."""
        return shown_of(record, self.person)

    def back_url(self) -> str:
        return reverse("cases:enquiry", args=[self.record.pk])

    def page_context(self) -> dict[str, Any]:
        """What every page of an enquiry shows."""
        may_write = self.person.may(Permission.RECORD_ENQUIRY, self.record)
        page = enquiry_page(self.record, self.shown, clock.today(), may_write=may_write)
        return {"record": self.record, "page": page, "rows": self.shown}


def shown_of(enquiry: Enquiry, person: Any) -> list[EnquiryChild]:
    """The children of an enquiry whom a person may see, without those who left."""
    mine = EnquiryChild.objects.visible_to(person).filter(enquiry=enquiry)
    pks = set(mine.values_list("pk", flat=True))
    return [row for row in enquiry.here() if row.pk in pks]


class OneEnquiry(EnquiryMixin, View):
    """The task list."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        as_of = clock.now()
        moves = {move.act for move in ENQUIRY.open_to(self.record, by=self.person)}
        context = {
            **self.page_context(),
            "moves": moves,
            "limits": [
                _limit(row, case, whose, as_of)
                for row, case, whose in limits_of(self.record, self.shown)
            ],
            "may_allocate": self.record.authorised_at is None
            and self.person.may(Permission.ALLOCATE_ENQUIRY, self.record),
            "may_decide": self.person.may(Permission.DECIDE_CONFERENCE, self.record),
        }
        return render(request, "cases/enquiry.html", context)


def _limit(row: Any, case: Any, whose: str, as_of: Any) -> LimitRow:
    calendar = calendar_of(case.timeline.pathway.pathway.nation)
    limit = limit_row(row, case, as_of=as_of, replaced=[], calendar=calendar)
    return replace(limit, what=f"{limit.what}: {whose}") if whose else limit


class ReadEnquiry(EnquiryMixin, View):
    """The whole record, to be read or printed."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        reading = reading_of(self.record, self.shown, clock.today())
        context = {**self.page_context(), "reading": reading}
        return render(request, "cases/enquiry_read.html", context)


def not_found_unless(found: bool) -> None:
    """A page whose address names two records that do not belong together is not there."""
    if not found:
        raise Http404
