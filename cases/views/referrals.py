"""A referral is received for children of a family; the manager decides what follows (N01)."""

from typing import Any, ClassVar
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import View

from accounts.models import Team
from accounts.permissions import Permission
from cases.forms import referrals as forms
from cases.models import Case, Child, Family, Referral, ReferralChild
from cases.presenters.referral_page import children_to_refer, decision_limit
from cases.presenters.workers import workers_of
from cases.rules.referrals import Call
from cases.services import referrals
from cases.views.person import ByPerson, TogetherMixin
from cases.workflows import REFERRAL
from cpcase import clock
from cpcase.refusals import NotAllowed
from cpcase.web.components import LimitRow
from cpcase.web.views import ActView, RecordActView, RecordMixin
from timescales.services.working_out import calendar_of


class OfCase(ByPerson, RecordMixin, View):
    """From a child's page to the referral that opened the episode, or to a new one."""

    of: ClassVar[Any] = Case

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        own = Referral.objects.visible_to(self.person).filter(pk=self.record.referral_id)
        for referral in own:
            return redirect("cases:referral", pk=referral.pk)
        if self.person.may(Permission.RECORD_REFERRAL, self.record):
            return redirect("cases:receive_referral", pk=self.record.child.family_id)
        return redirect("cases:timeline", pk=self.record.pk)


class Receive(ByPerson, RecordMixin, ActView):
    """Who rang, about which children of this family, and what they said."""

    of: ClassVar[Any] = Family
    form_class = forms.Receive
    template_name = "cases/referral_form.html"
    title = "Record a referral"
    done_words = "The referral is recorded. The team manager is told."

    @cached_property
    def record(self) -> Any:
        """The family; which of its children were shown is noted by `children`."""
        return self.fresh()

    def check(self) -> None:
        if not self.children:
            raise Http404
        if not self.person.may(Permission.RECORD_REFERRAL, None):
            raise NotAllowed("You may not record a referral.")

    @cached_property
    def children(self) -> list[Child]:
        """The children who can be chosen, noted as looked at."""
        found = children_to_refer(self.record, self.person)
        self.request.note_find([child.pk for child in found])  # type: ignore[attr-defined]
        return found

    @cached_property
    def workers(self) -> list[Any]:
        """Everybody who could be given it."""
        teams = Team.objects.values_list("pk", flat=True)
        return workers_of(teams, clock.today())

    def form_kwargs(self) -> dict[str, Any]:
        teams = list(Team.objects.order_by("name"))
        return {"children": self.children, "teams": teams, "workers": self.workers}

    def initial(self) -> dict[str, Any]:
        own = next((post.team_id for post in self.person.posts_now() if post.team_id), "")
        return {"received_at": clock.now(), "team": str(own)}

    def context(self) -> dict[str, Any]:
        return {"family": self.record}

    def act(self, form: Any) -> Referral:
        said = form.cleaned_data
        chosen, workers = set(said.pop("children")), {str(one.pk): one for one in self.workers}
        said.pop("version")
        team = Team.objects.get(pk=UUID(said.pop("team")))
        worker = workers.get(said.pop("worker"))
        return referrals.receive(
            [child for child in self.children if str(child.pk) in chosen], Call(**said),
            team=team, worker=worker, by=self.person, as_of=clock.now(),
        )  # fmt: skip

    def done_url(self, result: Referral) -> str:
        return reverse("cases:referral", args=[result.pk])


class ReferralMixin(TogetherMixin):
    """A referral in reach, and its children who may be shown."""

    of: ClassVar[Any] = Referral

    def records(self) -> Any:
        return super().records().for_page()

    def rows_in_reach(self, record: Referral) -> list[ReferralChild]:
        """The children of the referral whom this person may see."""
        mine = Case.objects.visible_to(self.person).filter(referrals__referral=record)
        pks = set(mine.values_list("pk", flat=True))
        return [row for row in record.children.all() if row.case_id in pks]

    def page_context(self) -> dict[str, Any]:
        """The referral; where a child is hidden, what was said is kept back."""
        hidden = len(self.shown) < len(self.record.children.all())
        return {"record": self.record, "rows": self.shown, "kept_back": hidden}

    def back_url(self) -> str:
        return reverse("cases:referral", args=[self.record.pk])


class OneReferral(ReferralMixin, View):
    """Who rang, what they said, what was decided."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        may = REFERRAL.can(self.record, "assess", by=self.person)
        context = {**self.page_context(), "may_decide": may, "limit": self.limit()}
        return render(request, "cases/referral.html", context)

    def limit(self) -> LimitRow | None:
        """What is owed while nobody has decided."""
        if self.record.decided_at is not None or not self.shown:
            return None
        case, as_of = self.shown[0].case, clock.now()
        calendar = calendar_of(case.timeline.pathway.pathway.nation)
        return decision_limit(
            self.record, case, by=self.person, as_of=as_of, calendar=calendar, page=False
        )


class Decide(ReferralMixin, RecordActView):
    """An assessment, or no further action."""

    form_class = forms.Decide
    template_name = "cases/referral_decide.html"
    title = "Decide what follows the referral"
    done_words = "Your decision is on the record."

    def check(self) -> None:
        REFERRAL.check(self.record, "assess", by=self.person)

    def context(self) -> dict[str, Any]:
        return self.page_context()

    def act(self, form: Any) -> Referral:
        said, now = form.cleaned_data, clock.now()
        told = {"why": said["why"], "by": self.person, "at": now, "as_of": now,
                "version": said["version"]}  # fmt: skip
        if said["what"] == forms.ASSESS:
            return referrals.assess(self.record, **told)
        return referrals.take_no_further_action(self.record, **told)
