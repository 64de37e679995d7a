"""Recording a core group: the live page (C20, C23, D13 to D22, D27)."""

from collections.abc import Sequence
from typing import Any

from django.forms.utils import ErrorDict
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.functional import cached_property

from coregroups.choices import HowThere, MeetingKind
from coregroups.choices.agendas import FULFILLED_BY, agenda
from coregroups.forms import meetings as forms
from coregroups.models import Meeting
from coregroups.presenters.meeting_records import agendas, attending_of, sections_of
from coregroups.presenters.plans import card_of
from coregroups.rules.days import london_day
from coregroups.rules.meetings import TWO_PEOPLE, WORKER_THERE, suggested_kind
from coregroups.rules.pathways import any_applies, meeting_steps, reviews_held
from coregroups.services import meetings
from coregroups.views.groups import GroupAct
from cpcase import clock
from cpcase.refusals import Conflict
from cpcase.web.acts import TOO_LATE
from timescales.models.deadline import State

MEANWHILE = (
    "Somebody recorded a core group of this family while you had this open. Look whether it is "
    "the same one. Your text is kept: to record yours as another one, finish again."
)


class RecordMeeting(GroupAct):
    """The live record: one long page that follows the agenda, in any order."""

    form_class = forms.RecordMeeting
    template_name = "coregroups/meeting_form.html"
    title = "Record a core group"
    kind = ""
    reported: Sequence[str] = ()

    @cached_property
    def plans(self) -> list[Any]:
        """The open plans that the group carries."""
        return self.core_group.plans()

    @cached_property
    def members(self) -> list[Any]:
        """The members now."""
        return list(self.core_group.members.current().in_order())

    @cached_property
    def lines(self) -> dict[Any, list[Any]]:
        """The lines of each plan."""
        return {plan.pk: list(plan.lines.in_order()) for plan in self.plans}

    @cached_property
    def suggested(self) -> str:
        """The agenda that the next deadline of a core group asks for."""
        timeline = self.plans[0].case.timeline
        rows = timeline.deadlines.filter(state=State.OPEN, due_on__isnull=False).order_by("due_on")
        number = self.core_group.meetings.held().count() + 1
        pathway = timeline.pathway.pathway
        return suggested_kind(number, _meeting_rows(rows, pathway)[:1], pathway)

    def agenda_of(self, kind: str) -> list[Any]:
        """The items of one kind of meeting on this family's pathway."""
        first = reviews_held(self.plans[0]) == 0
        slug = self.plans[0].case.timeline.pathway.slug
        return agenda(kind, pathway=slug, before_first_review=first)

    def initial(self) -> dict[str, Any]:
        return {**super().initial(), "kind": self.suggested, "on": clock.today()}

    def make_form(self, data: QueryDict | None) -> Any:
        asked = data.get("kind", "") if data is not None else ""
        self.kind = asked if asked in MeetingKind.values else self.suggested
        return super().make_form(data)

    def form_kwargs(self) -> dict[str, Any]:
        timelines = [plan.case.timeline for plan in self.plans]
        return {
            "agenda": self.agenda_of(self.kind),
            "members": self.members,
            "plans": self.plans,
            "lines": [line for lines in self.lines.values() for line in lines],
            "steps": [
                step
                for step in meeting_steps(timelines[0])
                if step.kind == "undated" and step.id not in FULFILLED_BY
            ],
            "asks_worker": any_applies(timelines, WORKER_THERE),
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """As any act; another agenda shows the page again with what was typed."""
        if request.POST.get("agenda") in MeetingKind.values and "save_draft" not in request.POST:
            data = request.POST.copy()
            data["kind"] = request.POST["agenda"]
            form = self.make_form(data)
            form._errors = ErrorDict()
            return self.page(form)
        return super().post(request, *args, **kwargs)

    def on_conflict(self, form: Any, refusal: Conflict) -> HttpResponse:
        """Somebody recorded a meeting: say so, and let this one be finished knowingly."""
        data = form.data.copy()
        data["version"] = str(self.fresh().version)
        again = self.make_form(data)
        again.is_valid()
        again.add_error(None, MEANWHILE)
        return self.page(again, status=TOO_LATE)

    def page(self, form: Any, *, status: int = 200) -> HttpResponse:
        """The page asks when a report came only of members who are said to have sent one."""
        self.reported = [
            f"report_on_{member.pk}"
            for member in self.members
            if form[f"how_{member.pk}"].value() == HowThere.REPORT
        ]
        return super().page(form, status=status)

    def context(self) -> dict[str, Any]:
        today = clock.today()
        items = self.agenda_of(self.kind)
        counts = {kind: len(self.agenda_of(kind)) for kind in MeetingKind.values}
        steps = meeting_steps(self.plans[0].case.timeline)
        return {
            **super().context(),
            "sections": sections_of(items),
            "agendas": agendas(self.kind, counts),
            "attending": attending_of(self.members),
            "members": self.members,
            "reported": self.reported,
            "voice": [name for name, _ in forms.VOICE],
            "rules": [step for step in steps if step.kind == "rule"],
            "chairing": [step.note for step in steps if step.id in TWO_PEOPLE],
            "plans": [
                (plan, [(line, card_of(line, today=today)) for line in self.lines[plan.pk]])
                for plan in self.plans
            ],
        }

    def act(self, form: Any) -> Meeting:
        told = form.record()
        on = london_day(told.ended_at)
        planned = [
            one for one in self.core_group.meetings.planned() if london_day(one.planned_at) == on
        ]
        return meetings.hold(
            self.core_group, told, by=self.request.user, as_of=clock.now(),
            version=form.cleaned_data["version"], meeting=planned[0] if planned else None,
        )  # fmt: skip

    def done_url(self, result: Meeting) -> str:
        return reverse("coregroups:meeting", args=[result.pk])


def _meeting_rows(rows: Any, pathway: Any) -> list[Any]:
    """Those of the deadlines that a core group meets."""
    found = []
    for row in rows:
        part, _ = pathway.by_key.get(row.key, (None, None))
        kinds = {one.kind for way in part.met_by for one in way} if part else set()
        if "core_group.held" in kinds:
            found.append(row)
    return found
