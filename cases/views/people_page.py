"""The page of people: where the child lives, family and professionals, and who is none any more."""

from typing import Any

from cases.presenters.people_page import people_page
from cases.rules.children import may_change
from cases.views.case import CasePageView
from cases.views.person import ByPerson
from cpcase import clock


class People(ByPerson, CasePageView):
    """Family and professionals, how to reach them, and who must not be told what."""

    template_name = "cases/people.html"
    tab = "cases:people"

    def context(self, as_of: Any, calendar: Any) -> dict[str, Any]:
        may = may_change(self.record.child, self.person, seen_from=self.record)
        people = people_page(self.record, may_change=may, today=clock.today())
        return {"people": people, "may_change": may}
