"""Reallocating a family's work, and restricting its record."""

from typing import Any

from django.urls import reverse

from accounts.permissions import Permission
from cases.forms import reach as forms
from cases.models import Case
from cases.services import reallocations, restrictions
from cases.views.steps import CaseAct
from cpcase import clock
from cpcase.refusals import NotAllowed


class TogetherAct(CaseAct):
    """An act on the brothers and sisters of one process, all of them chosen at first."""

    needs = Permission.REALLOCATE

    def check(self) -> None:
        if not self.request.user.may(self.needs, self.record):  # type: ignore[union-attr]
            raise NotAllowed("Only a manager may do this.")

    def together(self) -> Any:
        """The open episodes of the process that the person may see."""
        return (
            Case.objects.visible_to(self.request.user)
            .open()
            .filter(timeline__group=self.record.timeline.group)
            .for_lists()
            .order_by("child__birth_date")
        )

    def form_kwargs(self) -> dict[str, Any]:
        return {"together": self.together()}

    def initial(self) -> dict[str, Any]:
        return {"cases": [case.pk for case in self.together()]}


class Reallocate(TogetherAct):
    """Another worker, manager or chair; deadlines follow by themselves."""

    form_class = forms.Reallocate
    title = "Reallocate"
    done_words = "Reallocated. What is owed goes along."

    def act(self, form: Any) -> None:
        data = form.cleaned_data
        reallocations.reallocate(
            list(data["cases"]), role=data["role"], to=data["to"], why=data["why"],
            by=self.request.user, as_of=clock.now(),
        )  # fmt: skip


class MoveTeam(TogetherAct):
    """The family moves to another team."""

    form_class = forms.MoveTeam
    title = "Move to another team"
    done_words = "Moved. The other team's manager answers from now on."

    def act(self, form: Any) -> None:
        data = form.cleaned_data
        reallocations.move_team(
            list(data["cases"]), team=data["team"], why=data["why"], by=self.request.user,
            as_of=clock.now(),
        )  # fmt: skip

    def done_url(self, result: Any) -> str:
        return reverse("cases:children")


class Restrict(CaseAct):
    """Only named people see the record from now on."""

    form_class: Any = forms.Restrict
    title = "Restrict this record"
    done_words = "Only the people you named see this record now."

    def check(self) -> None:
        if not self.request.user.may(Permission.RESTRICT_RECORD, self.record):  # type: ignore[union-attr]
            raise NotAllowed("Only a manager restricts a record.")

    def initial(self) -> dict[str, Any]:
        named = self.record.named.filter(ended_on=None).values_list("person", flat=True)
        return {"version": self.record.version, "people": list(named)}

    def act(self, form: Any) -> Any:
        data = form.cleaned_data
        return restrictions.restrict(
            self.record, people=list(data["people"]), why=data["why"], by=self.request.user,
            as_of=clock.now(), version=data["version"],
        )  # fmt: skip


class Lift(Restrict):
    """The record is seen as any other again."""

    form_class: Any = forms.Lift
    title = "Lift the restriction"
    done_words = "The record is seen as any other again."

    def initial(self) -> dict[str, Any]:
        return {"version": self.record.version}

    def act(self, form: Any) -> Any:
        data = form.cleaned_data
        return restrictions.lift(
            self.record, why=data["why"], by=self.request.user, as_of=clock.now(),
            version=data["version"],
        )  # fmt: skip
