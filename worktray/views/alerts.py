"""An alert: what is late, who was told, and “I have seen this”."""

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property

from accounts.models import Notice
from accounts.permissions import Permission
from cases.choices import NoteKind
from cases.models import Case
from cases.presenters.step_pages import page_for
from cases.services.acknowledging import acknowledge
from cases.views.person import ByPerson
from cpcase import clock
from cpcase.refusals import NotAllowed
from cpcase.web.views import ActView
from timescales.models import Acknowledgement, Alert
from timescales.presenters.deadlines import due_block, why
from timescales.services.working_out import calendar_of
from worktray import forms


class AlertPage(ByPerson, ActView):
    """Acknowledging stops reminders to this person, never the ladder."""

    form_class = forms.Acknowledge
    template_name = "worktray/alert.html"
    title = "Alert"
    done_words = "Noted that you have seen this. It stays open until it is done."

    @cached_property
    def alert(self) -> Alert:
        """The alert of this page."""
        rows = Alert.objects.select_related("deadline__timeline__pathway")
        alert = rows.filter(pk=self.kwargs["pk"]).first()
        if alert is None:
            raise Http404
        return alert

    @cached_property
    def case(self) -> Case:
        """Whose deadline it is, noted as looked at; out of reach the alert is not found."""
        rows = Case.objects.visible_to(self.person).for_lists()
        case = rows.filter(timeline=self.alert.deadline.timeline_id).first()
        if case is None:
            raise Http404
        self.request.note_view(case)  # type: ignore[attr-defined]
        return case

    def check(self) -> None:
        if not self.person.may(Permission.ACKNOWLEDGE_ALERT, self.case):
            raise NotAllowed("You may not acknowledge this alert.")

    def back_url(self) -> str:
        return reverse("worktray:work")

    def act(self, form: Any) -> Any:
        return acknowledge(
            self.alert, self.case, note=form.cleaned_data["note"], by=self.person,
            as_of=clock.now(),
        )  # fmt: skip

    def done_url(self, result: Any) -> str:
        return reverse("worktray:alert", args=[self.alert.pk])

    def seen(self) -> list[tuple[Acknowledgement, str]]:
        """Who has seen it, each with the words that were written with it."""
        notes = self.case.notes.filter(
            kind=NoteKind.ACKNOWLEDGEMENT, deadline_id=self.alert.deadline_id
        ).values_list("written_by", "happened_at", "words")
        said = {(who, at): words for who, at, words in notes}
        rows = self.alert.acknowledgements.select_related("person").order_by("at")
        return [(one, said.get((one.person_id, one.at), "")) for one in rows]

    def context(self) -> dict[str, Any]:
        alert, row, as_of = self.alert, self.alert.deadline, clock.now()
        calendar = calendar_of(row.timeline.pathway.pathway.nation)
        # An auditor is told what is due, and writes nothing else.
        may_record = self.person.may(Permission.RECORD_STEP, None)
        return {
            "alert": alert,
            "case": self.case,
            "row": row,
            "due": due_block(row, as_of=as_of, calendar=calendar),
            "why": why(row, as_of=as_of, calendar=calendar),
            "href": page_for(row, self.case) if may_record else "",
            "told": Notice.objects.filter(source_key=f"alert:{alert.pk}").select_related("person"),
            "seen": self.seen(),
        }
