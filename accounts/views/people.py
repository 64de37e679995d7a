"""People, posts and teams, for the system administrator."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.generic import FormView, TemplateView, View

from accounts.models import Post, Team, User
from accounts.permissions import Permission
from accounts.roles import Role
from accounts.services import people
from cpcase import clock
from cpcase.refusals import Refusal
from cpcase.web.forms import DayField, Form, words
from cpcase.web.lists import page_of


class ManagesPeople:
    """Only for whoever manages people."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not request.user.may(Permission.MANAGE_PEOPLE, None):  # type: ignore[union-attr]
            raise PermissionDenied("Only a system administrator manages people and teams.")
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]


class People(ManagesPeople, TemplateView):
    """Everybody who can sign in, with their posts."""

    template_name = "accounts/people.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = User.objects.filter(is_active=True).order_by("name").prefetch_related("posts__team")
        context = {**super().get_context_data(**kwargs), "page": page_of(self.request, rows)}
        context["today"] = clock.today()
        return context


class PersonForm(Form):
    """A new person."""

    name = words("Name", missing="Enter the person's name", max_length=120)
    email = forms.EmailField(
        label="Email address", error_messages={"required": "Enter an email address"}
    )
    job = words("Job title", required=False, max_length=120)
    password = forms.CharField(
        label="First password",
        help_text="At least 12 characters. Tell it to the person in another way than by email.",
        min_length=12,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": "Enter a first password"},
    )


class AddPerson(ManagesPeople, FormView):
    """Somebody who can sign in from now on."""

    template_name = "accounts/form.html"
    form_class = PersonForm
    extra_context = {"heading": "Add a person", "button": "Add person"}

    def form_valid(self, form: PersonForm) -> HttpResponse:
        data = {name: form.cleaned_data[name] for name in ("name", "email", "job", "password")}
        try:
            people.add_person(by=self.request.user, **data)
        except Refusal as refusal:
            form.refuse(refusal)
            return self.form_invalid(form)
        messages.success(self.request, "Added. Give them a post, so that they can work.")
        return redirect("accounts:people")


class PostForm(Form):
    """A role, in a team or for the whole authority."""

    role = forms.ChoiceField(
        label="Role", choices=Role.choices, widget=forms.RadioSelect,
        error_messages={"required": "Choose a role"},
    )  # fmt: skip
    team = forms.ModelChoiceField(
        Team.objects.none(), label="Team", required=False, empty_label="The whole authority"
    )
    since = DayField(label="From", missing="Enter the first day")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["team"].queryset = Team.objects.order_by("name")  # type: ignore[attr-defined]


class GivePost(ManagesPeople, FormView):
    """What a person may do follows from the posts they hold."""

    template_name = "accounts/form.html"
    form_class = PostForm
    extra_context = {"heading": "Give a post", "button": "Give post"}

    def form_valid(self, form: PostForm) -> HttpResponse:
        person = get_object_or_404(User, pk=self.kwargs["pk"])
        data = {name: form.cleaned_data[name] for name in ("role", "team", "since")}
        try:
            people.give_post(person, by=self.request.user, **data)
        except Refusal as refusal:
            form.refuse(refusal)
            return self.form_invalid(form)
        messages.success(self.request, "The post is given.")
        return redirect("accounts:people")


class EndPost(ManagesPeople, View):
    """A post ends today; its work goes to whoever holds it next, or to the duty manager."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: Any) -> HttpResponse:
        post = get_object_or_404(Post, pk=pk)
        until: date = clock.today()
        version = int(request.POST.get("version") or 0)
        try:
            people.end_post(post, until=until, by=request.user, version=version)
            messages.success(request, "The post ends today.")
        except Refusal as refusal:
            messages.error(request, refusal.words)
        return redirect("accounts:people")
