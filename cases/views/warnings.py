"""Warnings on a child's band, and names that the child had before."""

from typing import Any

from cases.forms import warnings as forms
from cases.models import Case, FormerName, Warning
from cases.services import former_names, warnings
from cases.views.child_acts import ChildAct, PartAct
from cpcase import clock


class AddWarning(ChildAct):
    """Something that must be known from now on."""

    form_class = forms.NewWarning
    title = "Add a warning"
    button = "Add the warning"
    done_words = "The warning stands on every page of this record."

    def initial(self) -> dict[str, Any]:
        return {"version": self.child.version}

    def act(self, form: Any) -> Warning:
        said = _without_version(form)
        return warnings.add_warning(self.child, by=self.person, **said)


class WarningAct(PartAct):
    """An act on a warning that stands."""

    def rows(self, case: Case) -> Any:
        return case.child.warnings.filter(ended_on=None)


class ChangeWarning(WarningAct):
    """Say it better."""

    form_class = forms.WarningForm
    title = "Change a warning"
    done_words = "Changed. What stood there before is kept."

    def act(self, form: Any) -> Warning:
        return warnings.change_warning(self.record, by=self.person, **form.cleaned_data)


class EndWarning(WarningAct):
    """It need not be minded any more."""

    form_class = forms.JustWhy
    title = "End a warning"
    button = "End the warning"
    done_words = "The warning has ended. It is kept in what was changed."

    def context(self) -> dict[str, Any]:
        return {**super().context(), "about": self.record.words}

    def act(self, form: Any) -> Warning:
        return warnings.end_warning(
            self.record, by=self.person, as_of=clock.now(), **form.cleaned_data
        )


class AddFormerName(ChildAct):
    """A name before."""

    form_class = forms.FormerNameForm
    title = "Add an earlier name"
    button = "Add the name"
    done_words = "The earlier name is on record."

    def initial(self) -> dict[str, Any]:
        return {"version": self.child.version}

    def act(self, form: Any) -> FormerName:
        return former_names.add_former_name(
            self.child, by=self.person, as_of=clock.now(), **_without_version(form)
        )


class StrikeFormerName(PartAct):
    """It was never the child's name."""

    form_class = forms.JustWhy
    title = "Take out an earlier name"
    button = "Take it out"
    done_words = "Taken out. It is kept in what was changed."

    def rows(self, case: Case) -> Any:
        return case.child.former_names.filter(struck=False)

    def context(self) -> dict[str, Any]:
        return {**super().context(), "about": self.record.name}

    def act(self, form: Any) -> FormerName:
        return former_names.strike_former_name(self.record, by=self.person, **form.cleaned_data)


def _without_version(form: Any) -> dict[str, Any]:
    """What is added does not overwrite anything: two people may add at once."""
    return {name: value for name, value in form.cleaned_data.items() if name != "version"}
