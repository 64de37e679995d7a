"""A child in need plan is started and ended from the child's plan page, and back to it."""

from typing import Any, ClassVar

from django.urls import reverse

from accounts.permissions import Permission
from cases.views.steps import CaseAct
from coregroups.forms import child_in_need as forms
from coregroups.models import ChildInNeedPlan
from coregroups.rules.child_in_need import check_is_free
from coregroups.services import child_in_need
from cpcase import clock
from cpcase.refusals import NotAllowed, NotNow
from cpcase.web.views import RecordActView


class Start(CaseAct):
    """The child has a plan as a child in need."""

    form_class = forms.Start
    template_name = "coregroups/act.html"
    title = "Start a child in need plan"
    done_words = "The child in need plan has started."
    button = "Start the plan"

    def check(self) -> None:
        if not self.request.user.may(Permission.RECORD_ASSESSMENT, self.record):  # type: ignore[union-attr]
            raise NotAllowed("You may not start a child in need plan for this child.")
        check_is_free(self.record)

    def back_url(self) -> str:
        return reverse("coregroups:plan", args=[self.record.pk])

    def initial(self) -> dict[str, Any]:
        return {"on": clock.today()}

    def act(self, form: forms.Start) -> ChildInNeedPlan:
        return child_in_need.open_child_in_need_plan(
            self.record, by=self.request.user, on=form.cleaned_data["on"], as_of=clock.now()
        )


class End(RecordActView):
    """The child in need plan has ended."""

    of: ClassVar[Any] = ChildInNeedPlan
    form_class = forms.End
    template_name = "coregroups/act.html"
    title = "End the child in need plan"
    done_words = "The child in need plan has ended."

    def records(self) -> Any:
        return super().records().select_related("case__child", "case__timeline")

    def check(self) -> None:
        if not self.request.user.may(Permission.RECORD_ASSESSMENT, self.record):  # type: ignore[union-attr]
            raise NotAllowed("You may not end this child's plan.")
        if self.record.ended_on is not None:
            raise NotNow("This plan has ended.")

    def back_url(self) -> str:
        return reverse("coregroups:plan", args=[self.record.case_id])

    def initial(self) -> dict[str, Any]:
        return {**super().initial(), "on": clock.today()}

    def context(self) -> dict[str, Any]:
        return {**super().context(), "case": self.record.case, "button": "End the plan"}

    def act(self, form: forms.End) -> ChildInNeedPlan:
        said = form.cleaned_data
        return child_in_need.end_child_in_need_plan(
            self.record, why=said["why"], by=self.request.user, on=said["on"],
            as_of=clock.now(), version=said["version"],
        )  # fmt: skip
