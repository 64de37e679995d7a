"""The assessment of a child: started, and authorised with the factors found (N01, D12, L05)."""

from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.generic import View

from accounts.permissions import Permission
from cases.forms import assessments as forms
from cases.models import Assessment, Case
from cases.services import assessments
from cases.views.person import ByPerson
from cases.views.steps import CaseAct
from cases.workflows import ASSESSMENT
from cpcase import clock
from cpcase.refusals import NotAllowed, NotNow
from cpcase.web.views import RecordActView, RecordMixin


class OfCase(ByPerson, RecordMixin, View):
    """From a child's page to the assessment that is open, to the last one, or to a new one."""

    of: ClassVar[Any] = Case

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        rows = Assessment.objects.visible_to(self.person).filter(case=self.record)
        last = rows.running().first() or rows.first()
        if last is None:
            return HttpResponseRedirect(reverse("cases:start_assessment", args=[self.record.pk]))
        name = "cases:assessment"
        if ASSESSMENT.can(last, "authorise", by=self.person):
            name = "cases:authorise_assessment"
        return HttpResponseRedirect(reverse(name, args=[last.pk]))


class Start(ByPerson, CaseAct):
    """Begin the assessment."""

    form_class = forms.Start
    title = "Start an assessment"
    done_words = "The assessment has started."
    button = "Start"

    def check(self) -> None:
        if not self.person.may(Permission.RECORD_ASSESSMENT, self.record):
            raise NotAllowed("You may not start an assessment of this child.")
        if self.record.assessments.running().exists():
            raise NotNow("An assessment of this child is open already.")

    def initial(self) -> dict[str, Any]:
        return {"on": clock.today()}

    def act(self, form: Any) -> Assessment:
        said = form.cleaned_data
        return assessments.start(
            self.record, on=said["on"], aim_on=said["aim_on"], review_on=said["review_on"],
            by=self.person, as_of=clock.now(),
        )  # fmt: skip

    def done_url(self, result: Assessment) -> str:
        return reverse("cases:assessment", args=[result.pk])


class AssessmentMixin(ByPerson, RecordMixin):
    """An assessment in reach."""

    of: ClassVar[Any] = Assessment

    def records(self) -> Any:
        return super().records().select_related("case__child", "case__timeline", "authorised_by")

    def page_context(self) -> dict[str, Any]:
        """The assessment, the factors found, and the enquiry whose text need not be typed again."""
        rows = self.record.case.enquiries.filter(left_because="").order_by("-created_at")
        last = rows.first()
        return {
            "record": self.record,
            "case": self.record.case,
            "factors": sorted(row.get_code_display() for row in self.record.factors.all()),
            "enquiry_id": last.enquiry_id if last else None,
        }

    def back_url(self) -> str:
        return reverse("cases:assessment", args=[self.record.pk])


class OneAssessment(AssessmentMixin, View):
    """When it started, when it is to be finished, what was found."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        may = ASSESSMENT.can(self.record, "authorise", by=self.person)
        context = {**self.page_context(), "may_authorise": may}
        return render(request, "cases/assessment.html", context)


class Authorise(AssessmentMixin, RecordActView):
    """The factors found, and the manager's decision."""

    form_class = forms.Authorise
    template_name = "cases/assessment_authorise.html"
    title = "Authorise the assessment"
    done_words = "The assessment is authorised."

    def check(self) -> None:
        ASSESSMENT.check(self.record, "authorise", by=self.person)

    def context(self) -> dict[str, Any]:
        return self.page_context()

    def act(self, form: Any) -> Assessment:
        said, now = form.cleaned_data, clock.now()
        return assessments.authorise(
            self.record, factors=said["factors"], decision=said["decision"],
            by=self.person, at=now, as_of=now, version=said["version"],
        )  # fmt: skip
