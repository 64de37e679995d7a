"""Supervision and mid-point reviews of a plan (C24, C26, S15, S19, S21, S23)."""

from typing import Any, ClassVar

from django.urls import reverse

from accounts.permissions import Permission
from cases.models import Case
from cases.views.case import CasePageView
from coregroups.forms import oversight as forms
from coregroups.models import MidpointReview, Plan, Supervision
from coregroups.presenters.plans import current_plan
from coregroups.rules.days import moment_of
from coregroups.services import oversight
from cpcase import clock
from cpcase.refusals import NotAllowed, NotNow
from cpcase.web.forms import Form
from cpcase.web.views import ActView, RecordMixin


class Oversight(CasePageView):
    """Each supervision and mid-point review, the latest first."""

    template_name = "coregroups/oversight.html"
    tab = "coregroups:plan"

    def context(self, as_of: Any, calendar: Any) -> dict[str, Any]:
        person = self.request.user
        seen = {"case": self.record}
        supervisions = Supervision.objects.visible_to(person).filter(**seen)
        reviews = MidpointReview.objects.visible_to(person).filter(**seen)
        return {
            "supervisions": supervisions.select_related("held_by").order_by("-held_at"),
            "reviews": reviews.select_related("held_by").order_by("-held_at"),
            "may_record": person.may(Permission.OVERSEE_PLAN, self.record),  # type: ignore[union-attr]
        }


class OversightAct(RecordMixin, ActView):
    """An act over one child's plan."""

    of: ClassVar[Any] = Case
    template_name = "coregroups/act.html"

    def records(self) -> Any:
        return super().records().for_lists()

    def plan(self) -> Plan:
        """The plan that is open. Raises NotNow when there is none."""
        plan = current_plan(self.record.plans.all())
        if plan is None or plan.ended_on is not None:
            raise NotNow("This child has no open plan.")
        return plan

    def check(self) -> None:
        if not self.request.user.may(Permission.OVERSEE_PLAN, self.record):  # type: ignore[union-attr]
            raise NotAllowed("You may not record this on this plan.")
        self.plan()

    def back_url(self) -> str:
        return reverse("coregroups:plan", args=[self.record.pk])

    def done_url(self, result: Any) -> str:
        return reverse("coregroups:oversight", args=[self.record.pk])

    def initial(self) -> dict[str, Any]:
        return {"on": clock.today()}

    def context(self) -> dict[str, Any]:
        return {"case": self.record, "button": "Save"}

    def told(self, form: Form) -> dict[str, Any]:
        """What the form says, without its day and version."""
        left_out = {"on", "version"}
        return {name: said for name, said in form.cleaned_data.items() if name not in left_out}


class Supervise(OversightAct):
    """Supervision of one child's plan."""

    form_class = forms.Supervise
    title = "Record supervision"
    done_words = "The supervision is recorded."

    def act(self, form: forms.Supervise) -> Supervision:
        as_of = clock.now()
        return oversight.hold_supervision(
            self.plan(), **self.told(form), by=self.request.user,
            at=moment_of(form.cleaned_data["on"], as_of=as_of), as_of=as_of,
        )  # fmt: skip


class ReviewMidpoint(OversightAct):
    """The chair's review half way."""

    form_class = forms.Midpoint
    title = "Record a mid-point review"
    done_words = "The review is recorded."

    def act(self, form: forms.Midpoint) -> MidpointReview:
        as_of = clock.now()
        return oversight.review_midpoint(
            self.plan(), **self.told(form), by=self.request.user,
            at=moment_of(form.cleaned_data["on"], as_of=as_of), as_of=as_of,
        )  # fmt: skip
