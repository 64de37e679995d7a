"""A family: brothers and sisters side by side."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.views.generic import TemplateView

from accounts.permissions import Permission
from cases.models import Case
from cases.presenters.child_lines import child_lines
from cases.views.person import ByPerson
from cpcase import clock
from timescales.services.working_out import calendar_of


class OneFamily(ByPerson, TemplateView):
    """Status, next limit and last seen of each child of a family, eldest first.

    Only children in the reader's reach; nothing is said of any other. Where none is, the page is
    not there. What the family's records have in common, such as the address, is on each record.
    """

    template_name = "cases/family.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        family = Case.objects.visible_to(self.person).filter(child__family=self.kwargs["pk"])
        eldest_first = ("child__birth_date", "child__first_name", "-opened_on", "pk")
        cases = list(family.for_lists().select_related("timeline__pathway").order_by(*eldest_first))
        if not cases:
            raise Http404
        if not self.person.may(Permission.READ_CHILD, cases[0]):
            raise PermissionDenied("Your role does not read children's records.")
        self.request.note_list(cases)  # type: ignore[attr-defined]
        running = [case for case in cases if case.closed_on is None]
        nation = cases[0].timeline.pathway.pathway.nation
        return {
            **super().get_context_data(**kwargs),
            "family": cases[0].child.family,
            "lines": child_lines(running, as_of=clock.now(), calendar=calendar_of(nation)),
            "closed": [case for case in cases if case.closed_on is not None],
        }
