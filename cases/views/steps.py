"""Acts on any step: record it, wave it off, say why it is late; and a case note."""

from typing import Any, ClassVar

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property

from accounts.permissions import Permission
from cases.forms import steps as forms
from cases.models import Case
from cases.presenters.step_pages import own_page
from cases.rules.steps import own_row
from cases.rules.waiving import check_may_be_waived
from cases.services import notes, steps
from cases.views.moments import when
from cases.views.reading_again import ReadAgain
from cpcase import clock
from cpcase.refusals import NotAllowed
from cpcase.web.views import ActView, RecordMixin
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
        return {"case": self.record, "recorder": self.request.user, "together": self.together}

    @cached_property
    def together(self) -> Any:
        """Brothers and sisters in the same process, for whom the same person may record it."""
        person: Any = self.request.user
        group = self.record.timeline.group
        rows = Case.objects.visible_to(person).for_lists().filter(timeline__group=group)
        others = rows.filter(closed_on=None).exclude(pk=self.record.pk)
        may = [one.pk for one in others if person.may(Permission.RECORD_STEP, one)]
        return Case.objects.visible_to(person).for_lists().filter(pk__in=may)

    def initial(self) -> dict[str, Any]:
        """The step that the link named, and whoever has it open too, as one line of work says."""
        step, part = self.request.GET.get("step", ""), self.request.GET.get("part", "")
        owed = Deadline.objects.open().filter(step=step, part=part).values("timeline")
        return {
            "step": f"{step}/{part}" if step else "",
            "on": clock.today(),
            "also": [one.pk for one in self.together.filter(timeline__in=owed)],
        }

    def page(self, form: Any, *, status: int = 200) -> HttpResponse:
        """With the way to its own page where the step has one."""
        self.own = own_row(self.record, form.asked_for())
        return super().page(form, status=status)

    def context(self) -> dict[str, Any]:
        if self.own is None:
            return super().context()
        step, part = self.own
        elsewhere = {"what": f"{step.id} {part.title}", "href": own_page(part, self.record)}
        return {**super().context(), "elsewhere": elsewhere}

    def act(self, form: Any) -> Any:
        data, as_of = form.cleaned_data, clock.now()
        step, _, part = data["step"].partition("/")
        return steps.record_step(
            self.record, step, part, at=when(data, as_of), by=self.request.user,
            note=data["note"], as_of=as_of, files=data["papers"], done_by=data["who"],
            done_by_words=data["who_else"], also=list(data.get("also") or ()),
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
            happened_at=when(data, as_of), by=self.request.user, as_of=as_of,
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


class NotNeeded(ReadAgain, DeadlineAct):
    """This occurrence is not needed, because…"""

    form_class = forms.NotNeeded
    title = "Say that a step is not needed"
    done_words = "It is not needed. The reason stays with it."

    def check(self) -> None:
        if not self.request.user.may(Permission.SAY_NOT_NEEDED, self.record):  # type: ignore[union-attr]
            raise NotAllowed("Only a manager can say that a step is not needed.")
        check_may_be_waived(self.deadline)

    def initial(self) -> dict[str, Any]:
        return {"version": self.deadline.version}

    def read_now(self) -> dict[str, str]:
        """The deadline's version: a ring makes a new one too."""
        found = Deadline.objects.current().filter(pk=self.deadline.pk)
        return {"version": str(found.values_list("version", flat=True).get())}

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
