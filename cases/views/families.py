"""A family: brothers and sisters side by side."""

from typing import Any

from django.db.models import prefetch_related_objects
from django.http import Http404
from django.views.generic import TemplateView

from accounts.permissions import Permission
from cases.models import Case, Child, Family
from cases.models.age import eldest_first
from cases.presenters.child_lines import ChildLine, child_lines
from cases.presenters.referral_page import children_to_refer
from cases.views.person import ByPerson
from cpcase import clock
from timescales.services.calendars import Calendars


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
        waiting = self._waiting()
        if not cases and not waiting:
            raise Http404
        self.request.note_list([*cases, *waiting])  # type: ignore[attr-defined]
        running = [case for case in cases if case.closed_on is None]
        family_of = (cases[0].child if cases else waiting[0]).family
        return {
            **super().get_context_data(**kwargs),
            "family": family_of,
            "lines": _lines(running),
            "closed": [case for case in cases if case.closed_on is not None],
            "waiting": waiting,
            "may_refer": self._may_refer(family_of),
            "joins": self._joins(running),
            "may_add": self.person.may(Permission.RECORD_CHILD, None),
        }

    def _waiting(self) -> list[Child]:
        """The family's children for whom no referral was recorded yet."""
        found = Child.objects.visible_to(self.person).unopened()
        rows = found.filter(family=self.kwargs["pk"]).select_related("family")
        return list(rows.order_by(eldest_first(), "first_name", "pk"))

    def _may_refer(self, family: Family) -> bool:
        """Whether there is somebody in the family whom this person could refer."""
        may: bool = self.person.may(Permission.RECORD_REFERRAL, None)
        return may and bool(children_to_refer(family, self.person))

    def _joins(self, running: list[Case]) -> list[Case]:
        """The open episodes that another one of the family could join, for who lets them."""
        if len({case.timeline.group for case in running}) < 2:
            return []
        prefetch_related_objects(running, "timeline__allocations", "named", "shares")
        return [one for one in running if self.person.may(Permission.JOIN_SIBLING, one)]


def _lines(running: list[Case]) -> tuple[ChildLine, ...]:
    """The open episodes as lines, each by the calendar of its own pathway."""
    return child_lines(running, as_of=clock.now(), calendars=Calendars()) if running else ()
