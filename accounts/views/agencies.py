"""Agencies and their API clients, for the system administrator."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.generic import TemplateView, View

from accounts import forms
from accounts.models import Agency, AgencyClient
from accounts.services import agencies, clients
from accounts.views.people import ManagesPeople
from cpcase import clock
from cpcase.refusals import Refusal
from cpcase.web.acts import ActView
from cpcase.web.lists import page_of
from cpcase.web.views import RecordActView


class Agencies(ManagesPeople, TemplateView):
    """Every agency that takes part, and whether its software does."""

    template_name = "accounts/agencies.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = Agency.objects.visible_to(self.request.user).order_by("name")
        page = page_of(self.request, rows.select_related("client__application", "client__account"))
        return {
            **super().get_context_data(**kwargs),
            "page": page,
            "add_url": reverse("accounts:add_agency"),
        }


class _AgencyForm(ManagesPeople, ActView):
    """What adding and changing an agency share."""

    template_name = "accounts/form.html"
    form_class = forms.AgencyDetails

    def back_url(self) -> str:
        return reverse("accounts:agencies")


class AddAgency(_AgencyForm):
    """An agency that takes part."""

    title = "Add an agency"
    done_words = "The agency is added."

    def act(self, form: forms.AgencyDetails) -> Agency:
        data = {name: value for name, value in form.cleaned_data.items() if name != "version"}
        return agencies.add_agency(by=self.request.user, **data)


class ChangeAgency(_AgencyForm, RecordActView):
    """Another name, kind or secure address."""

    of = Agency
    title = "Change an agency"
    done_words = "Saved."

    def initial(self) -> dict[str, Any]:
        names = ("name", "kind", "secure_email", "phone")
        return {**super().initial(), **{name: getattr(self.record, name) for name in names}}

    def act(self, form: forms.AgencyDetails) -> Agency:
        return agencies.change_agency(self.record, by=self.request.user, **form.cleaned_data)


class GiveClient(ManagesPeople, View):
    """The agency's software may take part: its secret is shown this once."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: Any) -> HttpResponse:
        agency = get_object_or_404(Agency.objects.visible_to(request.user), pk=pk)
        try:
            client, secret = clients.give_client(agency, by=request.user, on=clock.today())
        except Refusal as refusal:
            return _refused(request, refusal)
        return _shown_once(request, client, secret)


class RotateSecret(ManagesPeople, View):
    """A new secret, shown this once; the old one ends now."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: Any) -> HttpResponse:
        client = _client(request, pk)
        try:
            secret = clients.rotate_secret(client, by=request.user, version=_version(request))
        except Refusal as refusal:
            return _refused(request, refusal)
        return _shown_once(request, client, secret)


class StopClient(ManagesPeople, View):
    """The agency's software is refused from now on."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: Any) -> HttpResponse:
        try:
            clients.stop_client(_client(request, pk), by=request.user, version=_version(request))
        except Refusal as refusal:
            return _refused(request, refusal)
        messages.success(request, "Stopped. The agency's software is refused from now on.")
        return redirect("accounts:agencies")


def _client(request: HttpRequest, pk: Any) -> AgencyClient:
    clients_seen = AgencyClient.objects.visible_to(request.user)
    return get_object_or_404(clients_seen.select_related("agency", "application"), pk=pk)


def _version(request: HttpRequest) -> int:
    sent = request.POST.get("version", "")
    return int(sent) if sent.isdecimal() else 0


def _shown_once(request: HttpRequest, client: AgencyClient, secret: str) -> HttpResponse:
    return render(request, "accounts/client_secret.html", {"client": client, "secret": secret})


def _refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    messages.error(request, refusal.words)
    return redirect("accounts:agencies")
