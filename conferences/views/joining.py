"""A brother or sister joins a conference, or leaves it before it is held."""

from typing import Any

from accounts.permissions import Permission
from cases.models import Case
from conferences.forms import joining as forms
from conferences.models import ConferenceChild
from conferences.presenters.actions import who_could_join
from conferences.services import joining
from conferences.views.of_conference import ConferenceAct, visible_cases
from cpcase import clock
from cpcase.refusals import NotAllowed, NotNow


class AddChild(ConferenceAct):
    """A brother or sister joins."""

    form_class = forms.AddChild
    title = "Let a child join this conference"
    button = "Let the child join"
    done_words = "The child is part of this conference. Their own clocks count."

    def check(self) -> None:
        person: Any = self.request.user
        asked = (Permission.JOIN_SIBLING, Permission.BOOK_CONFERENCE)
        if not any(person.may(one, self.conference) for one in asked):
            raise NotAllowed("You may not let a child join this conference.")
        if not self.cases():
            raise NotNow("There is nobody of the same process who could join.")

    def cases(self) -> list[Case]:
        """Children of the same process who are not part of it."""
        return list(who_could_join(self.conference, self.request.user))

    def form_kwargs(self) -> dict[str, Any]:
        return {"cases": self.cases()}

    def act(self, form: forms.AddChild) -> ConferenceChild:
        return joining.add_child(
            self.conference, form.who(), by=self.request.user, as_of=clock.now(),
            version=form.cleaned_data["version"],
        )  # fmt: skip


class TakeOut(ConferenceAct):
    """A child leaves; the conference of the others goes on."""

    form_class = forms.TakeOut
    title = "Take a child out of this conference"
    button = "Take the child out"
    done_words = "The child is no longer part of this conference."

    def check(self) -> None:
        if not self.request.user.may(Permission.STAND_DOWN_CONFERENCE, self.conference):  # type: ignore[union-attr]
            raise NotAllowed("You may not take a child out of this conference.")
        if len(self.conference.here()) < 2:
            raise NotNow("This is the only child: stand the conference down.")

    def form_kwargs(self) -> dict[str, Any]:
        visible = visible_cases(self.request.user, self.conference)
        return {"children": [one for one in self.conference.here() if one.case_id in visible]}

    def act(self, form: forms.TakeOut) -> ConferenceChild:
        said = form.cleaned_data
        return joining.take_out(
            self.conference, form.who(), why=said["why"], by=self.request.user,
            as_of=clock.now(), version=said["version"],
        )  # fmt: skip
