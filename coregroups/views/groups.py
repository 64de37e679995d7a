"""A core group's page, and its dates to come (D27)."""

from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.generic import View

from accounts.permissions import Permission
from cases.models.age import eldest_first
from coregroups.forms import groups as forms
from coregroups.models import CoreGroup, Meeting
from coregroups.presenters.meeting_dates import SetMeanwhile, planned_lines, set_meanwhile
from coregroups.presenters.meetings import line_of, minutes_due
from coregroups.services import meeting_dates
from cpcase import clock
from cpcase.refusals import Conflict, NotAllowed, NotNow
from cpcase.web.acts import TOO_LATE
from cpcase.web.forms import Form
from cpcase.web.views import RecordActView, RecordMixin


def children_for(core_group: CoreGroup, person: Any) -> list[Any]:
    """The children of a group whose record a person may open; a restricted one is left out."""
    rows = core_group.children.visible_to(person).select_related(
        "plan__case__child", "plan__case__timeline__pathway"
    )
    return list(rows.order_by(eldest_first("plan__case__child__")))


class GroupMixin(RecordMixin):
    """A core group with its children."""

    of: ClassVar[Any] = CoreGroup

    def records(self) -> Any:
        return (
            super()
            .records()
            .prefetch_related("children__plan__case__child", "children__plan__case__timeline")
        )


class Group(GroupMixin, View):
    """Who belongs to it, when it met and meets, whether the minutes went."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        core_group, today = self.record, clock.today()
        children = children_for(core_group, request.user)
        timeline = children[0].plan.case.timeline
        rows = list(timeline.deadlines.current())
        pathway = timeline.pathway.pathway
        held = [
            line_of(meeting, today, minutes_due=minutes_due(meeting, rows, pathway))
            for meeting in core_group.meetings.held()
        ]
        may = core_group.closed_on is None and request.user.may(  # type: ignore[union-attr]
            Permission.RECORD_CORE_GROUP, core_group
        )
        context = {
            "core_group": core_group,
            "children": children,
            "members": list(core_group.members.current().in_order()),
            "left": list(core_group.members.exclude(left_on=None).in_order()),
            "held": held,
            "planned": planned_lines(core_group.meetings.planned(), today),
            "may_change": may,
        }
        return render(request, "coregroups/group.html", context)


class GroupAct(GroupMixin, RecordActView):
    """An act on a core group, from its page and back to it."""

    template_name = "coregroups/act.html"
    button = "Save"

    @property
    def core_group(self) -> CoreGroup:
        """The group that the act is about."""
        found: CoreGroup = self.record
        return found

    def check(self) -> None:
        if not self.request.user.may(Permission.RECORD_CORE_GROUP, self.core_group):  # type: ignore[union-attr]
            raise NotAllowed("You may not change this core group.")
        if self.core_group.closed_on is not None:
            raise NotNow("This core group has closed: it carries no plan any more.")

    def back_url(self) -> str:
        return reverse("coregroups:core_group", args=[self.core_group.pk])

    def context(self) -> dict[str, Any]:
        return {**super().context(), "caption": "Core group", "button": self.button}


class SetDates(GroupAct):
    """Dates, times and venues to come."""

    form_class = forms.Dates
    template_name = "coregroups/dates.html"
    title = "Set dates of core groups"
    meanwhile: SetMeanwhile | None = None
    done_words = "The dates are set."

    def planned(self) -> list[Meeting]:
        """The dates to come that stand now."""
        return list(self.core_group.meetings.planned())

    def initial(self) -> dict[str, Any]:
        return {**super().initial(), "read_dates": _named(self.planned())}

    def context(self) -> dict[str, Any]:
        standing = planned_lines(self.planned(), clock.today())
        return {**super().context(), "meanwhile": self.meanwhile, "standing": standing}

    def act(self, form: forms.Dates) -> list[Meeting]:
        return meeting_dates.set_dates(
            self.core_group, dates=form.dates(), by=self.request.user, as_of=clock.now(),
            read=form.read(),
        )  # fmt: skip

    def on_conflict(self, form: Any, refusal: Conflict) -> HttpResponse:
        """Theirs are told, mine stay as typed: what is saved next is chosen knowing both."""
        since = meeting_dates.dates_since(self.core_group, form.read())
        self.meanwhile = set_meanwhile(since, clock.today())
        data = form.data.copy()
        data["read_dates"] = _named(self.planned())
        return self.page(self.make_form(data), status=TOO_LATE)


def _named(meetings: list[Meeting]) -> str:
    return " ".join(str(one.pk) for one in meetings)


class CancelDate(GroupAct):
    """A date is given up."""

    of: ClassVar[Any] = Meeting
    form_class = Form
    title = "Cancel the date of a core group"
    done_words = "The date is cancelled."
    button = "Cancel this date"

    def records(self) -> Any:
        return Meeting.objects.visible_to(self.request.user).select_related("core_group")

    @property
    def core_group(self) -> CoreGroup:
        found: CoreGroup = self.record.core_group
        return found

    def act(self, form: Form) -> Meeting:
        return meeting_dates.cancel_date(
            self.record, by=self.request.user, version=form.cleaned_data["version"]
        )
