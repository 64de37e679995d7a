"""Acts on any step: record it, wave it off, say why it is late, correct what was recorded."""

from datetime import datetime, time
from typing import Any, ClassVar

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property

from accounts.permissions import Permission
from cases.forms import steps as forms
from cases.models import Case
from cases.services import notes, steps
from cpcase import clock
from cpcase.refusals import NotAllowed
from cpcase.web.forms import moment
from cpcase.web.views import ActView, RecordMixin
from timescales.engine.calendar import LONDON
from timescales.models import Deadline


class CaseAct(RecordMixin, ActView):
    """An act on one episode, from its page and back to it."""

    of: ClassVar[Any] = Case
    template_name = "cases/act.html"
    button = "Save"

    def records(self) -> Any:
        return super().records().for_lists()

    def back_url(self) -> str:
        return reverse("cases:case", args=[self.record.pk])

    def context(self) -> dict[str, Any]:
        return {"case": self.record, "button": self.button}


class RecordStep(CaseAct):
    """Record this step: date, by whom, note, files."""

    form_class = forms.RecordStep
    title = "Record a step"
    done_words = "Recorded."

    def check(self) -> None:
        if not self.request.user.may(Permission.RECORD_STEP, self.record):  # type: ignore[union-attr]
            raise NotAllowed("You may not record a step of this child.")

    def form_kwargs(self) -> dict[str, Any]:
        return {"case": self.record}

    def initial(self) -> dict[str, Any]:
        step, part = self.request.GET.get("step", ""), self.request.GET.get("part", "")
        return {"step": f"{step}/{part}" if step else "", "on": clock.today()}

    def act(self, form: Any) -> Any:
        data, as_of = form.cleaned_data, clock.now()
        step, _, part = data["step"].partition("/")
        return steps.record_step(
            self.record, step, part, at=_when(data, as_of), by=self.request.user,
            note=data["note"], as_of=as_of, files=data["papers"],
        )  # fmt: skip


class WriteNote(CaseAct):
    """A case note, oversight or a decision."""

    form_class = forms.WriteNote
    title = "Write a case note"
    done_words = "The note is on the record."

    def check(self) -> None:
        if not self.request.user.may(Permission.WRITE_NOTE, self.record):  # type: ignore[union-attr]
            raise NotAllowed("You may not write a note on this child's record.")

    def form_kwargs(self) -> dict[str, Any]:
        return {"manager": self.request.user.may(Permission.MANAGEMENT_OVERSIGHT, self.record)}  # type: ignore[union-attr]

    def initial(self) -> dict[str, Any]:
        return {"on": clock.today()}

    def act(self, form: Any) -> Any:
        data, as_of = form.cleaned_data, clock.now()
        return notes.write_note(
            self.record, kind=data["kind"], words=data["words"],
            happened_at=_when(data, as_of), by=self.request.user, as_of=as_of,
        )  # fmt: skip

    def done_url(self, result: Any) -> str:
        return reverse("cases:notes", args=[self.record.pk])


class DeadlineAct(CaseAct):
    """An act on one deadline of an episode in reach."""

    @cached_property
    def deadline(self) -> Deadline:
        """The deadline of this page; out of reach it is not found."""
        row = Deadline.objects.current().for_lists().filter(pk=self.kwargs["pk"]).first()
        if row is None:
            raise Http404
        return row

    def fresh(self) -> Any:
        case = self.records().filter(timeline=self.deadline.timeline_id).first()
        if case is None:
            raise Http404
        return case

    def context(self) -> dict[str, Any]:
        return {**super().context(), "row": self.deadline}


class NotNeeded(DeadlineAct):
    """This occurrence is not needed, because…"""

    form_class = forms.NotNeeded
    title = "Say that a step is not needed"
    done_words = "It is not needed. The reason stays with it."

    def check(self) -> None:
        if not self.request.user.may(Permission.SAY_NOT_NEEDED, self.record):  # type: ignore[union-attr]
            raise NotAllowed("Only a manager can say that a step is not needed.")

    def initial(self) -> dict[str, Any]:
        return {"version": self.deadline.version}

    def act(self, form: Any) -> Any:
        return steps.say_not_needed(
            self.deadline, self.record, why=form.cleaned_data["why"], by=self.request.user,
            as_of=clock.now(), version=form.cleaned_data["version"],
        )  # fmt: skip


class WhyLate(DeadlineAct):
    """Say why it is late."""

    form_class = forms.WhyLate
    title = "Say why it is late"
    done_words = "Thank you. The reason stays with the date."

    def check(self) -> None:
        if not self.request.user.may(Permission.SAY_WHY_LATE, self.record):  # type: ignore[union-attr]
            raise NotAllowed("You may not say why this is late.")

    def act(self, form: Any) -> Any:
        data = form.cleaned_data
        return steps.say_why_late(
            self.deadline, self.record, reason=data["reason"], words=data["words"],
            by=self.request.user, as_of=clock.now(),
        )  # fmt: skip


class Correct(CaseAct):
    """Withdraw an event with a reason, and record it again as it was."""

    form_class = forms.Correct
    title = "Correct this"
    done_words = "Corrected. Both stay on the record; dates that it moved were worked out anew."

    def check(self) -> None:
        if not self.request.user.may(Permission.CORRECT_EVENT, self.record):  # type: ignore[union-attr]
            raise NotAllowed("You may not correct this record.")

    @cached_property
    def event(self) -> Any:
        """The event to correct; it belongs to this episode and still stands."""
        event = self.record.timeline.events.standing().filter(pk=self.kwargs["event"]).first()
        if event is None:
            raise Http404
        return event

    def initial(self) -> dict[str, Any]:
        return {"on": self.event.at}

    def context(self) -> dict[str, Any]:
        return {**super().context(), "event": self.event}

    def act(self, form: Any) -> Any:
        data, as_of = form.cleaned_data, clock.now()
        again = _when(data, as_of, of=self.event.at) if data["happened"] == "again" else None
        return steps.correct(
            self.event, self.record, why=data["why"], by=self.request.user, as_of=as_of,
            again_at=again,
        )  # fmt: skip


def _when(data: dict[str, Any], as_of: datetime, of: datetime | None = None) -> datetime:
    """The moment that a day and perhaps a time name.

    A day alone means some time that day: its end, or now when it is today, so that what was done
    on the day of a meeting is not taken to be before it.
    """
    day, clock_time = data["on"], data.get("time")
    if clock_time is None and of is not None:
        clock_time = of.astimezone(LONDON).time()
    if clock_time is not None:
        return moment(day, clock_time)
    return as_of if day == as_of.astimezone(LONDON).date() else moment(day, time(23, 59))
