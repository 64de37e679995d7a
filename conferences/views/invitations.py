"""The list of who is invited, and the letters."""

from typing import Any

from django.urls import reverse

from accounts.models import Agency
from accounts.permissions import Permission
from conferences.choices import ConferenceStatus
from conferences.forms import invitations as forms
from conferences.forms.bookings import Confirm
from conferences.models import Invitation, Letter
from conferences.services import invitations
from conferences.views.answering import InvitationAct
from conferences.views.of_conference import ConferenceAct
from conferences.workflows import INVITATION
from cpcase import clock
from cpcase.refusals import NotAllowed, NotNow


class AddInvitation(ConferenceAct):
    """Somebody more."""

    form_class = forms.Person
    title = "Add somebody to the list"
    done_words = "They are on the list."
    button = "Put them on the list"

    def check(self) -> None:
        if not self.request.user.may(Permission.LIST_INVITATIONS, self.conference):  # type: ignore[union-attr]
            raise NotAllowed("You may not say who is invited.")

    def form_kwargs(self) -> dict[str, Any]:
        return {"agencies": list(Agency.objects.order_by("name"))}

    def back_url(self) -> str:
        return _list_of(self.conference)

    def act(self, form: forms.Person) -> Invitation:
        return invitations.add_invitation(self.conference, form.details(), by=self.request.user)


class SendInvitations(ConferenceAct):
    """The letters that have not gone out."""

    form_class = Confirm
    template_name = "conferences/send_invitations.html"
    title = "Send the invitations"
    done_words = "The invitations are sent."

    def check(self) -> None:
        if not self.request.user.may(Permission.INVITE, self.conference):  # type: ignore[union-attr]
            raise NotAllowed("You may not send invitations.")
        if self.conference.status != ConferenceStatus.BOOKED:
            raise NotNow("Book the conference first: the letters name its time and place.")

    def context(self) -> dict[str, Any]:
        waiting = [one for one in self.conference.invitations.all() if one.status == "listed"]
        return {**super().context(), "people": waiting}

    def act(self, form: Confirm) -> list[Letter]:
        return invitations.send_invitations(
            self.conference, by=self.request.user, as_of=clock.now(),
            version=form.cleaned_data["version"],
        )  # fmt: skip


class ChangeInvitation(InvitationAct):
    """Correct somebody on the list."""

    form_class = forms.Person
    title = "Change somebody on the list"
    done_words = "Changed."

    def check(self) -> None:
        INVITATION.check(self.record, "change_invitation", by=self.request.user)  # type: ignore[arg-type]

    def form_kwargs(self) -> dict[str, Any]:
        return {"agencies": list(Agency.objects.order_by("name"))}

    def back_url(self) -> str:
        return _list_of(self.record.conference)

    def initial(self) -> dict[str, Any]:
        one = self.record
        names = (
            "side", "name", "as_who", "agency_kind", "language", "interpreter", "separate",
            "contact_rule", "no_address", "route",
        )  # fmt: skip
        agency = str(one.agency_id or "")
        own = {name: getattr(one, name) for name in names}
        return {**super().initial(), **own, "agency": agency}

    def act(self, form: forms.Person) -> Invitation:
        return invitations.change_invitation(
            self.record, form.details(self.record), by=self.request.user,
            version=form.cleaned_data["version"],
        )  # fmt: skip


class TakeOff(InvitationAct):
    """Somebody is not invited after all."""

    form_class = Confirm
    title = "Take somebody off the list"
    done_words = "They are off the list."
    button = "Take them off the list"

    def check(self) -> None:
        INVITATION.check(self.record, "take_off", by=self.request.user)  # type: ignore[arg-type]

    def back_url(self) -> str:
        return _list_of(self.record.conference)

    def act(self, form: Confirm) -> Invitation:
        return invitations.take_off(
            self.record, by=self.request.user, version=form.cleaned_data["version"]
        )


def _list_of(conference: Any) -> str:
    """Where the list stands: on the request, until it is sent; then on the conference."""
    request = conference.request
    if request is not None and request.status == "draft":
        return reverse("conferences:request", args=[request.pk])
    return reverse("conferences:conference", args=[conference.pk])
