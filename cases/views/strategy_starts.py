"""From a child's page to a strategy discussion: the one that waits, or a new one (L01, S27)."""

from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import View

from accounts.permissions import Permission
from cases.choices.states import DiscussionStatus
from cases.forms import strategy_discussions as forms
from cases.models import Case, StrategyDiscussion
from cases.models.age import eldest_first
from cases.services import strategy_discussions
from cases.views.person import ByPerson
from cases.views.steps import CaseAct
from cases.workflows import STRATEGY_DISCUSSION
from cpcase import clock
from cpcase.refusals import NotAllowed, NotNow
from cpcase.web.views import RecordMixin


class OfCase(ByPerson, RecordMixin, View):
    """From a child's page to the discussion that wants something done, or to a new one."""

    of: ClassVar[Any] = Case

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        last = (
            StrategyDiscussion.objects.visible_to(self.person)
            .filter(children__case=self.record)
            .exclude(status=DiscussionStatus.SET_ASIDE)
            .order_by("-created_at")
            .first()
        )
        if last is None:
            return HttpResponseRedirect(reverse("cases:begin_strategy", args=[self.record.pk]))
        if STRATEGY_DISCUSSION.can(last, "sign_off", by=self.person):
            return HttpResponseRedirect(reverse("cases:sign_off", args=[last.pk]))
        return HttpResponseRedirect(reverse("cases:strategy", args=[last.pk]))


class Begin(ByPerson, CaseAct):
    """Which children, and why."""

    form_class = forms.Begin
    title = "Hold a strategy discussion"
    button = "Go on"

    def check(self) -> None:
        if not self.person.may(Permission.RECORD_STRATEGY_DISCUSSION, self.record):
            raise NotAllowed("You may not record a strategy discussion about this child.")
        if self.record.closed_on is not None:
            raise NotNow("This child's episode is closed. Record a referral first.")

    @cached_property
    def family(self) -> list[Case]:
        """The open episodes of the family that this person may see."""
        cases = Case.objects.visible_to(self.person).open().for_lists()
        return list(
            cases.filter(child__family=self.record.child.family_id).order_by(
                eldest_first("child__")
            )
        )

    def form_kwargs(self) -> dict[str, Any]:
        return {"cases": self.family}

    def initial(self) -> dict[str, Any]:
        group = self.record.timeline.group
        together = [str(case.pk) for case in self.family if case.timeline.group == group]
        return {"children": together}

    def act(self, form: Any) -> StrategyDiscussion:
        chosen = set(form.cleaned_data["children"])
        cases = [case for case in self.family if str(case.pk) in chosen]
        return strategy_discussions.begin(
            cases, why=form.cleaned_data["why"], by=self.person, as_of=clock.now()
        )

    def done_url(self, result: StrategyDiscussion) -> str:
        return reverse("cases:record_strategy", args=[result.pk])
