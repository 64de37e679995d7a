"""Ending a plan: a page that says what follows, then the end (S18, S25a to S25c, N07, N09)."""

from collections.abc import Callable
from datetime import date
from typing import Any, ClassVar

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import cached_property

from accounts.permissions import Permission
from cases.models import Case
from coregroups.choices import Ending
from coregroups.forms import endings as forms
from coregroups.models import Plan
from coregroups.presenters.endings import before_ending, consequences_of
from coregroups.presenters.plans import current_plan
from coregroups.rules.endings import check_ending
from cpcase import clock
from cpcase.refusals import Conflict, NotAllowed, NotNow, Refusal
from cpcase.web.acts import REFUSED, TOO_LATE
from cpcase.web.components import Consequence
from cpcase.web.views import RecordActView

_OF_THE_PAGE = ("csrfmiddlewaretoken", "confirmed")
MEANWHILE = "Somebody changed this plan while you had it open. Look at it, then end it again."


class EndPlan(RecordActView):
    """End one child's plan; a page in between says what that sets off.

    The page is that of the conferences, which the child leaves: it gives `end`, the act.
    """

    end: ClassVar[Callable[..., Plan]]
    of: ClassVar[Any] = Case
    form_class = forms.EndPlan
    template_name = "coregroups/end_plan.html"
    confirm_template = "coregroups/end_plan_confirm.html"
    title = "End the plan"
    done_words = "The plan has ended. Everybody who works with the child is told."

    def records(self) -> Any:
        return super().records().for_lists()

    @cached_property
    def plan(self) -> Plan:
        """The plan that is open. Raises NotNow when there is none."""
        plan = current_plan(self.record.plans.all())
        if plan is None or plan.ended_on is not None:
            raise NotNow("This child has no open plan.")
        return plan

    def check(self) -> None:
        if not self.request.user.may(Permission.END_PLAN, self.record):  # type: ignore[union-attr]
            raise NotAllowed("You may not end this plan.")
        self.plan  # noqa: B018  asked for, so that it refuses

    def back_url(self) -> str:
        return reverse("coregroups:plan", args=[self.record.pk])

    def initial(self) -> dict[str, Any]:
        return {"version": self.plan.version, "on": clock.today()}

    def context(self) -> dict[str, Any]:
        before = before_ending(self.plan, clock.today(), by=self.request.user)
        own = {"case": self.record, "before": before, "button": "Check what follows"}
        return {**super().context(), **own}

    def try_act(self, form: forms.EndPlan) -> HttpResponse:
        """First what follows, then, once that is confirmed, the end."""
        if "confirmed" in self.request.POST:
            return super().try_act(form)
        said = form.cleaned_data
        try:
            self.check()
            check_ending(
                self.plan, reason=said["reason"], on=said["on"], as_of=clock.now(),
                note=said["note"], transfer_conference_on=said["transfer_conference_on"],
            )  # fmt: skip
        except NotAllowed:
            return super().try_act(form)
        except Refusal as refusal:
            form.refuse(refusal)
            return self.page(form, status=TOO_LATE if isinstance(refusal, NotNow) else REFUSED)
        return self.confirm(form)

    def confirm(self, form: forms.EndPlan) -> HttpResponse:
        """What ending it sets off, before the button."""
        said, today = form.cleaned_data, clock.today()
        context = {
            "title": self.title,
            "case": self.record,
            "reason": Ending(said["reason"]).label,
            "on": said["on"],
            "note": said["note"],
            "rows": self.consequences(said["reason"], said["on"], today),
            "kept": [
                (key, value) for key, value in form.data.items() if key != "csrfmiddlewaretoken"
            ],
            "back_url": self.back_url(),
        }
        return render(self.request, self.confirm_template, context)

    def on_conflict(self, form: Any, refusal: Conflict) -> HttpResponse:
        """Somebody changed the plan: say so, and let it be ended knowingly."""
        data = form.data.copy()
        data["version"] = str(current_plan(self.record.plans.all()).version)  # type: ignore[union-attr]
        again = self.make_form(data)
        again.is_valid()
        again.add_error(None, MEANWHILE)
        return self.page(again, status=TOO_LATE)

    def consequences(self, reason: str, on: date, today: date) -> list[Consequence]:
        """What ending it on a day sets off."""
        return consequences_of(self.plan, reason=reason, on=on, today=today)

    def act(self, form: forms.EndPlan) -> Plan:
        said = form.cleaned_data
        return self.end(
            self.plan, reason=said["reason"], by=self.request.user, on=said["on"],
            as_of=clock.now(), version=said["version"], note=said["note"],
            transfer_conference_on=said["transfer_conference_on"],
        )  # fmt: skip
