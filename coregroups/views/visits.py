"""Visits: record one, finish it at the desk, look at the pattern (C03, C18, C22, L11)."""

from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import View

from accounts.permissions import Permission
from cases.models import Case
from cases.views.case import CasePageView
from cases.views.choosing import ChooseChild
from coregroups.forms.visits import FinishVisit, RecordVisit
from coregroups.models import Visit
from coregroups.presenters.visits import latest_words_of, lines_of, next_visit, visit_page
from coregroups.rules.visits import cases_visited_together
from coregroups.services import visits
from coregroups.services.visits import Told
from cpcase import clock
from cpcase.refusals import NotAllowed, NotNow
from cpcase.web.lists import page_of
from cpcase.web.views import ActView, RecordActView, RecordMixin


class ChooseFamily(ChooseChild):
    """Whom did you visit? A link leads to the form."""

    permission = Permission.RECORD_VISIT
    title = "Whom did you visit?"
    hint = "Choose one child. Brothers and sisters are asked about on the same page."
    leads_to = "coregroups:visit_of_case"


class Record(RecordMixin, ActView):
    """The visit on a phone: one page, pre-filled from the case."""

    of: ClassVar[Any] = Case
    form_class = RecordVisit
    template_name = "coregroups/visit_form.html"
    title = "Record a visit"

    def records(self) -> Any:
        return super().records().for_lists()

    def back_url(self) -> str:
        return "/"

    def check(self) -> None:
        if not self.request.user.may(Permission.RECORD_VISIT, self.record):  # type: ignore[union-attr]
            raise NotAllowed("You may not record a visit to this family.")
        if self.record.closed_on is not None:
            raise NotNow("This episode is closed.")

    @cached_property
    def cases(self) -> list[Case]:
        """The brothers and sisters who are visited together."""
        return cases_visited_together(self.record, self.request.user)

    def form_kwargs(self) -> dict[str, Any]:
        return {"cases": self.cases, "as_of": clock.now()}

    def context(self) -> dict[str, Any]:
        family = self.record.child.family
        names = [f"seen_{case.pk}" for case in self.cases]
        babies = {f"awake_{case.pk}" for case in self.cases}
        return {
            "case": self.record,
            "family": family,
            "address": family.addresses.home_of(self.record.child),
            "asked": [(name, name.replace("seen", "awake")) for name in names],
            "babies": babies,
            "alone": self.record.restricted,
            "warnings": self.record.child.warnings.filter(ended_on=None),
        }

    def act(self, form: RecordVisit) -> Visit:
        said = form.cleaned_data
        told = Told(
            sights=form.sights(),
            announced=said["announced"],
            bedrooms_seen=said["bedrooms_seen"],
            words=said["words"],
        )
        later = "later" in self.request.POST
        visit = visits.record_visit(
            told, by=self.request.user, at=form.visited_at(), as_of=clock.now(), finished=not later
        )
        self.done_words = self.words_after(visit, later=later)
        return visit

    def words_after(self, visit: Visit, *, later: bool) -> str:
        """What was recorded, and the date that follows from it."""
        if visit.attempted:
            done = "Recorded as attempted: nobody was in. The limit stays."
        elif later:
            done = "The visit is recorded. Finish the rest at your desk."
        else:
            done = "The visit is recorded."
        return f"{done} {next_visit(self.cases, clock.today())}".strip()

    def done_url(self, result: Visit) -> str:
        return reverse("coregroups:visit", args=[result.pk])


class VisitMixin(RecordMixin):
    """A visit, with its children."""

    of: ClassVar[Any] = Visit

    def records(self) -> Any:
        children = "children__case__child"
        return super().records().select_related("visited_by").prefetch_related(children)


class OneVisit(VisitMixin, View):
    """What was seen and said."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        visit = self.record
        own = [row.case_id for row in visit.children.all()]
        seen_cases = list(Case.objects.visible_to(request.user).filter(pk__in=own))
        page = visit_page(visit, seen_cases, clock.today())
        may = page.unfinished and request.user.may(Permission.RECORD_VISIT, visit)  # type: ignore[union-attr]
        context = {"visit": visit, "page": page, "may_finish": may}
        return render(request, "coregroups/visit.html", context)


class Finish(VisitMixin, RecordActView):
    """The rest of a visit, at the desk."""

    form_class = FinishVisit
    template_name = "coregroups/visit_finish.html"
    title = "Finish a visit"
    done_words = "The visit is finished."

    def check(self) -> None:
        if not self.request.user.may(Permission.RECORD_VISIT, self.record):  # type: ignore[union-attr]
            raise NotAllowed("You may not record a visit to this family.")
        if self.record.attempted or self.record.status != "unfinished":
            raise NotNow("This visit is finished already.")

    def back_url(self) -> str:
        return reverse("coregroups:visit", args=[self.record.pk])

    def initial(self) -> dict[str, Any]:
        own = ("bedrooms_seen", "words", "analysis")
        return {**super().initial(), **{name: getattr(self.record, name) for name in own}}

    def form_kwargs(self) -> dict[str, Any]:
        return {"visit": self.record}

    def act(self, form: FinishVisit) -> Visit:
        said = form.cleaned_data
        return visits.finish(
            self.record, awake=form.awake(), bedrooms_seen=said["bedrooms_seen"],
            words=said["words"], analysis=said["analysis"], by=self.request.user,
            as_of=clock.now(), version=said["version"],
        )  # fmt: skip


class Visits(CasePageView):
    """The pattern of one child's visits: kept? seen alone?"""

    template_name = "coregroups/visits.html"
    tab = "coregroups:visits"

    def context(self, as_of: Any, calendar: Any) -> dict[str, Any]:
        of_child = Visit.objects.visible_to(self.request.user).filter(children__case=self.record)
        page = page_of(
            self.request,
            of_child.select_related("visited_by")
            .prefetch_related("children__case__child")
            .order_by("-visited_at"),
        )
        lines = lines_of(self.record, page.object_list, clock.today())
        may = self.request.user.may(Permission.RECORD_VISIT, self.record)  # type: ignore[union-attr]
        due = next_visit([self.record], clock.today())
        latest = latest_words_of(self.record)
        return {"page": page, "lines": lines, "may_record": may, "next": due, "latest": latest}
