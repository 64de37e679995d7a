"""An unborn child is born (N08); a child has died (N12)."""

from typing import Any

from cases.forms import births_and_deaths as forms
from cases.models import Child
from cases.presenters.consequences import what_follows
from cases.rules.children import check_is_alive, check_is_unborn
from cases.services import births_and_deaths
from cases.views.child_acts import ChildAct
from cpcase import clock
from timescales.services.recording import Happening


class LifeAct(ChildAct):
    """An act that sets or ends dates: its page says which, as if it were today."""

    template_name = "cases/life.html"
    leads_to = "cases:case"
    kind = ""
    then = ""

    def context(self) -> dict[str, Any]:
        now = clock.now()
        would = [Happening(self.case.timeline, self.kind, now)] if self.is_open else []
        follows = what_follows(self.case, would, as_of=now) if would else ()
        return {**super().context(), "kind": self.kind, "follows": follows, "then": self.then}

    @property
    def is_open(self) -> bool:
        """Whether anything is owed on this episode at all."""
        return self.case.closed_on is None


class RecordBirth(LifeAct):
    """The baby is born."""

    form_class = forms.RecordBirth
    title = "Record the birth"
    button = "Record the birth"
    done_words = "The birth is recorded. The child is no longer unborn on any page."
    kind = "child.born"
    then = "If the baby was born today, these dates follow"

    def check(self) -> None:
        super().check()
        check_is_unborn(self.child)

    def initial(self) -> dict[str, Any]:
        return {"last_name": self.child.last_name, "version": self.child.version}

    def act(self, form: Any) -> Child:
        said = form.cleaned_data
        return births_and_deaths.record_birth(self.child, by=self.person, as_of=clock.now(), **said)


class RecordDeath(LifeAct):
    """The child has died."""

    form_class = forms.RecordDeath
    title = "Record a death"
    button = "Record the death"
    done_words = "The death is recorded. Nothing more is due for this child."
    kind = "child.died"

    def check(self) -> None:
        super().check()
        check_is_alive(self.child)

    def act(self, form: Any) -> Child:
        said = form.cleaned_data
        return births_and_deaths.record_death(self.child, by=self.person, as_of=clock.now(), **said)
