"""People, for the system administrator."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import TemplateView, View

from accounts import forms
from accounts.models import Agency, User
from accounts.permissions import Permission
from accounts.presenters.people import person_page, person_rows
from accounts.services import passwords, people
from cpcase import clock
from cpcase.refusals import NotAllowed, Refusal
from cpcase.web.acts import ActView
from cpcase.web.lists import page_of
from cpcase.web.views import RecordActView


class ManagesPeople:
    """Only for whoever manages people, teams and agencies."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.may(Permission.MANAGE_PEOPLE, None):  # type: ignore[union-attr]
            raise PermissionDenied("Only a system administrator manages people and teams.")
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]


class People(ManagesPeople, TemplateView):
    """Everybody who signs in, with their posts, and whether they are signed in now."""

    template_name = "accounts/people.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        everybody = User.objects.visible_to(self.request.user).people().order_by("name", "pk")
        page = page_of(self.request, everybody.prefetch_related("posts__team", "agency"))
        rows = person_rows(page.object_list, on=clock.today())
        return {
            **super().get_context_data(**kwargs),
            "page": page,
            "rows": rows,
            "add_url": reverse("accounts:add_person"),
        }


class PersonPage(ManagesPeople, TemplateView):
    """One person: how to reach them, their posts, what can be done."""

    template_name = "accounts/person.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        person = get_object_or_404(
            User.objects.visible_to(self.request.user).people(), pk=self.kwargs["pk"]
        )
        page = person_page(person, on=clock.today())
        return {**super().get_context_data(**kwargs), "page": page}


class AddPerson(ManagesPeople, ActView):
    """Somebody who will sign in: they are sent a link to choose a password."""

    template_name = "accounts/form.html"
    form_class = forms.NewPerson
    title = "Add a person"
    done_words = (
        "Added. A link to choose a password is on its way. Give them a post, so that they can work."
    )

    def form_kwargs(self) -> dict[str, Any]:
        return {"agencies": _agencies(self.request)}

    def back_url(self) -> str:
        return reverse("accounts:people")

    def done_url(self, result: User) -> str:
        return reverse("accounts:person", args=[result.pk])

    def act(self, form: forms.NewPerson) -> User:
        person = people.add_person(by=self.request.user, **form.cleaned_data)
        passwords.send_link(person, by=self.request.user)
        return person


class ChangePerson(ManagesPeople, RecordActView):
    """Another name, address, job or agency."""

    of = User
    template_name = "accounts/form.html"
    form_class = forms.PersonDetails
    title = "Change a person's details"
    done_words = "Saved."

    def records(self) -> Any:
        return super().records().people()

    def form_kwargs(self) -> dict[str, Any]:
        return {"agencies": _agencies(self.request)}

    def initial(self) -> dict[str, Any]:
        names = ("name", "email", "job", "phone", "agency")
        return {**super().initial(), **{name: getattr(self.record, name) for name in names}}

    def back_url(self) -> str:
        return reverse("accounts:person", args=[self.kwargs["pk"]])

    def act(self, form: forms.PersonDetails) -> User:
        return people.change_person(self.record, by=self.request.user, **form.cleaned_data)


class _ActOnPerson(ManagesPeople, View):
    """A button on a person's page."""

    http_method_names = ["post"]
    done_words = ""

    def post(self, request: HttpRequest, pk: Any) -> HttpResponse:
        person = get_object_or_404(User.objects.visible_to(request.user).people(), pk=pk)
        version = request.POST.get("version", "")
        try:
            self.act(person, int(version) if version.isdecimal() else 0)
            messages.success(request, self.done_words)
        except NotAllowed as refusal:
            raise PermissionDenied(refusal.words) from refusal
        except Refusal as refusal:
            messages.error(request, refusal.words)
        return redirect("accounts:person", pk=pk)

    def act(self, person: User, version: int) -> None:
        """Call the service."""
        raise NotImplementedError


class CloseAccount(_ActOnPerson):
    """The person has left."""

    done_words = "Closed. They cannot sign in any more."

    def act(self, person: User, version: int) -> None:
        people.close_account(person, by=self.request.user, version=version)


class OpenAccount(_ActOnPerson):
    """The person is back."""

    done_words = "Open. They can sign in again."

    def act(self, person: User, version: int) -> None:
        people.open_account(person, by=self.request.user, version=version)


class SendLink(_ActOnPerson):
    """A link to choose a password."""

    done_words = "A link to choose a password is on its way."

    def act(self, person: User, version: int) -> None:
        passwords.send_link(person, by=self.request.user)


def _agencies(request: HttpRequest) -> Any:
    return Agency.objects.visible_to(request.user).order_by("name")
