"""From an episode to the page where its work is done: what a line of work links to."""

from typing import Any, ClassVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.generic import View

from cases.models import Case
from coregroups.models import CoreGroup, JointReport, Meeting
from coregroups.presenters.plans import current_plan
from cpcase.web.views import RecordMixin


class Onwards(RecordMixin, View):
    """Leads on; where there is nothing yet, to the plan, with the reason said."""

    of: ClassVar[Any] = Case
    nothing = ""

    def target(self) -> tuple[str, Any] | None:
        """The page's name and the record it is about."""
        raise NotImplementedError

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        found = self.target()
        if found is None:
            messages.info(request, self.nothing)
            return redirect("coregroups:plan", pk=self.record.pk)
        name, record = found
        return redirect(f"coregroups:{name}", pk=record.pk)

    def group(self) -> CoreGroup | None:
        """The core group that carries the child's plan."""
        groups = CoreGroup.objects.visible_to(self.request.user).open()
        found: CoreGroup | None = groups.of(self.record).first()
        return found


class RecordMeeting(Onwards):
    """To the record of the next core group."""

    nothing = "No core group carries a plan for this child yet."

    def target(self) -> tuple[str, Any] | None:
        group = self.group()
        return ("record_meeting", group) if group else None


class TheGroup(Onwards):
    """To the core group's page."""

    nothing = "No core group carries a plan for this child yet."

    def target(self) -> tuple[str, Any] | None:
        group = self.group()
        return ("core_group", group) if group else None


class Minutes(Onwards):
    """To the minutes that wait longest."""

    nothing = "No minutes of a core group wait to be sent."

    def target(self) -> tuple[str, Any] | None:
        rows = Meeting.objects.visible_to(self.request.user).filter(
            core_group__children__plan__case=self.record, minutes_sent_at=None, number__isnull=False
        )
        meeting = rows.order_by("ended_at").first()
        return ("send_minutes", meeting) if meeting else None


class TheJointReport(Onwards):
    """To the joint report that is under way."""

    nothing = "No joint report is under way. It begins at the core group before a review."

    def target(self) -> tuple[str, Any] | None:
        rows = JointReport.objects.visible_to(self.request.user).filter(
            meeting__core_group__children__plan__case=self.record
        )
        report = rows.order_by("-created_at").first()
        return ("joint_report", report) if report else None


class Visiting(Onwards):
    """To how often the child is seen."""

    nothing = "This child has no open plan."

    def target(self) -> tuple[str, Any] | None:
        plan = current_plan(self.record.plans.all())
        return ("visiting", plan) if plan is not None and plan.ended_on is None else None
