"""Acts on a plan and its lines (D17, D28), its category, how often the child is seen (C19)."""

from typing import Any, ClassVar

from django.urls import reverse

from accounts.permissions import Permission
from coregroups.forms import plans as forms
from coregroups.models import Plan, PlanLine
from coregroups.models.plan_line import WORDS
from coregroups.services import plan_lines, plans
from cpcase import clock
from cpcase.refusals import NotAllowed, NotNow
from cpcase.web.views import RecordActView


class PlanAct(RecordActView):
    """An act on an open plan, from its page and back to it."""

    of: ClassVar[Any] = Plan
    template_name = "coregroups/act.html"
    permission = Permission.UPDATE_PLAN
    button = "Save"

    def records(self) -> Any:
        return super().records().select_related("case__child", "case__timeline")

    @property
    def plan(self) -> Plan:
        """The plan that the act is about."""
        found: Plan = self.record
        return found

    def check(self) -> None:
        if not self.request.user.may(self.permission, self.plan):  # type: ignore[union-attr]
            raise NotAllowed("You may not change this plan.")
        if self.plan.ended_on is not None:
            raise NotNow("This plan has ended.")

    def back_url(self) -> str:
        return reverse("coregroups:plan", args=[self.plan.case_id])

    def context(self) -> dict[str, Any]:
        return {**super().context(), "case": self.plan.case, "button": self.button}


class AddLine(PlanAct):
    """A new need (D17, D28)."""

    form_class = forms.Line
    title = "Add a need to the plan"
    done_words = "The need is on the plan."

    def initial(self) -> dict[str, Any]:
        return {**super().initial(), "on": clock.today()}

    def act(self, form: forms.Line) -> PlanLine:
        said = form.cleaned_data
        return plan_lines.add_line(
            self.plan, words=form.line(), by=self.request.user, on=said["on"],
            as_of=clock.now(), version=said["version"],
        )  # fmt: skip


class LineAct(PlanAct):
    """An act on one line."""

    of: ClassVar[Any] = PlanLine

    def records(self) -> Any:
        return PlanLine.objects.visible_to(self.request.user).select_related(
            "plan__case__child", "plan__case__timeline"
        )

    @property
    def plan(self) -> Plan:
        found: Plan = self.record.plan
        return found


class RewordLine(LineAct):
    """Word a line anew; the old wording is kept."""

    form_class = forms.Reword
    title = "Change a line of the plan"
    done_words = "Changed. The old wording is kept on the plan's history."

    def initial(self) -> dict[str, Any]:
        own = {name: getattr(self.record, name) for name in WORDS}
        return {**super().initial(), **own, "on": clock.today()}

    def act(self, form: forms.Reword) -> PlanLine:
        said = form.cleaned_data
        return plan_lines.reword_line(
            self.record, words=form.line(), update=said["update"], by=self.request.user,
            on=said["on"], as_of=clock.now(), version=said["version"],
        )  # fmt: skip


class NoteProgress(LineAct):
    """Say how a line goes."""

    form_class = forms.HowItGoes
    title = "Say how a line of the plan goes"
    done_words = "Saved. What was said before stays."

    def initial(self) -> dict[str, Any]:
        return {**super().initial(), "progress": self.record.progress, "on": clock.today()}

    def context(self) -> dict[str, Any]:
        return {**super().context(), "about": self.record.need}

    def act(self, form: forms.HowItGoes) -> PlanLine:
        said = form.cleaned_data
        return plan_lines.note_progress(
            self.record, progress=said["progress"], seen=said["seen"], by=self.request.user,
            on=said["on"], as_of=clock.now(), version=said["version"],
        )  # fmt: skip


class ChangeCategory(PlanAct):
    """Another category since a conference."""

    form_class = forms.Category
    permission = Permission.CONFIRM_DECISIONS
    title = "Change the category of a plan"
    done_words = "The category is changed. The first one stays on the record."

    def initial(self) -> dict[str, Any]:
        return {**super().initial(), "on": clock.today()}

    def act(self, form: forms.Category) -> Plan:
        said = form.cleaned_data
        return plans.change_category(
            self.plan, category=said["category"], why=said["why"], by=self.request.user,
            on=said["on"], as_of=clock.now(), version=said["version"],
        )  # fmt: skip


class Visiting(PlanAct):
    """How often the child is seen, where this child needs more than the pathway."""

    form_class = forms.Visiting
    title = "Say how often the child is seen"
    done_words = "Saved. The dates of the next visits were worked out anew."

    def initial(self) -> dict[str, Any]:
        own = ("seen_every_days", "visiting")
        return {**super().initial(), **{name: getattr(self.record, name) for name in own}}

    def act(self, form: forms.Visiting) -> Plan:
        said = form.cleaned_data
        return plans.agree_visiting(
            self.plan, every_days=said["seen_every_days"], words=said["visiting"],
            by=self.request.user, as_of=clock.now(), version=said["version"],
        )  # fmt: skip
