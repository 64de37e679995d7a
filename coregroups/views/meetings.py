"""A core group that was held: its page, its minutes, an absence without a report (C21, S14)."""

from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.generic import View

from accounts.permissions import Permission
from coregroups.forms import minutes as forms
from coregroups.models import Attendance, Meeting
from coregroups.presenters.meetings import (
    meeting_page,
    minutes_due,
)
from coregroups.rules.days import london_day, moment_of
from coregroups.services import minutes
from coregroups.views.groups import children_for
from cpcase import clock
from cpcase.refusals import NotAllowed
from cpcase.web.views import RecordActView, RecordMixin


class MeetingMixin(RecordMixin):
    """A meeting that was held."""

    of: ClassVar[Any] = Meeting

    def records(self) -> Any:
        return (
            super()
            .records()
            .exclude(number=None)
            .select_related("core_group", "chair", "note_taker")
            .prefetch_related(
                "attendances__member", "voices__case__child", "topics",
                "progress__line__plan__case__child", "copies__member",
                "core_group__children__plan__case__child",
                "core_group__children__plan__case__timeline",
            )
        )  # fmt: skip


class OneMeeting(MeetingMixin, View):
    """What was said and agreed, who was there, whether the minutes went."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        meeting, today = self.record, clock.today()
        children = children_for(meeting.core_group, request.user)
        timeline = children[0].plan.case.timeline
        due = minutes_due(meeting, timeline.deadlines.current(), timeline.pathway.pathway)
        cases = [row.plan.case for row in children]
        person: Any = request.user
        may_escalate = person.may(Permission.RECORD_CORE_GROUP, meeting)
        context = {
            "meeting": meeting,
            "page": meeting_page(
                meeting, cases=cases, today=today, minutes_due=due, may_escalate=may_escalate
            ),
            "copies": meeting.copies.all(),
            "children": children,
            "may_send": meeting.minutes_sent_at is None
            and person.may(Permission.SEND_MINUTES, meeting),
            "report": getattr(meeting, "report", None),
        }
        return render(request, "coregroups/meeting.html", context)


class MeetingAct(MeetingMixin, RecordActView):
    """An act on a meeting, from its page and back to it."""

    template_name = "coregroups/act.html"
    button = "Save"

    def back_url(self) -> str:
        return reverse("coregroups:meeting", args=[self.record.pk])

    def context(self) -> dict[str, Any]:
        return {**super().context(), "caption": "Core group", "button": self.button}


class SendMinutes(MeetingAct):
    """The minutes went out."""

    form_class = forms.SendMinutes
    title = "Record that the minutes were sent"
    done_words = "The minutes are recorded as sent."

    def check(self) -> None:
        if not self.request.user.may(Permission.SEND_MINUTES, self.record):  # type: ignore[union-attr]
            raise NotAllowed("You may not send the minutes of this core group.")

    def form_kwargs(self) -> dict[str, Any]:
        day = london_day(self.record.ended_at)
        return {"members": list(self.record.core_group.members.on(day).in_order())}

    def initial(self) -> dict[str, Any]:
        return {**super().initial(), "on": clock.today()}

    def act(self, form: forms.SendMinutes) -> Meeting:
        as_of = clock.now()
        return minutes.send_minutes(
            self.record, copies=form.copies(), by=self.request.user,
            at=moment_of(form.cleaned_data["on"], as_of=as_of),
            as_of=as_of, version=form.cleaned_data["version"],
        )  # fmt: skip


class EscalateAbsence(MeetingAct):
    """A member neither came nor reported: their manager is told, and the chair."""

    of: ClassVar[Any] = Attendance
    form_class = forms.Escalate
    title = "Tell a member's manager"
    done_words = "Recorded. The chair is told."

    def records(self) -> Any:
        rows = Attendance.objects.visible_to(self.request.user)
        return rows.select_related("member", "meeting__core_group")

    def check(self) -> None:
        if not self.request.user.may(Permission.RECORD_CORE_GROUP, self.record):  # type: ignore[union-attr]
            raise NotAllowed("You may not record core groups of this family.")

    def back_url(self) -> str:
        return reverse("coregroups:meeting", args=[self.record.meeting_id])

    def initial(self) -> dict[str, Any]:
        return {**super().initial(), "on": clock.today()}

    def context(self) -> dict[str, Any]:
        about = f"{self.record.member.name} was neither there nor sent a report."
        return {**super().context(), "about": about}

    def act(self, form: forms.Escalate) -> Attendance:
        as_of = clock.now()
        return minutes.escalate_absence(
            self.record, to=form.cleaned_data["to"], by=self.request.user,
            at=moment_of(form.cleaned_data["on"], as_of=as_of), as_of=as_of,
            version=form.cleaned_data["version"],
        )  # fmt: skip
