"""Professionals who know a child: added, reached in another way, ended from the page of people."""

from typing import Any

from cases.forms import people as forms
from cases.models import Case
from cases.services import professionals
from cases.views.child_acts import AlsoForAct, PartAct
from cpcase import clock


class Involve(AlsoForAct):
    """A professional works with the child."""

    form_class = forms.Involve
    title = "Add a professional"
    button = "Add"
    done_words = "They are on the record. Invitations and core groups propose them."

    def form_kwargs(self) -> dict[str, Any]:
        here = {row.professional_id for row in self.case.involvements.filter(until=None)}
        known = {
            row.professional_id: row.professional
            for case in self.others
            for row in case.involvements.select_related("professional__agency")
            if row.professional_id not in here
        }
        listed = sorted(known.values(), key=lambda one: one.name)
        return {**super().form_kwargs(), "professionals": listed}

    def act(self, form: Any) -> Any:
        said = form.cleaned_data
        return professionals.involve(
            [self.case, *form.chosen()], form.told(), since=said["since"], why=said["why"],
            by=self.person, as_of=clock.now(),
        )  # fmt: skip


class InvolvementAct(PartAct):
    """An act on a professional who works with the child."""

    leads_to = "cases:people"

    def rows(self, case: Case) -> Any:
        return case.involvements.filter(until=None).select_related("professional__agency")

    def context(self) -> dict[str, Any]:
        return {**super().context(), "about": str(self.record)}


class ChangeProfessional(InvolvementAct):
    """How a professional is reached, on every record that names them."""

    form_class = forms.ChangeProfessional
    title = "Change how a professional is reached"
    done_words = "Changed, on every record that names them."

    def part_of(self, case: Case) -> Any:
        return super().part_of(case).professional

    def act(self, form: Any) -> Any:
        said = form.cleaned_data
        return professionals.change_professional(
            self.record, self.case, form.known(), why=said["why"], by=self.person,
            version=said["version"],
        )  # fmt: skip


class EndInvolvement(InvolvementAct):
    """A professional does not work with the child any more."""

    form_class = forms.EndForm
    title = "Does not work with the child any more"
    button = "End it"
    done_words = "Ended. The record keeps who they were."

    def initial(self) -> dict[str, Any]:
        return {"on": clock.today(), "version": self.record.version}

    def act(self, form: Any) -> Any:
        return professionals.end_involvement(
            self.record, by=self.person, as_of=clock.now(), **form.cleaned_data
        )
