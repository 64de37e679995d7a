"""The notes of an episode, newest first."""

from typing import Any

from accounts.permissions import Permission
from cases.presenters.told_events import abouts
from cases.views.case import CasePageView
from cpcase import clock
from cpcase.web.lists import page_of


class Notes(CasePageView):
    """Case notes, management oversight and decisions, reasons."""

    template_name = "cases/notes.html"
    tab = "cases:notes"

    def context(self, as_of: Any, calendar: Any) -> dict[str, Any]:
        rows = self.record.notes.select_related("written_by").order_by("-happened_at")
        person: Any = self.request.user
        page = page_of(self.request, rows)
        about = abouts(page.object_list, self.record, today=clock.today())
        return {
            "page": page,
            "lines": [(note, about.get(note.pk, "")) for note in page.object_list],
            "may_note": person.may(Permission.WRITE_NOTE, self.record),
        }
