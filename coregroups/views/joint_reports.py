"""The joint report: how far it is, and the step that comes next (D20)."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.generic import View

from coregroups.choices import JointReportStatus
from coregroups.forms.oversight import JointStep
from coregroups.models import JointReport
from coregroups.rules.days import moment_of
from coregroups.services import joint_reports
from coregroups.workflows import JOINT_REPORT
from cpcase import clock
from cpcase.web.views import RecordActView, RecordMixin

ACTS: dict[str, Callable[..., JointReport]] = {
    "send-draft": joint_reports.send_draft,
    "take-corrections": joint_reports.take_corrections,
    "submit": joint_reports.submit,
    "authorise": joint_reports.authorise,
    "send-final": joint_reports.send_final,
}


class JointReportMixin(RecordMixin):
    """A joint report with its meeting and children."""

    of: ClassVar[Any] = JointReport

    def records(self) -> Any:
        return (
            super()
            .records()
            .select_related("meeting__core_group")
            .prefetch_related("meeting__core_group__children__plan__case__timeline")
        )


class OneJointReport(JointReportMixin, View):
    """Each step that was done, and the one that is next."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        moves = JOINT_REPORT.open_to(self.record, by=request.user)  # type: ignore[arg-type]
        acts = [
            (move.words, reverse("coregroups:joint_report_step", args=[self.record.pk, slug]))
            for move in moves
            if (slug := move.act.replace("_", "-")) in ACTS
        ]
        context = {
            "report": self.record,
            "steps": self.record.steps.select_related("done_by").order_by("done_at", "created_at"),
            "acts": acts,
            "left": _left(self.record.status),
            "topics": self.record.meeting.topics.filter(part__in=("analysis", "recommendation")),
        }
        return render(request, "coregroups/joint_report.html", context)


def _left(status: str) -> list[str]:
    """What is still to be done, in its order."""
    labels = dict(JointReportStatus.choices)
    order = list(labels)
    return [labels[one] for one in order[order.index(status) + 1 :]]


class Step(JointReportMixin, RecordActView):
    """One step of the chain."""

    form_class = JointStep
    template_name = "coregroups/act.html"
    title = "Record a step of the joint report"
    done_words = "Recorded. The next step is dated from it."

    @property
    def act_name(self) -> str:
        """The act in the address. Raises Http404 for another."""
        name: str = self.kwargs["act"]
        if name not in ACTS:
            raise Http404
        return name.replace("-", "_")

    def check(self) -> None:
        JOINT_REPORT.check(self.record, self.act_name, by=self.request.user)  # type: ignore[arg-type]

    def back_url(self) -> str:
        return reverse("coregroups:joint_report", args=[self.record.pk])

    def initial(self) -> dict[str, Any]:
        return {**super().initial(), "on": clock.today()}

    def context(self) -> dict[str, Any]:
        about = JOINT_REPORT.moves[self.act_name].words
        return {**super().context(), "caption": "Joint report", "about": about, "button": "Save"}

    def act(self, form: JointStep) -> JointReport:
        as_of, said = clock.now(), form.cleaned_data
        return ACTS[self.kwargs["act"]](
            self.record, by=self.request.user, at=moment_of(said["on"], as_of=as_of),
            as_of=as_of, version=said["version"], note=said["note"],
        )  # fmt: skip
