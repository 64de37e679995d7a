"""Rooms and chairs: what can be booked, and when."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.generic import View

from accounts.permissions import Permission
from conferences.forms import diary as forms
from conferences.models import ChairAway, ChairHours, Room
from conferences.presenters.diary import resources
from conferences.rules.diary import away_from, chairs_on, hours_by_chair, one_of, rooms_in_use
from conferences.services import diary
from cpcase import clock
from cpcase.refusals import NotAllowed
from cpcase.web.acts import ActView


class Resources(View):
    """Rooms, hours and absences on one page."""

    def get(self, request: HttpRequest) -> HttpResponse:
        if not request.user.may(Permission.MANAGE_DIARY, None):  # type: ignore[union-attr]
            raise PermissionDenied("You may not see rooms and chairs.")
        today = clock.today()
        page = resources(
            rooms_in_use(), chairs_on(today), hours_by_chair(), away_from(today), today
        )
        return render(request, "conferences/resources.html", {"page": page})


class DiaryAct(ActView):
    """An act on rooms or hours, from that page and back to it."""

    template_name = "conferences/act.html"
    button = "Save"
    done_words = "Saved."

    def check(self) -> None:
        if not self.request.user.may(Permission.MANAGE_DIARY, None):  # type: ignore[union-attr]
            raise NotAllowed("You may not change rooms and hours.")

    def back_url(self) -> str:
        return reverse("conferences:resources")

    def context(self) -> dict[str, Any]:
        return {"button": self.button}


class OpenRoom(DiaryAct):
    """A new room."""

    form_class = forms.OpenRoom
    title = "Add a room"
    button = "Add the room"

    def act(self, form: forms.OpenRoom) -> Room:
        said = {name: value for name, value in form.cleaned_data.items() if name != "version"}
        return diary.open_room(**said, by=self.request.user)


class SetHours(DiaryAct):
    """When a chair can chair."""

    form_class = forms.Hours
    title = "Add hours of a chair"
    button = "Add the hours"

    def form_kwargs(self) -> dict[str, Any]:
        return {"chairs": chairs_on(clock.today())}

    def act(self, form: forms.Hours) -> ChairHours:
        said = form.cleaned_data
        return diary.set_hours(
            form.who(), weekday=int(said["weekday"]), starts=said["starts"], ends=said["ends"],
            by=self.request.user,
        )  # fmt: skip


class MarkAway(DiaryAct):
    """When a chair is away."""

    form_class = forms.Away
    title = "Mark a chair as away"
    button = "Mark them as away"

    def form_kwargs(self) -> dict[str, Any]:
        return {"chairs": chairs_on(clock.today())}

    def act(self, form: forms.Away) -> ChairAway:
        said = form.cleaned_data
        return diary.mark_away(
            form.who(), first_day=said["first_day"], last_day=said["last_day"],
            by=self.request.user,
        )  # fmt: skip


class CloseRoom(DiaryAct):
    """A room is no longer booked."""

    form_class = forms.Close
    title = "Close a room"
    button = "Close the room"
    done_words = "The room is closed. What is booked there stays until somebody moves it."
    of: Any = Room

    def thing(self) -> Any:
        """The room or hours. Raises Http404."""
        return one_of(self.of, self.kwargs["pk"])

    def initial(self) -> dict[str, Any]:
        return {"version": self.thing().version}

    def context(self) -> dict[str, Any]:
        return {**super().context(), "caption": str(self.thing())}

    def act(self, form: forms.Close) -> Any:
        return diary.close_room(
            self.thing(), on=clock.today(), by=self.request.user,
            version=form.cleaned_data["version"],
        )  # fmt: skip


class EndHours(CloseRoom):
    """A chair no longer chairs at these hours."""

    title = "End hours of a chair"
    button = "End the hours"
    done_words = "The hours have ended."
    of: Any = ChairHours

    def act(self, form: forms.Close) -> Any:
        return diary.end_hours(
            self.thing(), on=clock.today(), by=self.request.user,
            version=form.cleaned_data["version"],
        )  # fmt: skip
