"""Conferences: the list, one at a glance, and the ways to it from a child's record."""

from typing import Any, ClassVar

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.generic import View

from accounts.permissions import Permission
from accounts.roles import Role
from cases.models import Case
from conferences.choices import ConferenceStatus
from conferences.models import Conference
from conferences.presenters.actions import actions_of
from conferences.presenters.conference_page import conference_page
from conferences.presenters.done_by_others import done_by_others
from conferences.presenters.lists import conference_row
from conferences.rules.limits import hold_by
from conferences.views.of_conference import ConferenceMixin, shown_to, visible_cases
from cpcase import clock
from cpcase.web.lists import page_of
from cpcase.web.views import RecordMixin

_SHOWN = {"coming": "Booked", "held": "Held", "all": "All"}


class Conferences(View):
    """A chair's own conferences, the next first; for others those in their reach."""

    def get(self, request: HttpRequest) -> HttpResponse:
        person: Any = request.user
        if not person.may(Permission.READ_CHILD, None):
            raise PermissionDenied("You may not see conferences.")
        shown = request.GET.get("show", "coming")
        mine = Conference.objects.visible_to(person).for_lists()
        is_chair = Role.CHAIR in list(person.roles())[:1]
        if is_chair:
            mine = mine.filter(chair__in=person.answers_for())
        if shown == "held":
            rows = mine.filter(status__in=("held", "sent")).order_by("-starts_at")
        elif shown == "all":
            rows = mine.exclude(status="asked").order_by("-created_at")
        else:
            shown, rows = "coming", mine.coming()
        page = page_of(request, rows)
        visible = shown_to(person, *page.object_list)
        request.note_list(page.object_list)  # type: ignore[attr-defined]
        as_of = clock.now()
        context = {
            "title": "My conferences" if is_chair else "Conferences",
            "page": page,
            "rows": [conference_row(one, visible=visible, as_of=as_of) for one in page.object_list],
            "shown": shown,
            "query": f"show={shown}",
            "choices": _SHOWN.items(),
        }
        return render(request, "conferences/conferences.html", context)


class OneConference(ConferenceMixin, View):
    """When, quorate?, reports in?, decisions sent?"""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        person: Any = request.user
        conference, as_of = self.conference, clock.now()
        page = conference_page(
            conference,
            hold_by(conference) if conference.held_at is None else None,
            visible=visible_cases(person, conference),
            may_list=person.may(Permission.LIST_INVITATIONS, conference),
            may_answer=person.may(Permission.REPLY_TO_INVITATION, conference),
            as_of=as_of,
        )
        context = {
            "conference": conference,
            "page": page,
            "actions": actions_of(conference, person),
            "done_by_others": done_by_others(conference, person),
        }
        return render(request, "conferences/conference.html", context)


class OfCase(RecordMixin, View):
    """From a child's record to the conference that waits for somebody; without one, to asking.

    `?kind=initial` or `review` says which a late step is about, where both are there.
    """

    of: ClassVar[Any] = Case
    name = "conference"
    # The soonest to be acted on first: decisions to be sent, then a day to come, then a date.
    order: ClassVar[tuple[str, ...]] = (
        ConferenceStatus.HELD, ConferenceStatus.BOOKED, ConferenceStatus.TO_BOOK,
        ConferenceStatus.ASKED, ConferenceStatus.SENT,
    )  # fmt: skip

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        mine = Conference.objects.visible_to(request.user).filter(
            children__case=self.record, children__left_on=None, status__in=self.order
        )
        asked = mine.filter(kind=request.GET.get("kind", ""))
        newest_first = list((asked if asked.exists() else mine).order_by("-created_at"))
        found = sorted(newest_first, key=lambda one: self.order.index(one.status))
        if not found:
            return self._none_yet(request)
        return HttpResponseRedirect(reverse(f"conferences:{self.name}", args=[found[0].pk]))

    def _none_yet(self, request: HttpRequest) -> HttpResponse:
        person: Any = request.user
        if person.may(Permission.REQUEST_CONFERENCE, self.record):
            return HttpResponseRedirect(
                reverse("conferences:request_of_case", args=[self.record.pk])
            )
        messages.info(request, "No conference was asked for yet. The social worker asks for it.")
        return HttpResponseRedirect(reverse("cases:case", args=[self.record.pk]))


class ReportOfCase(OfCase):
    """From a child's record to the report that is wanted for the conference to come."""

    name = "report"
    order = (
        ConferenceStatus.BOOKED, ConferenceStatus.TO_BOOK, ConferenceStatus.ASKED,
        ConferenceStatus.HELD, ConferenceStatus.SENT,
    )  # fmt: skip
