"""A child's meetings: past and booked, by kind, and whether the minutes went."""

from typing import Any

from cases.views.case import CasePageView
from conferences.presenters.meetings import KINDS, meetings_of
from cpcase.web.lists import page_of


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
