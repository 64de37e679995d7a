"""People of a child's family: added, changed, ended from the page of people."""

from typing import Any

from cases.choices import Relation
from cases.forms import people as forms
from cases.models import Case
from cases.presenters.family import relatives_in_reach
from cases.services import relatives
from cases.views.child_acts import AlsoForAct, PartAct
from cpcase import clock

CHANGED = "Changed. What stood there before is kept."


class AddRelative(AlsoForAct):
    """Somebody of the family."""

    form_class = forms.AddRelative
    title = "Add somebody of the family"
    button = "Add"
    done_words = "They are on the record."

    def form_kwargs(self) -> dict[str, Any]:
        standing = self.child.relationships.filter(ended_on=None)
        here = set(standing.values_list("relative", flat=True))
        known = relatives_in_reach(self.case, self.person)
        others = [one for one in known if one.pk not in here]
        unborn = self.child.is_unborn
        return {**super().form_kwargs(), "relatives": others, "asks_number": unborn}

    def act(self, form: Any) -> Any:
        said = form.cleaned_data
        return relatives.add_relative(
            [self.child, *(case.child for case in form.chosen())],
            form.told(),
            relation=said["relation"],
            parental_responsibility=said["parental_responsibility"],
            lives_with=said["lives_with"],
            why=said["why"],
            by=self.person,
        )


class RelationAct(PartAct):
    """An act on what somebody is to the child."""

    leads_to = "cases:people"

    def rows(self, case: Case) -> Any:
        return case.child.relationships.filter(ended_on=None).select_related("relative")

    def context(self) -> dict[str, Any]:
        return {**super().context(), "about": str(getattr(self.record, "relative", self.record))}


class ChangeRelation(RelationAct):
    """Another relation, responsibility or household."""

    form_class = forms.RelationForm
    title = "Change who they are to the child"
    done_words = CHANGED

    def act(self, form: Any) -> Any:
        return relatives.change_relationship(self.record, by=self.person, **form.cleaned_data)


class EndRelation(RelationAct):
    """Not in the child's life any more."""

    form_class = forms.EndForm
    title = "Not in the child’s life any more"
    button = "End it"
    done_words = "Ended. The record keeps who they were."

    def initial(self) -> dict[str, Any]:
        return {"on": clock.today(), "version": self.record.version}

    def act(self, form: Any) -> Any:
        return relatives.end_relationship(
            self.record, by=self.person, as_of=clock.now(), **form.cleaned_data
        )


class ChangeContact(RelationAct):
    """How somebody of the family is called and reached, for all its children."""

    form_class = forms.ChangeContact
    title = "Change how they are reached"
    done_words = CHANGED

    def part_of(self, case: Case) -> Any:
        return super().part_of(case).relative

    def form_kwargs(self) -> dict[str, Any]:
        """Her number is asked of an unborn baby's mother, and stays to be corrected."""
        mother = self.child.relationships.filter(relative=self.record, relation=Relation.MOTHER)
        asks = bool(self.record.nhs_number) or (self.child.is_unborn and mother.exists())
        return {**super().form_kwargs(), "asks_number": asks}

    def act(self, form: Any) -> Any:
        said = form.cleaned_data
        told = form.reached(number=self.record.nhs_number)
        return relatives.change_relative(
            self.record, self.child, told, why=said["why"], by=self.person,
            version=said["version"],
        )  # fmt: skip
