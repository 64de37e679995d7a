"""Papers of a child's plan, set when they are read."""

from typing import Any, ClassVar

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.generic import View

from cases.models import Case
from coregroups.papers.family_plan import content_of, family_plan_pdf, file_name
from coregroups.presenters.plans import current_plan
from cpcase import clock
from cpcase.refusals import NotNow
from cpcase.web.views import RecordMixin


class FamilyPlan(RecordMixin, View):
    """The plan in plain words, as a tagged PDF for the family. Its name says kind and date."""

    of: ClassVar[Any] = Case

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        plan, today = current_plan(self.record.plans.all()), clock.today()
        if plan is None:
            raise Http404
        try:
            content = content_of(plan, on=today)
        except NotNow as refusal:
            messages.info(request, refusal.words)
            return redirect("coregroups:plan", pk=self.record.pk)
        answer = HttpResponse(family_plan_pdf(content), content_type="application/pdf")
        answer["Content-Disposition"] = f'inline; filename="{file_name(today)}"'
        return answer
