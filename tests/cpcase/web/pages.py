"""Pages that only these tests have: an agency is changed, added and read."""

from typing import Any

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from django.views.generic import View

from accounts.choices import AgencyKind
from accounts.models import Agency
from cpcase.records import add, change
from cpcase.refusals import Conflict, Incomplete, NotAllowed, NotNow
from cpcase.web.forms import DayField, Form, Row, YesNoField, words
from cpcase.web.views import ActView, RecordActView, RecordMixin

REFUSALS = {
    "nobody": NotAllowed("Only an administrator may change an agency."),
    "late": NotNow("This agency is closed."),
    "wrong": Incomplete("Choose another name.", field="name"),
    "odd": Incomplete("Say why.", field="a_field_of_another_form"),
    "taken": Conflict("Another agency has this name.", field="name"),
}


class Caller(Row):
    """Somebody of the agency who may be rung."""

    who = words("Who", required=False)


class AgencyForm(Form):
    """An agency."""

    row_kinds = {"callers": Caller}
    name = words("Name", missing="Enter the agency’s name", rows=2)
    kind = forms.ChoiceField(label="Kind", choices=AgencyKind.choices, widget=forms.RadioSelect)
    phone = words("Phone", required=False)
    on = DayField(label="From", missing="Enter the day")
    told = YesNoField(label="Have they been told?", missing="Say whether they were told")
    letter = forms.FileField(label="Letter", required=False)


@transaction.atomic
def alter(agency: Agency, *, by: Any, version: int, **fields: Any) -> Agency:
    """An act like any other."""
    agency = Agency.objects.locked(agency.pk, version=version)
    if fields["name"] in REFUSALS:
        raise REFUSALS[fields["name"]]
    for name, value in fields.items():
        setattr(agency, name, value)
    return change(agency, by=by)


class InScope(RecordMixin):
    """Everybody sees the agencies that are not police."""

    of = Agency

    def records(self) -> Any:
        return Agency.objects.exclude(kind=AgencyKind.POLICE)


class ChangeAgency(InScope, RecordActView):
    """An act on a record."""

    form_class = AgencyForm
    template_name = "act.html"
    title = "Change an agency"
    done_words = "The agency is changed."

    def check(self) -> None:
        if self.record.name in REFUSALS:
            raise REFUSALS[self.record.name]

    def initial(self) -> dict[str, Any]:
        return {**super().initial(), "name": self.record.name, "phone": self.record.phone}

    def act(self, form: AgencyForm) -> Agency:
        given = {name: form.cleaned_data[name] for name in ("name", "kind", "phone", "version")}
        return alter(self.record, by=self.request.user, **given)

    def done_url(self, result: Agency) -> str:
        return f"/agencies/{result.pk}/"

    def back_url(self) -> str:
        return "/back/"


class AddAgency(ActView):
    """An act that makes a record."""

    form_class = AgencyForm
    template_name = "act.html"
    title = "Add an agency"

    def act(self, form: AgencyForm) -> Agency:
        agency = Agency(name=form.cleaned_data["name"], kind=form.cleaned_data["kind"])
        return add(agency, by=self.request.user)


class ReadAgency(InScope, View):
    """A page that only shows."""

    def get(self, request: HttpRequest, pk: Any) -> HttpResponse:
        return HttpResponse(self.record.name)


urlpatterns = [
    path("agencies/new/", AddAgency.as_view(), name="add_agency"),
    path("agencies/<uuid:pk>/", ReadAgency.as_view(), name="agency"),
    path("agencies/<uuid:pk>/change/", ChangeAgency.as_view(), name="change_agency"),
    path("", include("cpcase.urls")),
]

handler400 = "cpcase.views.bad_request"
handler403 = "cpcase.views.forbidden"
handler404 = "cpcase.views.not_found"
