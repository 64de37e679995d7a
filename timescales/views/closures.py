"""The authority's own closed days."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.generic import FormView, TemplateView, View

from accounts.permissions import Permission
from cpcase import clock
from cpcase.refusals import Refusal
from cpcase.web.forms import DayField, Form, words
from cpcase.web.lists import page_of
from timescales.models import Closure
from timescales.services import pathways


class ManagesClosures:
    """Only for whoever enters closures."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not request.user.may(Permission.MANAGE_CLOSURES, None):  # type: ignore[union-attr]
            raise PermissionDenied("Only a system administrator enters closures.")
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]


class ClosureList(ManagesClosures, TemplateView):
    """Closed days in force, the latest first."""

    template_name = "timescales/closures.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = Closure.objects.in_force().order_by("-day")
        return {**super().get_context_data(**kwargs), "page": page_of(self.request, rows)}


class ClosureForm(Form):
    """A day on which nobody works here."""

    day = DayField(label="Which day?", missing="Enter the day of the closure")
    name = words("What is it called?", missing="Enter a name, such as Staff day", max_length=80)


class AddClosure(ManagesClosures, FormView):
    """Every running episode's dates are worked out anew; what moves is kept with the reason."""

    template_name = "timescales/closure_add.html"
    form_class = ClosureForm

    def form_invalid(self, form: ClosureForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def form_valid(self, form: ClosureForm) -> HttpResponse:
        day, name = form.cleaned_data["day"], form.cleaned_data["name"]
        try:
            pathways.close_on(day, name, by=self.request.user, as_of=clock.now())
        except Refusal as refusal:
            form.refuse(refusal)
            return self.form_invalid(form)
        messages.success(self.request, "The day is closed. Dates that it moves were worked out.")
        return redirect("timescales:closures")


class TakeBackClosure(ManagesClosures, View):
    """The authority is open that day after all."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: Any) -> HttpResponse:
        closure = get_object_or_404(Closure, pk=pk)
        version = int(request.POST.get("version") or 0)
        try:
            pathways.take_back_closure(closure, by=request.user, version=version, as_of=clock.now())
            messages.success(request, "The day counts again.")
        except Refusal as refusal:
            messages.error(request, refusal.words)
        return redirect("timescales:closures")
