"""Changing one subject of a child's record: names, birth, numbers, needs, legal status, why."""

from typing import Any

from django.urls import reverse

from cases.forms import child_record as forms
from cases.models import Child
from cases.services import child_needs, child_record
from cases.views.child_acts import ChildAct
from cpcase import clock

DONE = "Changed. What stood there before is kept."


class ChangeNames(ChildAct):
    """What the child is called."""

    form_class = forms.ChangeNames
    title = "Change the name"
    done_words = DONE

    def act(self, form: Any) -> Child:
        said = dict(form.cleaned_data)
        said["was_wrong"] = said["was_wrong"] == "yes"
        return child_record.change_names(self.child, by=self.person, as_of=clock.now(), **said)


class ChangeBirth(ChildAct):
    """When the child was born or is expected."""

    form_class = forms.ChangeBirth
    title = "Change the birth details"
    done_words = DONE

    def form_kwargs(self) -> dict[str, Any]:
        return {"unborn": self.child.is_unborn}

    def act(self, form: Any) -> Child:
        said = {"sex": self.child.sex, **form.cleaned_data}
        return child_record.change_birth(self.child, by=self.person, as_of=clock.now(), **said)


class ChangeNumbers(ChildAct):
    """NHS number and unique pupil number."""

    form_class = forms.ChangeNumbers
    title = "Change NHS number or pupil number"
    done_words = DONE

    def initial(self) -> dict[str, Any]:
        former = self.child.former_numbers.filter(kind=child_record.FORMER_UPN).first()
        return {**super().initial(), "former_upn": former.value if former else ""}

    def act(self, form: Any) -> Child:
        return child_record.change_numbers(
            self.child, by=self.person, as_of=clock.now(), **form.cleaned_data
        )


class ChangeNeeds(ChildAct):
    """Language, interpreter, communication, disability, ethnicity."""

    form_class = forms.ChangeNeeds
    title = "Change what the child needs"
    done_words = DONE

    def initial(self) -> dict[str, Any]:
        return {**super().initial(), "disabilities": forms.disabilities_of(self.child)}

    def act(self, form: Any) -> Child:
        return child_needs.change_needs(
            self.child, by=self.person, as_of=clock.now(), **form.cleaned_data
        )


class ChangeLegalStatus(ChildAct):
    """An order, or none."""

    form_class = forms.ChangeLegalStatus
    title = "Change the legal status"
    done_words = DONE

    def act(self, form: Any) -> Child:
        return child_needs.change_legal_status(
            self.child, by=self.person, as_of=clock.now(), **form.cleaned_data
        )


class WhyInvolved(ChildAct):
    """Why we are involved, from the child's first page and back to it."""

    form_class = forms.WhyInvolved
    title = "Why we are involved"
    done_words = "Saved, with your name and today’s date."

    def back_url(self) -> str:
        return reverse("cases:case", args=[self.case.pk])

    def act(self, form: Any) -> Child:
        return child_record.say_why_involved(
            self.child, by=self.person, as_of=clock.now(), **form.cleaned_data
        )
