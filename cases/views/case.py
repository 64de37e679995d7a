"""A child's record: overview, whole pathway, one limit, who has looked."""

from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.generic import View

from accounts.models import AccessEntry
from accounts.permissions import Permission
from cases.models import Case
from cases.presenters.band import band_of
from cases.presenters.case_page import case_page, path_steps
from cases.presenters.done_in import done_in
from cases.presenters.limit_page import gone_words, waved_off, written_about
from cases.presenters.limits import answered_by, limit_row
from cases.presenters.other_acts import other_acts
from cases.presenters.step_pages import fulfilling_kind, page_for
from cases.presenters.to_come import to_come
from cases.rules.children import may_change
from cases.rules.corrections import RECORDED_WITH
from cases.rules.steps import has_own_act
from cases.rules.waiving import part_of, settled_instead
from cpcase import clock
from cpcase.web.lists import page_of
from cpcase.web.views import RecordMixin
from timescales.models import Deadline
from timescales.models.deadline import State
from timescales.services.working_out import calendar_of


class CasePageView(RecordMixin, View):
    """Any page of one episode: fetched in scope, the view written down, the band on top."""

    of: ClassVar[Any] = Case
    template_name = ""
    tab = "cases:case"

    def records(self) -> Any:
        return super().records().for_page()

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        as_of = clock.now()
        calendar = calendar_of(self.record.timeline.pathway.pathway.nation)
        context = self.context(as_of, calendar)
        if "band" not in context:
            context["band"] = band_of(
                self.record, by=request.user, as_of=as_of, calendar=calendar, here=self.tab
            )
        return render(request, self.template_name, {"case": self.record, **context})

    def context(self, as_of: Any, calendar: Any) -> dict[str, Any]:
        """What the page shows besides the band."""
        return {}


class Overview(CasePageView):
    """What a manager, a new worker or an out-of-hours team must understand at once."""

    template_name = "cases/case.html"

    def context(self, as_of: Any, calendar: Any) -> dict[str, Any]:
        person: Any = self.request.user
        page = case_page(self.record, by=person, as_of=as_of, calendar=calendar)
        return {
            "page": page,
            "band": page.band,
            "other_acts": other_acts(self.record, by=person),
            "may_change": may_change(self.record.child, person, seen_from=self.record),
            "may_visit": person.may(Permission.RECORD_VISIT, self.record),
            "may_note": person.may(Permission.WRITE_NOTE, self.record),
        }


class WholePathway(CasePageView):
    """Every step of the pathway for this child, and what waits for what."""

    template_name = "cases/pathway.html"
    tab = "cases:pathway"

    def context(self, as_of: Any, calendar: Any) -> dict[str, Any]:
        rows = list(self.record.timeline.deadlines.current().for_lists())
        replaced = list(self.record.timeline.deadlines.filter(state=State.SUPERSEDED))
        settled = [row for row in rows if row.state == State.NOT_NEEDED]
        mine = answered_by(self.request.user, self.record) | self.general(rows)
        limits = [
            limit_row(
                row, self.record, as_of=as_of, calendar=calendar, replaced=replaced, mine=mine
            )
            for row in rows
            if row.state not in (State.NOT_NEEDED, State.WAITING)
        ]
        undated = [
            step
            for step in self.record.timeline.pathway.pathway.step_by_id.values()
            if not step.parts
        ]
        coming, only_if = to_come([row for row in rows if row.state == State.WAITING], self.record)
        waiting = path_steps(coming, as_of=as_of, calendar=calendar)
        person: Any = self.request.user
        return {
            "limits": limits,
            "settled": waved_off(settled, self.record),
            "undated": undated,
            "waiting": waiting,
            "only_if": only_if,
            "may_record": person.may(Permission.RECORD_STEP, self.record),
        }

    def general(self, rows: list[Deadline]) -> set[Any]:
        """What the general act records, such as an authority's own row: whoever may, may here."""
        if not self.request.user.may(Permission.RECORD_STEP, self.record):  # type: ignore[union-attr]
            return set()
        return {
            row.pk for row in rows
            if row.state == State.OPEN and not has_own_act(part_of(row))
        }  # fmt: skip


class OneLimit(CasePageView):
    """One limit: its explanation, what was replaced, and what can be done about it."""

    template_name = "cases/limit.html"

    def context(self, as_of: Any, calendar: Any) -> dict[str, Any]:
        rows = list(self.record.timeline.deadlines.for_lists())
        row = next((one for one in rows if one.pk == self.kwargs["deadline"]), None)
        if row is None:
            raise Http404
        replaced = [one for one in rows if one.state == State.SUPERSEDED]
        limit = limit_row(
            row, self.record, as_of=as_of, calendar=calendar, replaced=replaced,
            mine=answered_by(self.request.user, self.record),
        )  # fmt: skip
        return {
            "row": row,
            "limit": limit,
            "written": written_about(row, self.record, rows),
            "done": done_in(row, self.record, by=self.request.user, today=clock.today()),
            "gone": gone_words(row, self.record, rows, as_of=as_of, calendar=calendar),
            "acts": self._acts(row),
            "settled": self._settled(row),
        }

    def _settled(self, row: Deadline) -> str:
        """What settles it where its reader could wave off others, but not this one."""
        may = self.request.user.may(Permission.SAY_NOT_NEEDED, self.record)  # type: ignore[union-attr]
        return settled_instead(row) if may and row.state in (State.OPEN, State.WAITING) else ""

    def _acts(self, row: Deadline) -> list[tuple[str, str]]:
        """What this person may do about a limit that is not settled."""
        if row.state not in (State.OPEN, State.WAITING):
            return []
        person: Any = self.request.user
        is_late = row.late_from is not None and row.late_from <= clock.now()
        acts = (
            ("Record this step", page_for(row, self.record), RECORDED_WITH[fulfilling_kind(row)]),
            ("Say why it is late", reverse("cases:why_late", args=[row.pk]),
             Permission.SAY_WHY_LATE if is_late else None),
            ("Say that it is not needed", reverse("cases:not_needed", args=[row.pk]),
             Permission.SAY_NOT_NEEDED),
        )  # fmt: skip
        lapses = Permission.SAY_NOT_NEEDED if settled_instead(row) else None
        return [
            (words, href)
            for words, href, needed in acts
            if needed not in (None, lapses) and person.may(needed, self.record)
        ]


class Access(CasePageView):
    """Who has looked at this child's record."""

    template_name = "cases/access.html"
    tab = "cases:access"

    def context(self, as_of: Any, calendar: Any) -> dict[str, Any]:
        if not self.request.user.may(Permission.SEE_WHO_LOOKED, self.record):  # type: ignore[union-attr]
            raise PermissionDenied("Only a manager or an auditor sees who has looked.")
        page = page_of(self.request, AccessEntry.objects.by_day(self.record.child_id))
        for row in page.object_list:
            row["what"] = AccessEntry.Action(row["action"]).label
        return {"page": page}
