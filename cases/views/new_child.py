"""Recording a child: likely matches are shown before a second record is made."""

from typing import Any

from django.db import transaction
from django.urls import reverse

from accounts.permissions import Permission
from cases.forms.new_child import NewChild as NewChildForm
from cases.matching import Traits
from cases.models import Child, Family
from cases.services import children
from cpcase import clock
from cpcase.refusals import Incomplete, NotAllowed
from cpcase.web.views import ActView

_PLAIN = (
    "first_name", "last_name", "birth_date", "expected_birth_date", "sex", "ethnicity",
    "nhs_number", "upn", "upn_unknown", "language", "interpreter", "communication",
)  # fmt: skip


class NewChild(ActView):
    """A child, in a family that is on record or a new one."""

    form_class = NewChildForm
    template_name = "cases/new_child.html"
    title = "Add a child"
    done_words = "The child is on record. Record the referral next."

    def check(self) -> None:
        if not self.request.user.may(Permission.RECORD_CHILD, None):  # type: ignore[union-attr]
            raise NotAllowed("You may not record children and families.")

    def form_kwargs(self) -> dict[str, Any]:
        families = Family.objects.visible_to(self.request.user).order_by("name")
        return {"families": families, "today": clock.today()}

    def back_url(self) -> str:
        return reverse("cases:children")

    def done_url(self, result: Child) -> str:
        """The referral comes next: it opens the child's episode."""
        return reverse("cases:receive_referral", args=[result.family_id])

    @transaction.atomic
    def act(self, form: Any) -> Child:
        data = form.cleaned_data
        by: Any = self.request.user
        family = data["family"] or children.record_family(name=data["family_name"], by=by)
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
            Child.objects.visible_to(self.request.user)
            .filter(pk__in=[child.pk for child in found])
            .values_list("pk", flat=True)
        )
        return [(child, child.pk in seen) for child in found]
