"""Where a child lives, with what came before: changed from the page of people."""

from typing import Any

from cases.forms import addresses as forms
from cases.models import Address, Case
from cases.services import addresses
from cases.views.child_acts import ChildAct, PartAct
from cpcase import clock


class Move(ChildAct):
    """Another address; the one before ends."""

    form_class = forms.Move
    title = "Where the child lives now"
    done_words = "Saved. The address before has ended and stays on record."
    leads_to = "cases:people"

    def form_kwargs(self) -> dict[str, Any]:
        return {"name": self.child.called}

    def initial(self) -> dict[str, Any]:
        return {"version": self.child.version}

    def act(self, form: Any) -> Address:
        said = {name: one for name, one in form.cleaned_data.items() if name != "version"}
        alone = said.pop("who") == forms.ALONE
        return addresses.move(self.child, alone=alone, by=self.person, as_of=clock.now(), **said)


class AddressAct(PartAct):
    """An act on one address of the child or the family."""

    leads_to = "cases:people"

    def rows(self, case: Case) -> Any:
        return case.child.family.addresses.of_child(case.child)

    def context(self) -> dict[str, Any]:
        return {**super().context(), "about": str(self.record)}


class CorrectAddress(AddressAct):
    """The right words for an address."""

    form_class = forms.AddressForm
    title = "Correct an address"
    done_words = "Corrected. What stood there before is kept."

    def act(self, form: Any) -> Address:
        return addresses.correct_address(
            self.record, self.child, by=self.person, as_of=clock.now(), **form.cleaned_data
        )


class BackToFamily(AddressAct):
    """The child lives with the family again."""

    form_class = forms.BackToFamily
    title = "Lives with the family again"
    done_words = "Saved. The other address stays on record."

    def rows(self, case: Case) -> Any:
        return super().rows(case).filter(child=case.child, until=None)

    def initial(self) -> dict[str, Any]:
        return {"since": clock.today(), "version": self.record.version}

    def act(self, form: Any) -> Address:
        return addresses.back_to_family(
            self.record, self.child, by=self.person, as_of=clock.now(), **form.cleaned_data
        )
