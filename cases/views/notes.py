"""The notes of an episode, newest first."""

from typing import Any

from accounts.permissions import Permission
from cases.views.case import CasePageView
from cpcase.web.lists import page_of


class Notes(CasePageView):
    """Case notes, management oversight and decisions, reasons."""

    template_name = "cases/notes.html"
    tab = "cases:notes"

    def context(self, as_of: Any, calendar: Any) -> dict[str, Any]:
        rows = self.record.notes.select_related("written_by").order_by("-happened_at")
        person: Any = self.request.user
        return {
            "page": page_of(self.request, rows),
            "may_note": person.may(Permission.WRITE_NOTE, self.record),
        }
