"""One's own page: in which role one works, who stands in, what one left unfinished."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import View

from accounts import forms
from accounts.models import StandIn, User
from accounts.presenters.me import my_page
from accounts.rules.stand_ins import who_could
from accounts.services import posts, stand_ins
from accounts.views.people import ManagesPeople
from cpcase import clock
from cpcase.refusals import NotAllowed, Refusal
from cpcase.web.acts import ActView


class Me(ActView):
    """My roles, my stand-in, what I began. Its one form names who answers for me."""

    template_name = "accounts/me.html"
    form_class = forms.NameStandIn
    title = "Who answers for me"

    def form_kwargs(self) -> dict[str, Any]:
        return {"people": who_could(_me(self.request), clock.today())}

    def context(self) -> dict[str, Any]:
        return {"page": my_page(_me(self.request), on=clock.today())}

    def back_url(self) -> str:
        return "/me/"

    def act(self, form: forms.NameStandIn) -> StandIn:
        me, data = _me(self.request), form.cleaned_data
        named = stand_ins.stand_in(
            me, stand_in=data["stand_in"], since=data["since"], until=data["until"], by=me
        )
        messages.success(self.request, f"{named.stand_in.name} answers for you on those days.")
        return named


class StandInFor(ManagesPeople, ActView):
    """Somebody fell ill: the system administrator names who answers for them."""

    template_name = "accounts/form.html"
    form_class = forms.NameStandIn
    title = "Name a stand-in"
    done_words = "Named. Work comes to them on those days."

    @cached_property
    def absent(self) -> User:
        """Who is away."""
        people = User.objects.visible_to(self.request.user).people()
        return get_object_or_404(people, pk=self.kwargs["pk"])

    def form_kwargs(self) -> dict[str, Any]:
        return {"people": who_could(self.absent, clock.today())}

    def context(self) -> dict[str, Any]:
        return {"caption": self.absent.name}

    def back_url(self) -> str:
        return reverse("accounts:person", args=[self.kwargs["pk"]])

    def act(self, form: forms.NameStandIn) -> StandIn:
        return stand_ins.stand_in(self.absent, by=self.request.user, **form.cleaned_data)


class TakeBackStandIn(View):
    """I stay, or am back early."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: Any) -> HttpResponse:
        row = get_object_or_404(StandIn.objects.visible_to(request.user), pk=pk)
        version = request.POST.get("version", "")
        try:
            stand_ins.take_back(
                row,
                by=request.user,
                as_of=clock.now(),
                version=int(version) if version.isdecimal() else 0,
            )
            messages.success(request, "Taken back.")
        except Refusal as refusal:
            messages.error(request, refusal.words)
        mine = row.absent_id == _me(request).pk
        return redirect("accounts:me") if mine else redirect("accounts:person", pk=row.absent_id)


class WorkAs(View):
    """Choose the role to work in."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        try:
            posts.work_as(_me(request), role=request.POST.get("role", ""))
        except NotAllowed as refusal:
            raise PermissionDenied(refusal.words) from refusal
        return redirect("/")


def _me(request: HttpRequest) -> User:
    return request.user  # type: ignore[return-value]
