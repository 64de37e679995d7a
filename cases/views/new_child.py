"""Recording a child: likely matches are shown before a second record is made."""

from typing import Any, ClassVar

from django.db import transaction
from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property

from accounts.permissions import Permission
from cases.forms.new_child import NewChild as NewChildForm
from cases.matching import Traits
from cases.models import Child, Family
from cases.models.age import eldest_first
from cases.services import children
from cases.views.person import ByPerson
from cpcase import clock
from cpcase.refusals import Incomplete, NotAllowed
from cpcase.web.views import ActView, RecordMixin

_PLAIN = (
    "first_name", "last_name", "birth_date", "expected_birth_date", "sex", "ethnicity",
    "nhs_number", "upn", "upn_unknown", "language", "interpreter", "communication",
)  # fmt: skip


class NewFamilyChild(ByPerson, ActView):
    """A child of a family that is not on record yet."""

    form_class = NewChildForm
    template_name = "cases/new_child.html"
    title = "Add a child"
    done_words = "The child is on record. Record the referral next."

    def check(self) -> None:
        if not self.person.may(Permission.RECORD_CHILD, None):
            raise NotAllowed("You may not record children and families.")

    def family(self) -> Family | None:
        """The family that is on record."""
        return None

    def form_kwargs(self) -> dict[str, Any]:
        return {"family": self.family(), "today": clock.today()}

    def context(self) -> dict[str, Any]:
        return {"family": self.family()}

    def back_url(self) -> str:
        return reverse("cases:new_child")

    def done_url(self, result: Child) -> str:
        """The referral comes next: it opens the child's episode."""
        return reverse("cases:receive_referral", args=[result.family_id])

    @transaction.atomic
    def act(self, form: Any) -> Child:
        data = form.cleaned_data
        by: Any = self.person
        family = self.family() or children.record_family(name=data["family_name"], by=by)
        try:
            return children.record_child(
                family,
                number=data["number"] or children.next_number(),
                by=by,
                as_of=clock.now(),
                disabilities=data["disabilities"],
                looked_at_duplicates=data["looked_at_duplicates"],
                **{name: data[name] for name in _PLAIN},
            )
        except Incomplete as refusal:
            if refusal.field == "looked_at_duplicates":
                form.likely = self._likely(data)
            raise

    def _likely(self, data: dict[str, Any]) -> list[tuple[Child, bool]]:
        """The likely matches; a record out of reach says that it is there and no more."""
        traits = Traits(
            data["first_name"], data["last_name"], data["birth_date"], data["nhs_number"],
            data["upn"],
        )  # fmt: skip
        found = [child for child, _ in children.likely_duplicates(traits)]
        seen = set(
            Child.objects.visible_to(self.person)
            .filter(pk__in=[child.pk for child in found])
            .values_list("pk", flat=True)
        )
        return [(child, child.pk in seen) for child in found]


class NewChildOfFamily(RecordMixin, NewFamilyChild):
    """A child of a family that is on record: its children in reach are shown, so that none is
    added twice."""

    of: ClassVar[Any] = Family

    @cached_property
    def record(self) -> Any:
        """The family; which of its children were shown is noted by `children`."""
        return self.fresh()

    def check(self) -> None:
        if not self.children and not self.person.may(Permission.RECORD_CHILD, None):
            raise Http404
        super().check()

    def family(self) -> Family:
        family: Family = self.record
        return family

    @cached_property
    def children(self) -> list[Child]:
        """Those on record whom this person may see, noted as seen in a list."""
        rows = Child.objects.visible_to(self.person).filter(family=self.record)
        found = list(rows.order_by(eldest_first(), "first_name", "pk"))
        self.request.note_list(found)  # type: ignore[attr-defined]
        return found

    def context(self) -> dict[str, Any]:
        return {**super().context(), "children": self.children}
