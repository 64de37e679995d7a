"""A brother or sister joins this child's process, or this child leaves it."""

from typing import Any

from django.utils.functional import cached_property

from accounts.permissions import Permission
from cases.forms import siblings as forms
from cases.models import Case
from cases.models.age import eldest_first
from cases.presenters.process_page import joining, leaving
from cases.rules.joining import has_begun
from cases.services import siblings
from cases.views.person import ByPerson
from cases.views.steps import CaseAct
from cpcase import clock
from cpcase.refusals import NotAllowed, NotNow


class SiblingAct(ByPerson, CaseAct):
    """A manager's act on who is in a process together."""

    template_name = "cases/siblings.html"

    def check(self) -> None:
        if not self.person.may(Permission.JOIN_SIBLING, self.record):
            raise NotAllowed("Only a manager lets a child join or leave a process.")

    @cached_property
    def family(self) -> list[Case]:
        """The open episodes of the family's other children, whom this person may see."""
        cases = Case.objects.visible_to(self.person).open().for_lists()
        others = cases.filter(child__family=self.record.child.family_id).exclude(pk=self.record.pk)
        return list(others.order_by(eldest_first("child__")))

    def together(self) -> list[Case]:
        """Those in one process with this child."""
        group = self.record.timeline.group
        return [case for case in self.family if case.timeline.group == group]

    def context(self) -> dict[str, Any]:
        return {**super().context(), "together": self.together()}


class Join(SiblingAct):
    """Another child of the family joins, from now on."""

    form_class = forms.Join
    title = "A brother or sister joins"
    done_words = "The child has joined. Their dates run from now."
    button = "Let them join"

    @cached_property
    def others(self) -> list[Case]:
        """Those who are in a process of their own."""
        group = self.record.timeline.group
        return [case for case in self.family if case.timeline.group != group]

    def check(self) -> None:
        super().check()
        if not self.others:
            raise NotNow(
                "No other child of the family has an open episode of their own. "
                "Record a referral first."
            )

    @cached_property
    def begun(self) -> list[Case]:
        """The others whose process has begun, while this child's has not: it joins one of them."""
        if has_begun(self.record):
            return []
        return [case for case in self.others if has_begun(case)]

    def form_kwargs(self) -> dict[str, Any]:
        called = self.record.child.called
        return {"cases": self.begun or self.others, "joins": called if self.begun else ""}

    def context(self) -> dict[str, Any]:
        into = self.begun or [self.record]
        about = dict.fromkeys(words for case in into for words in joining(case))
        return {**super().context(), "about": about}

    def act(self, form: Any) -> Case:
        said, now = form.cleaned_data, clock.now()
        chosen = next(case for case in self.others if str(case.pk) == said["who"])
        who, beside = (self.record, chosen) if self.begun else (chosen, self.record)
        return siblings.join_process(
            who, beside=beside, why=said["why"], by=self.person, at=now, as_of=now,
            conference_possible=said["conference_possible"],
        )  # fmt: skip


class Leave(SiblingAct):
    """This child goes on alone.

    The page is that of the conferences, which the child leaves too: it gives the act.
    """

    title = "This child leaves the process"
    done_words = "The child goes on alone, with the dates that stood."
    button = "Let the child leave"

    def check(self) -> None:
        super().check()
        if not self.together():
            raise NotNow("This child is alone in the process already.")

    def context(self) -> dict[str, Any]:
        return {**super().context(), "about": leaving(self.record)}
