"""A child in need plan is started, reviewed and ended from the child's plan page."""

from typing import Any, ClassVar

from django.urls import reverse

from accounts.permissions import Permission
from cases.views.steps import CaseAct
from coregroups.forms import child_in_need as forms
from coregroups.models import ChildInNeedPlan, ChildInNeedReview
from coregroups.rules.child_in_need import check_is_free
from coregroups.rules.days import london_day, moment_of
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


class PlanAct(RecordActView):
    """An act on one child in need plan."""

    of: ClassVar[Any] = ChildInNeedPlan
    template_name = "coregroups/act.html"
    button = ""

    def records(self) -> Any:
        return super().records().select_related("case__child", "case__timeline")

    def check(self) -> None:
        if not self.request.user.may(Permission.RECORD_ASSESSMENT, self.record):  # type: ignore[union-attr]
            raise NotAllowed("You may not change this child's plan.")

    def back_url(self) -> str:
        return reverse("coregroups:plan", args=[self.record.case_id])

    def context(self) -> dict[str, Any]:
        return {**super().context(), "case": self.record.case, "button": self.button}


class CorrectStart(PlanAct):
    """The plan started on another day."""

    form_class = forms.CorrectStart
    title = "Correct the start of the child in need plan"
    done_words = "Corrected. Both days stay on the record."
    button = "Correct it"

    def initial(self) -> dict[str, Any]:
        return {**super().initial(), "on": self.record.started_on}

    def act(self, form: forms.CorrectStart) -> ChildInNeedPlan:
        said = form.cleaned_data
        return child_in_need.correct_start(
            self.record, on=said["on"], why=said["why"], by=self.request.user,
            as_of=clock.now(), version=said["version"],
        )  # fmt: skip


class RunningAct(PlanAct):
    """An act on a plan that has not ended."""

    def check(self) -> None:
        super().check()
        if self.record.ended_on is not None:
            raise NotNow("This plan has ended.")

    def initial(self) -> dict[str, Any]:
        return {**super().initial(), "on": clock.today()}


class Review(RunningAct):
    """A review of the plan was held."""

    form_class = forms.Review
    title = "Record a review of the child in need plan"
    done_words = "The review is recorded."
    button = "Save"

    def act(self, form: forms.Review) -> ChildInNeedReview:
        said, as_of = form.cleaned_data, clock.now()
        return child_in_need.review_child_in_need_plan(
            self.record, words=said["words"], by=self.request.user,
            at=moment_of(said["on"], as_of=as_of), as_of=as_of,
        )  # fmt: skip


class CorrectReview(RecordActView):
    """A review was held on another day, or found something else."""

    of: ClassVar[Any] = ChildInNeedReview
    form_class = forms.CorrectReview
    template_name = "coregroups/act.html"
    title = "Correct a review of the child in need plan"
    done_words = "Corrected. Both texts stay on the record."

    def records(self) -> Any:
        return super().records().select_related("plan__case__child", "plan__case__timeline")

    def check(self) -> None:
        if not self.request.user.may(Permission.RECORD_ASSESSMENT, self.record):  # type: ignore[union-attr]
            raise NotAllowed("You may not correct this child's plan.")

    def back_url(self) -> str:
        return reverse("coregroups:plan", args=[self.record.plan.case_id])

    def context(self) -> dict[str, Any]:
        return {**super().context(), "case": self.record.plan.case, "button": "Correct it"}

    def initial(self) -> dict[str, Any]:
        on = london_day(self.record.held_at)
        return {**super().initial(), "on": on, "words": self.record.words}

    def act(self, form: forms.CorrectReview) -> ChildInNeedReview:
        said, as_of, held_at = form.cleaned_data, clock.now(), self.record.held_at
        moved = said["on"] != london_day(held_at)
        return child_in_need.correct_review(
            self.record, words=said["words"], why=said["why"], by=self.request.user,
            at=moment_of(said["on"], as_of=as_of) if moved else held_at, as_of=as_of,
            version=said["version"],
        )  # fmt: skip


class End(RunningAct):
    """The child in need plan has ended."""

    form_class = forms.End
    title = "End the child in need plan"
    done_words = "The child in need plan has ended."
    button = "End the plan"

    def act(self, form: forms.End) -> ChildInNeedPlan:
        said = form.cleaned_data
        return child_in_need.end_child_in_need_plan(
            self.record, why=said["why"], by=self.request.user, on=said["on"],
            as_of=clock.now(), version=said["version"],
        )  # fmt: skip
