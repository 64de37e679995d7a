"""A child's meetings, past and booked; and what was sent to whom."""

from typing import Any

from cases.views.case import CasePageView
from conferences.presenters.awaited import awaited_reports
from conferences.presenters.documents import documents, documents_of
from conferences.presenters.meetings import KINDS, meetings_of
from cpcase.web.lists import page_of
from timescales.engine.offsets import london_day


class Meetings(CasePageView):
    """Conferences, core groups and strategy discussions of one episode, the newest first."""

    template_name = "conferences/meetings.html"
    tab = "conferences:meetings_of_case"

    def context(self, as_of: Any, calendar: Any) -> dict[str, Any]:
        asked = self.request.GET.get("kind", "")
        kind = asked if asked in KINDS else ""
        rows = meetings_of(self.record, by=self.request.user, kind=kind, as_of=as_of)
        return {
            "page": page_of(self.request, rows),
            "kind": kind,
            "kinds": KINDS.items(),
            "query": f"kind={kind}",
        }


class Documents(CasePageView):
    """Letters, reports, minutes and files of one episode, to whom and when, the newest first."""

    template_name = "conferences/documents.html"
    tab = "conferences:documents_of_case"

    def context(self, as_of: Any, calendar: Any) -> dict[str, Any]:
        page = page_of(self.request, documents_of(self.record, by=self.request.user))
        awaited = awaited_reports(self.record, by=self.request.user, as_of=as_of)
        return {
            "page": page,
            "lines": documents(page.object_list, london_day(as_of)),
            "awaited": awaited if page.number == 1 else [],
        }
