"""Teams, for the system administrator."""

from typing import Any

from django.urls import reverse
from django.views.generic import TemplateView

from accounts import forms
from accounts.models import Team, User
from accounts.presenters.people import team_rows
from accounts.services import people
from accounts.views.people import ManagesPeople
from cpcase import clock
from cpcase.web.acts import ActView
from cpcase.web.lists import page_of
from cpcase.web.views import RecordActView


class Teams(ManagesPeople, TemplateView):
    """Every team, who works in it and who is its duty manager."""

    template_name = "accounts/teams.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        teams = Team.objects.visible_to(self.request.user).select_related("duty_manager")
        page = page_of(self.request, teams.order_by("name").prefetch_related("posts__person"))
        rows = team_rows(page.object_list, on=clock.today())
        return {
            **super().get_context_data(**kwargs),
            "page": page,
            "rows": rows,
            "add_url": reverse("accounts:add_team"),
        }


class _TeamForm(ManagesPeople, ActView):
    """What adding and changing a team share."""

    template_name = "accounts/form.html"
    form_class = forms.TeamDetails

    def form_kwargs(self) -> dict[str, Any]:
        everybody = User.objects.visible_to(self.request.user)
        return {"people": everybody.at_work()}

    def back_url(self) -> str:
        return reverse("accounts:teams")


class AddTeam(_TeamForm):
    """A team, with the manager who hears what nobody else answers."""

    title = "Add a team"
    done_words = "The team is added."

    def act(self, form: forms.TeamDetails) -> Team:
        data = form.cleaned_data
        return people.add_team(
            name=data["name"], duty_manager=data["duty_manager"], by=self.request.user
        )


class ChangeTeam(_TeamForm, RecordActView):
    """Another name or duty manager."""

    of = Team
    title = "Change a team"
    done_words = "Saved."

    def initial(self) -> dict[str, Any]:
        names = ("name", "duty_manager")
        return {**super().initial(), **{name: getattr(self.record, name) for name in names}}

    def act(self, form: forms.TeamDetails) -> Team:
        return people.change_team(self.record, by=self.request.user, **form.cleaned_data)
