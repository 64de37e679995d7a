"""Requests: administration's first page, one request, asking for a conference."""

from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.generic import View

from accounts.permissions import Permission
from conferences.choices import RequestStatus
from conferences.forms import requests as forms
from conferences.models import Conference, ConferenceRequest
from conferences.presenters.lists import by_limit, lacking_in, request_row
from conferences.presenters.people import known_to, person_line, unheard
from conferences.rules.limits import limits_of
from conferences.rules.requests import list_may_follow, why_not_needed
from conferences.services import requests
from conferences.views.of_conference import back_from, rows_shown, shown_to, visible_cases
from conferences.workflows import REQUEST
from cpcase import clock
from cpcase.refusals import NotAllowed, NotNow
from cpcase.web.forms import Form
from cpcase.web.lists import page_of
from cpcase.web.views import RecordActView, RecordMixin


class Requests(View):
    """What has to be booked, by limit; incomplete ones with what is missing."""

    def get(self, request: HttpRequest) -> HttpResponse:
        person: Any = request.user
        if not person.may(Permission.BOOK_CONFERENCE, None):
            raise PermissionDenied("You may not book conferences.")
        as_of = clock.now()
        waiting = list(Conference.objects.visible_to(person).to_book().for_lists())
        limits = limits_of(waiting)
        page = page_of(request, by_limit(waiting, limits))
        visible = shown_to(person, *page.object_list)
        request.note_list(page.object_list)  # type: ignore[attr-defined]
        told: dict[str, Any] = {"visible": visible, "person": person, "as_of": as_of}
        rows = [
            request_row(one, limits.get(one.pk), not_needed=why_not_needed(one), **told)
            for one in page.object_list
        ]
        return render(request, "conferences/requests.html", {"page": page, "rows": rows})


class RequestMixin(RecordMixin):
    """A request with its children, its conference and whoever is on the list."""

    of: ClassVar[Any] = ConferenceRequest

    def records(self) -> Any:
        return (
            super()
            .records()
            .select_related("conference", "asked_by", "sent_by", "enquiry")
            .prefetch_related(
                "children__case__child__family",
                "children__case__timeline__pathway",
                "children__case__timeline__allocations",
                "children__case__named",
                "children__case__shares",
                Prefetch("conference__invitations"),
            )
        )

    def fresh(self) -> Any:
        found = super().fresh()
        found.show_only(rows_shown(self.request.user, found.conference, found.children.all()))
        return found


class OneRequest(RequestMixin, View):
    """Is it complete? Whom to invite, limits on contact."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        record, person = self.record, request.user
        visible = visible_cases(person, record.conference)
        people = list(record.conference.invitations.all())
        draft = record.status == RequestStatus.DRAFT
        may_list = person.may(Permission.LIST_INVITATIONS, record)  # type: ignore[union-attr]
        lines = [
            person_line(one, may_list=may_list, may_answer=False, today=clock.today())
            for one in known_to(record.conference, people, visible)
            if one.status != "taken_off"
        ]
        rows = [row for row in record.children.all() if row.case_id in visible]
        context = {
            "record": record,
            "conference": record.conference,
            "children": rows,
            "lines": lines,
            "lacking": lacking_in(record, people),
            "unheard": unheard(record.conference, visible),
            "may_change": draft and person.may(Permission.REQUEST_CONFERENCE, record),  # type: ignore[union-attr]
            "may_send_list": not draft and record.listed_at is None and may_list,
            "may_list": may_list,
            **back_from([row.case for row in rows]),
        }
        return render(request, "conferences/request.html", context)


class RequestAct(RequestMixin, RecordActView):
    """An act on a request, from its page and back to it."""

    template_name = "conferences/act.html"
    button = "Save"

    def back_url(self) -> str:
        return reverse("conferences:request", args=[self.record.pk])

    def context(self) -> dict[str, Any]:
        caption = self.record.conference.title
        return {**super().context(), "caption": caption, "button": self.button}


class EditRequest(RequestAct):
    """The request itself, kept incomplete if it has to be."""

    form_class = forms.Request
    title = "Write the conference request"
    done_words = "Saved. It is not sent yet."

    def check(self) -> None:
        if not self.request.user.may(Permission.REQUEST_CONFERENCE, self.record):  # type: ignore[union-attr]
            raise NotAllowed("You may not ask for a conference for this family.")
        if self.record.status != RequestStatus.DRAFT:
            raise NotNow("This request was sent already.")

    def form_kwargs(self) -> dict[str, Any]:
        visible = visible_cases(self.request.user, self.record.conference)
        children = [row for row in self.record.children.all() if row.case_id in visible]
        return {"about": self.record, "children": children}

    def initial(self) -> dict[str, Any]:
        record = self.record
        names = ("availability", "arrangements", "contact_limits", "other_authority")
        whys = {f"why-{row.pk}": row.why for row in record.children.all()}
        return {**super().initial(), **{n: getattr(record, n) for n in names}, **whys}

    def act(self, form: forms.Request) -> ConferenceRequest:
        return requests.save_request(
            self.record, whys=form.whys(), words=form.said(), by=self.request.user,
            version=form.cleaned_data["version"],
        )  # fmt: skip


class SendRequest(RequestAct):
    """Send it, with the list of people if it is ready."""

    template_name = "conferences/send_request.html"
    form_class = Form
    title = "Send the conference request"
    done_words = "The request is with conference administration."
    button = "Send the request and the list"

    def check(self) -> None:
        REQUEST.check(self.record, "send_request", by=self.request.user)  # type: ignore[arg-type]

    def with_list(self) -> bool:
        """Whether the list goes with it: always, unless the second button was pressed."""
        return "without_list" not in self.request.POST

    def context(self) -> dict[str, Any]:
        cases = [row.case for row in self.record.children.all()]
        return {
            **super().context(),
            "lacking": lacking_in(self.record, self.record.conference.invitations.all()),
            "may_list": self.request.user.may(Permission.LIST_INVITATIONS, self.record),  # type: ignore[union-attr]
            "list_may_follow": list_may_follow(cases),
        }

    def act(self, form: Form) -> ConferenceRequest:
        return requests.send_request(
            self.record, with_list=self.with_list(), by=self.request.user, as_of=clock.now(),
            version=form.cleaned_data["version"],
        )  # fmt: skip


class SendList(RequestAct):
    """Send the invitation list after the request (S05)."""

    form_class = Form
    title = "Send the invitation list"
    done_words = "The list is with conference administration."
    button = "Send the list"

    def check(self) -> None:
        if not self.request.user.may(Permission.LIST_INVITATIONS, self.record):  # type: ignore[union-attr]
            raise NotAllowed("You may not say who is invited.")

    def act(self, form: Form) -> ConferenceRequest:
        return requests.send_list(
            self.record, by=self.request.user, as_of=clock.now(),
            version=form.cleaned_data["version"],
        )  # fmt: skip
