"""Reallocating a family's work, and restricting its record."""

import json
from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from accounts.permissions import Permission
from cases.forms import reach as forms
from cases.models import Case
from cases.models.age import eldest_first
from cases.presenters.answering import answering
from cases.presenters.process_page import LIFTING, around, restricting
from cases.rules.reallocations import read_of
from cases.rules.restrictions import NOT_RESTRICTED
from cases.services import reallocations, restrictions
from cases.views.episode_acts import EpisodeAct, ReadAgainAct
from cpcase import clock
from cpcase.refusals import Conflict, NotAllowed


class TogetherAct(ReadAgainAct):
    """An act on the brothers and sisters of one process, all of them chosen at first. The page
    says who answers now, and a child who was reallocated meanwhile is read again first."""

    template_name = "cases/reallocate.html"
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
            .order_by(eldest_first("child__"))
        )

    def form_kwargs(self) -> dict[str, Any]:
        return {"together": self.together()}

    def initial(self) -> dict[str, Any]:
        together = list(self.together())
        return {"cases": [case.pk for case in together], "who_answers": read_of(together)}

    def read_now(self) -> dict[str, str]:
        """Each child's version of who answers, which the page says."""
        return {"who_answers": json.dumps(read_of(self.together()))}

    def context(self) -> dict[str, Any]:
        return {**super().context(), "answering": answering(self.together())}


class Reallocate(TogetherAct):
    """Another worker, manager or chair; deadlines follow by themselves."""

    form_class = forms.Reallocate
    title = "Reallocate"
    done_words = "Reallocated. What is owed goes along."

    def act(self, form: Any) -> None:
        data = form.cleaned_data
        reallocations.reallocate(
            list(data["cases"]), role=data["role"], to=data["to"], why=data["why"],
            by=self.request.user, as_of=clock.now(), read=data["who_answers"],
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
            as_of=clock.now(), read=data["who_answers"],
        )  # fmt: skip

    def done_url(self, result: Any) -> str:
        return reverse("cases:children")


class Restrict(EpisodeAct):
    """Only named people see the record from now on."""

    form_class: Any = forms.Restrict
    title = button = "Restrict this record"
    done_words = "Only the people you named see this record now."

    def check(self) -> None:
        if not self.request.user.may(Permission.RESTRICT_RECORD, self.record):  # type: ignore[union-attr]
            raise NotAllowed("Only a manager restricts a record.")

    def form_kwargs(self) -> dict[str, Any]:
        return {"around": around(self.record)}

    def context(self) -> dict[str, Any]:
        return {**super().context(), "about": restricting(self.record)}

    def initial(self) -> dict[str, Any]:
        named = self.record.named.filter(ended_on=None).values_list("person", flat=True)
        return {**super().initial(), "people": list(named)}

    def act(self, form: Any) -> Any:
        data = form.cleaned_data
        return restrictions.restrict(
            self.record, people=list(data["people"]), why=data["why"], by=self.request.user,
            as_of=clock.now(), version=data["version"],
        )  # fmt: skip


class Lift(Restrict):
    """The record is seen as any other again."""

    form_class: Any = forms.Lift
    title = button = "Lift the restriction"
    done_words = "The record is seen as any other again."

    def form_kwargs(self) -> dict[str, Any]:
        return {}

    def context(self) -> dict[str, Any]:
        return {**super().context(), "about": (LIFTING,)}

    def clash(self, form: Any, *, read: int, undecided: bool = False) -> HttpResponse:
        """Where somebody lifted it meanwhile there is nothing to compare."""
        if not self.fresh().restricted:
            return self.on_conflict(form, Conflict(NOT_RESTRICTED))
        return super().clash(form, read=read, undecided=undecided)

    def act(self, form: Any) -> Any:
        data = form.cleaned_data
        return restrictions.lift(
            self.record, why=data["why"], by=self.request.user, as_of=clock.now(),
            version=data["version"],
        )  # fmt: skip
