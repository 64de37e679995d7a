"""Acts on a child's record, begun from a page of one of the child's episodes."""

from typing import Any, ClassVar

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property

from cases.models import Case, Child
from cases.models.age import eldest_first
from cases.rules.children import check_may_change, may_change
from cases.views.person import ByPerson
from cpcase.web.views import RecordActView


class ChildAct(ByPerson, RecordActView):
    """An act on the child: the child's version goes with the form, a clash shows both texts."""

    of: ClassVar[Any] = Case
    template_name = "cases/child_act.html"
    button = "Save"
    leads_to = "cases:details"

    def records(self) -> Any:
        return super().records().for_page()

    def fresh_case(self) -> Case:
        """The episode as it is now. Raises Http404 where it is not there for this person."""
        case: Case = super().fresh()
        return case

    def fresh(self) -> Any:
        """What is changed, as it is now: the child."""
        return self.fresh_case().child

    @cached_property
    def case(self) -> Case:
        """The episode of this page, noted as looked at."""
        case = self.fresh_case()
        self.request.note_view(case)  # type: ignore[attr-defined]
        return case

    @property
    def child(self) -> Child:
        """The child of this page."""
        child: Child = self.case.child
        return child

    @cached_property
    def record(self) -> Any:
        """What is changed; that the child's record is looked at is noted."""
        return self.child

    def check(self) -> None:
        check_may_change(self.child, self.person)

    def initial(self) -> dict[str, Any]:
        """The version that is read, and what each field of the form holds now."""
        held = {
            name: getattr(self.record, name)
            for name in self.form_class.base_fields
            if hasattr(self.record, name)
        }
        return {**held, **super().initial()}

    def back_url(self) -> str:
        return reverse(self.leads_to, args=[self.case.pk])

    def context(self) -> dict[str, Any]:
        return {**super().context(), "case": self.case, "button": self.button}


class PartAct(ChildAct):
    """An act on one thing of the child's record, such as a warning: its own version counts."""

    def rows(self, case: Case) -> Any:
        """The things of this kind that stand on the child's record."""
        raise NotImplementedError

    def part_of(self, case: Case) -> Any:
        """The thing that is changed. Raises Http404 where it does not stand on this record."""
        row = self.rows(case).filter(pk=self.kwargs["row"]).first()
        if row is None:
            raise Http404
        return row

    def fresh(self) -> Any:
        return self.part_of(self.fresh_case())

    @cached_property
    def record(self) -> Any:
        """The thing that is changed; that the child's record is looked at is noted."""
        return self.part_of(self.case)


class AlsoForAct(ChildAct):
    """An act that may hold for brothers and sisters too."""

    leads_to = "cases:people"

    @cached_property
    def others(self) -> list[Case]:
        """The open episodes of the family's other children on whose record this person writes."""
        rows = Case.objects.visible_to(self.person).open().for_lists()
        family = rows.filter(child__family=self.child.family_id).exclude(pk=self.case.pk)
        return [
            case
            for case in family.order_by(eldest_first("child__"))
            if may_change(case.child, self.person, seen_from=case)
        ]

    def form_kwargs(self) -> dict[str, Any]:
        return {"others": self.others}

    def initial(self) -> dict[str, Any]:
        return {"version": self.child.version}
