"""The details of a child's record, and what was changed on it."""

from typing import Any

from cases.presenters.child_changes import changes_of
from cases.presenters.details_page import details_cards
from cases.rules.children import may_change
from cases.views.case import CasePageView
from cases.views.person import ByPerson
from cpcase import clock
from cpcase.web.lists import page_of


class Details(ByPerson, CasePageView):
    """Names, birth, numbers, needs, legal status, warnings, why we are involved."""

    template_name = "cases/details.html"
    tab = "cases:details"

    def context(self, as_of: Any, calendar: Any) -> dict[str, Any]:
        may = may_change(self.record.child, self.person, seen_from=self.record)
        cards = details_cards(self.record, may_change=may, today=clock.today())
        return {"cards": cards, "may_change": may}


class Changes(CasePageView):
    """What was changed on the record, by whom and why."""

    template_name = "cases/changes.html"
    tab = "cases:details"

    def context(self, as_of: Any, calendar: Any) -> dict[str, Any]:
        return {"page": page_of(self.request, changes_of(self.record, clock.today()))}
