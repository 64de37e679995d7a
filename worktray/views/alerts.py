"""An alert: what is late, who was told, and “I have seen this”."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.generic import TemplateView

from accounts.models import Notice
from accounts.permissions import Permission
from cases.choices import NoteKind
from cases.models import Case
from cases.presenters.step_pages import page_for
from cases.services.notes import write_note
from cpcase import clock
from cpcase.web.forms import Form, words
from timescales.models import Alert
from timescales.presenters.deadlines import due_block, why
from timescales.services.alerts import acknowledge
from timescales.services.working_out import calendar_of


class AcknowledgeForm(Form):
    """A note is welcome, not required."""

    note = words("What are you doing about it?", required=False, rows=3)


class AlertPage(TemplateView):
    """Acknowledging stops reminders to this person, never the ladder."""

    template_name = "worktray/alert.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        alert, case = self._found()
        row = alert.deadline
        calendar, as_of = calendar_of(row.timeline.pathway.pathway.nation), clock.now()
        self.request.note_view(case)  # type: ignore[attr-defined]
        context = super().get_context_data(**kwargs)
        context.setdefault("form", AcknowledgeForm())
        return {
            **context,
            "alert": alert,
            "case": case,
            "row": row,
            "due": due_block(row, as_of=as_of, calendar=calendar),
            "why": why(row, as_of=as_of, calendar=calendar),
            "href": page_for(row, case) if self._may_record() else "",
            "may_note": self._may_note(case),
            "told": Notice.objects.filter(source_key=f"alert:{alert.pk}").select_related("person"),
            "seen": alert.acknowledgements.select_related("person"),
        }

    def _may_record(self) -> bool:
        """An auditor is told what is due, and writes nothing."""
        person: Any = self.request.user
        return bool(person.may(Permission.RECORD_STEP, None))

    def _may_note(self, case: Case) -> bool:
        person: Any = self.request.user
        return bool(person.may(Permission.WRITE_NOTE, case))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        alert, case = self._found()
        form = AcknowledgeForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        if form.cleaned_data["note"].strip() and not self._may_note(case):
            raise PermissionDenied("You may not write a note on this child's record.")
        as_of = clock.now()
        acknowledge(alert, by=request.user, as_of=as_of)
        if form.cleaned_data["note"].strip():
            write_note(
                case, kind=NoteKind.ACKNOWLEDGEMENT, words=form.cleaned_data["note"],
                happened_at=as_of, by=request.user, as_of=as_of, deadline_id=alert.deadline_id,
            )  # fmt: skip
        messages.success(request, "Noted that you have seen this. It stays open until it is done.")
        return redirect("worktray:alert", pk=alert.pk)

    def _found(self) -> tuple[Alert, Case]:
        alert = (
            Alert.objects.select_related("deadline__timeline__pathway")
            .filter(pk=self.kwargs["pk"])
            .first()
        )
        case = (
            Case.objects.visible_to(self.request.user)
            .filter(timeline=alert.deadline.timeline_id)
            .for_lists()
            .first()
            if alert
            else None
        )
        if alert is None or case is None:
            raise Http404
        return alert, case
