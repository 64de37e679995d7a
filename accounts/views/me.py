"""One's own page: which role, who stands in, what one was told."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.generic import TemplateView, View

from accounts.models import Notice, StandIn, User
from accounts.roles import Role
from accounts.services import notices, people, stand_ins
from cpcase import clock
from cpcase.refusals import Refusal
from cpcase.web.forms import DayField, Form
from cpcase.web.lists import page_of


class StandInForm(Form):
    """Who answers for me, from when to when."""

    stand_in = forms.ModelChoiceField(
        User.objects.none(),
        label="Who answers for you?",
        empty_label="Choose a person",
        error_messages={"required": "Choose who answers for you"},
    )
    since = DayField(label="From", missing="Enter the first day")
    until = DayField(label="Until", missing="Enter the last day")

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = User.objects.filter(is_active=True, agency=None).exclude(pk=person.pk)
        self.fields["stand_in"].queryset = choices.order_by("name")  # type: ignore[attr-defined]


class Me(TemplateView):
    """My roles, my stand-in, my notices."""

    template_name = "accounts/me.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        person = self.request.user
        roles = list(person.roles())  # type: ignore[union-attr]
        context["roles"] = [(role, Role(role).label) for role in roles]
        context["working_as"] = Role(roles[0]).label if roles else ""
        context.setdefault("form", StandInForm(person=person))  # type: ignore[arg-type]
        context["stand_ins"] = StandIn.objects.filter(
            absent=person, until__gte=clock.today()
        ).select_related("stand_in")
        context["unread"] = Notice.objects.filter(person=person).unread().count()  # type: ignore[attr-defined]
        return context

    def post(self, request: HttpRequest) -> HttpResponse:
        form = StandInForm(request.POST, person=request.user)  # type: ignore[arg-type]
        if form.is_valid():
            data = {name: form.cleaned_data[name] for name in ("stand_in", "since", "until")}
            try:
                stand_ins.stand_in(request.user, by=request.user, **data)  # type: ignore[arg-type]
                messages.success(request, "They answer for you on those days.")
                return redirect("accounts:me")
            except Refusal as refusal:
                form.refuse(refusal)
        return self.render_to_response(self.get_context_data(form=form), status=422)


class WorkAs(View):
    """Choose the role to work in."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        people.work_as(request.user, role=request.POST.get("role", ""))  # type: ignore[arg-type]
        return redirect("/")


class Notices(TemplateView):
    """Everything one was told, newest first."""

    template_name = "accounts/notices.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        mine = Notice.objects.filter(person=self.request.user).order_by("-created_at")
        return {**super().get_context_data(**kwargs), "page": page_of(self.request, mine)}


class OpenNotice(View):
    """Opening a notice marks it read and goes where it points."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: Any) -> HttpResponse:
        notice = get_object_or_404(Notice, pk=pk, person=request.user)
        notices.read(notice, by=request.user, as_of=clock.now())  # type: ignore[arg-type]
        return redirect(notice.link or "accounts:notices")
