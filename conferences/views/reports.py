"""The social worker's conference report: write it, send it, decide on it, share it (D07, D09)."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from accounts.permissions import Permission
from conferences.choices import Kind, ReportStatus
from conferences.forms import reports as forms
from conferences.models import Invitation, Report, ReportShare
from conferences.rules.carried import report_of, report_part_of
from conferences.rules.reports import OWN, may_have
from conferences.services import reports
from conferences.views.of_conference import ConferenceAct, visible_cases
from conferences.views.report_words import as_written, told_of
from conferences.workflows import REPORT
from cpcase import clock
from cpcase.refusals import NotAllowed, NotNow
from cpcase.web.forms import moment

_WRITABLE = (ReportStatus.DRAFT, ReportStatus.RETURNED)


class ReportAct(ConferenceAct):
    """An act on the report of a conference."""

    def report(self) -> Report | None:
        """The report, once somebody has begun it."""
        found: Report | None = getattr(self.conference, "report", None)
        return found

    def children(self) -> list[Any]:
        """The children whose parts this person may see."""
        visible = visible_cases(self.request.user, self.conference)
        return [child for child in self.conference.here() if child.case_id in visible]

    def begun(self) -> Report:
        """The report. Raises NotNow before it is begun."""
        report = self.report()
        if report is None:
            raise NotNow("The report is not written yet.")
        return report

    def initial(self) -> dict[str, Any]:
        report = self.report()
        return {"version": report.version if report is not None else 0}

    def versioned(self) -> Report:
        """The report's own version is the one that the form carries."""
        mine = Report.objects.visible_to(self.request.user)
        report: Report | None = mine.filter(conference=self.fresh()).first()
        if report is None:
            raise NotNow("The report is not written yet.")
        return report

    def clash(self, form: Any, *, read: int, undecided: bool = False) -> HttpResponse:
        """As any clash; whoever read it before it was begun read its first version, carried."""
        return super().clash(form, read=max(read, 1), undecided=undecided)


class WriteReport(ReportAct):
    """One page: what is the same for all children, and each child's part."""

    form_class = forms.Report
    template_name = "conferences/report.html"
    title = "Conference report"
    done_words = "Saved."

    def form_kwargs(self) -> dict[str, Any]:
        return {"children": self.children()}

    def initial(self) -> dict[str, Any]:
        report = self.report()
        if report is None:
            return {**super().initial(), **self._carried()}
        return {**super().initial(), **told_of(report)}

    def _carried(self) -> dict[str, str]:
        """What the Section 47 record holds; marked so until the report is saved."""
        parts = {
            f"{name}-{child.pk}": text
            for child in self.children()
            for name, text in report_part_of(child).items()
        }
        return {**report_of(self.conference), **parts}

    def context(self) -> dict[str, Any]:
        report = self.report()
        return {
            **super().context(),
            "report": report,
            "is_review": self.conference.kind == Kind.REVIEW,
            "is_writable": report is None or report.status in _WRITABLE,
            "children": [
                (child, [f"{name}-{child.pk}" for name in OWN]) for child in self.children()
            ],
            "may_write": self.request.user.may(Permission.WRITE_REPORT, self.conference),  # type: ignore[union-attr]
        }

    def act(self, form: forms.Report) -> Report:
        said: dict[str, Any] = {
            "words": form.said(),
            "parts": form.parts(),
            "by": self.request.user,
            "version": form.cleaned_data["version"],
        }
        if "submit" in self.request.POST:
            return reports.write_and_submit(self.conference, as_of=clock.now(), **said)
        return reports.write_report(self.conference, **said)

    def done_url(self, result: Report) -> str:
        if result.status == ReportStatus.WITH_MANAGER:
            return self.back_url()
        return reverse("conferences:report", args=[self.conference.pk])


class DecideReport(ReportAct):
    """The manager authorises it, or returns it with what has to change."""

    form_class = forms.Decide
    template_name = "conferences/decide_report.html"
    title = "Authorise or return the conference report"
    done_words = "Recorded. The social worker is told."
    button = "Confirm"

    def check(self) -> None:
        REPORT.check(self.begun(), "authorise_report", by=self.request.user)  # type: ignore[arg-type]

    def context(self) -> dict[str, Any]:
        return {**super().context(), "report_form": as_written(self.conference, self.children())}

    def act(self, form: forms.Decide) -> Report:
        said = form.cleaned_data
        if said["what"] == "return":
            return reports.return_report(
                self.begun(), comment=said["comment"], by=self.request.user,
                as_of=clock.now(), version=said["version"],
            )  # fmt: skip
        return reports.authorise_report(
            self.begun(), decision=said["decision"], by=self.request.user, as_of=clock.now(),
            version=said["version"],
        )  # fmt: skip


class ShareReport(ReportAct):
    """With whom it was shared, when and how (C10, S08, L07, D25)."""

    form_class = forms.Share
    title = "Record that the report was shared"
    done_words = "Recorded."

    def check(self) -> None:
        self.begun()
        if not self.request.user.may(Permission.SHARE_REPORT, self.conference):  # type: ignore[union-attr]
            raise NotAllowed("You may not share this report.")
        if not self.people():
            raise NotNow("Everybody on the list who may have the report has it.")

    def people(self) -> list[Invitation]:
        """Whoever is on the list, may have it and does not have it yet."""
        listed = self.conference.invitations.on_the_list()
        rows = listed.exclude(report_shares__report=self.begun())
        return [one for one in rows if may_have(one)]

    def form_kwargs(self) -> dict[str, Any]:
        return {"people": self.people()}

    def initial(self) -> dict[str, Any]:
        return {**super().initial(), "on": clock.today()}

    def act(self, form: forms.Share) -> list[ReportShare]:
        said, as_of = form.cleaned_data, clock.now()
        at = as_of if said["on"] == clock.today() else moment(said["on"], None)
        return reports.share_report(
            self.begun(), invitations=form.shared_with(), route=said["route"],
            views=said["views"], by=self.request.user, at=at, as_of=as_of,
            version=said["version"],
        )  # fmt: skip
