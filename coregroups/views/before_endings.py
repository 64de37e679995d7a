"""What comes before an ending: approval, the manager's agreement, the letter (S18, S25b, L14)."""

from typing import Any, ClassVar

from django.urls import reverse

from accounts.permissions import Permission
from coregroups.forms import endings as forms
from coregroups.models import EarlyEnding, Plan
from coregroups.rules.days import moment_of
from coregroups.rules.endings import check_decides
from coregroups.services import early_endings
from coregroups.views.plan_acts import PlanAct
from coregroups.workflows import EARLY_ENDING
from cpcase import clock


class BeforeEnding(PlanAct):
    """An act that comes before an ending, from that page and back to it."""

    permission = Permission.END_PLAN

    def back_url(self) -> str:
        return reverse("conferences:end_plan_of_case", args=[self.plan.case_id])


class AskEarly(BeforeEnding):
    """Ask the service manager to approve ending a plan at the first review (S18)."""

    form_class = forms.AskEarly
    title = "Ask to end a plan at the first review"
    done_words = "The service manager is asked."
    button = "Ask the service manager"

    def act(self, form: forms.AskEarly) -> EarlyEnding:
        said = form.cleaned_data
        return early_endings.ask_to_end_early(
            self.plan, why=said["why"], raised_on=said["raised_on"], by=self.request.user,
            as_of=clock.now(), version=said["version"],
        )  # fmt: skip


class DecideEarly(BeforeEnding):
    """The service manager approves or declines it (S18)."""

    of: ClassVar[Any] = EarlyEnding
    form_class = forms.DecideEarly
    permission = Permission.APPROVE_ENDING
    title = "Decide on ending a plan at the first review"
    done_words = "Your decision is recorded. The members of the core group are told."
    button = "Confirm"

    def check(self) -> None:
        super().check()
        EARLY_ENDING.check(self.record, "approve", by=self.request.user)  # type: ignore[arg-type]
        check_decides(self.record, self.request.user)

    def records(self) -> Any:
        return EarlyEnding.objects.visible_to(self.request.user).select_related(
            "plan__case__child", "plan__case__timeline", "asked_by"
        )

    @property
    def plan(self) -> Plan:
        found: Plan = self.record.plan
        return found

    def context(self) -> dict[str, Any]:
        about = f"{self.record.asked_by.name} asks: {self.record.why}"
        return {**super().context(), "about": about}

    def back_url(self) -> str:
        return reverse("coregroups:plan", args=[self.plan.case_id])

    def act(self, form: forms.DecideEarly) -> EarlyEnding:
        said = form.cleaned_data
        approves = said["decision"] == forms.APPROVE
        decide = early_endings.approve if approves else early_endings.decline
        return decide(
            self.record, words=said["words"], by=self.request.user, as_of=clock.now(),
            version=said["version"],
        )  # fmt: skip


class AgreeStepDown(BeforeEnding):
    """The team manager agrees the step-down (L14)."""

    form_class = forms.StepDown
    permission = Permission.AGREE_STEP_DOWN
    title = "Agree a step-down"
    done_words = "The step-down is agreed. It stands as a management decision."
    button = "Agree it"

    def initial(self) -> dict[str, Any]:
        return {**super().initial(), "on": clock.today()}

    def back_url(self) -> str:
        return reverse("coregroups:plan", args=[self.plan.case_id])

    def act(self, form: forms.StepDown) -> Any:
        said = form.cleaned_data
        return early_endings.agree_step_down(
            self.plan, words=said["words"], by=self.request.user, on=said["on"],
            as_of=clock.now(), version=said["version"],
        )  # fmt: skip


class SendLetter(BeforeEnding):
    """The letter that the child is looked after (S25b)."""

    form_class = forms.Letter
    title = "Record the letter that a child is looked after"
    done_words = "Recorded. Members may object now; the plan stays open until then."

    def initial(self) -> dict[str, Any]:
        return {**super().initial(), "on": clock.today()}

    def act(self, form: forms.Letter) -> Any:
        said, as_of = form.cleaned_data, clock.now()
        return early_endings.send_looked_after_letter(
            self.plan, looked_after_as=said["looked_after_as"],
            why_not_continue=said["why_not_continue"], by=self.request.user,
            at=moment_of(said["on"], as_of=as_of), as_of=as_of, version=said["version"],
        )  # fmt: skip


class ObjectToEnding(BeforeEnding):
    """A member objects (S25b)."""

    form_class = forms.Object
    permission = Permission.UPDATE_PLAN
    title = "Record an objection to ending a plan"
    done_words = "The objection is recorded."

    def form_kwargs(self) -> dict[str, Any]:
        row = self.plan.groups.filter(left_on=None).select_related("core_group").first()
        return {"members": list(row.core_group.members.current().in_order()) if row else []}

    def initial(self) -> dict[str, Any]:
        return {**super().initial(), "on": clock.today()}

    def back_url(self) -> str:
        return reverse("coregroups:plan", args=[self.plan.case_id])

    def act(self, form: forms.Object) -> Any:
        said = form.cleaned_data
        return early_endings.object_to_ending(
            self.plan, member=form.member(), words=said["words"], by=self.request.user,
            on=said["on"], as_of=clock.now(),
        )  # fmt: skip
