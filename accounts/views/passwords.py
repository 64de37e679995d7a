"""Choosing a password by the link that came by mail."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.tokens import default_token_generator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView

from accounts import forms
from accounts.services import passwords

# The token goes from the address into the session at once: no log, no history, no next page.
_KEPT = "password_token"
_INSTEAD = "now"


@method_decorator([login_not_required, never_cache, sensitive_post_parameters()], name="dispatch")
class ChoosePassword(FormView):
    """The link works once, for the person in it, until a password is chosen."""

    template_name = "accounts/choose_password.html"
    form_class = forms.ChoosePassword

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        who, token = kwargs["who"], kwargs["token"]
        self.person = passwords.person_of_link(who)
        if token == _INSTEAD:
            token = request.session.get(_KEPT, "")
            if default_token_generator.check_token(self.person, token):
                return super().dispatch(request, *args, **kwargs)
        elif default_token_generator.check_token(self.person, token):
            request.session[_KEPT] = token
            return redirect(reverse("accounts:choose_password", args=[who, _INSTEAD]))
        return render(request, "accounts/link_used.html", status=410)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "person": self.person}

    def form_valid(self, form: forms.ChoosePassword) -> HttpResponse:
        passwords.choose(form.person, password=form.cleaned_data["new_password"])
        del self.request.session[_KEPT]
        messages.success(self.request, "Your password is chosen. Sign in with it.")
        return redirect("accounts:sign_in")

    def form_invalid(self, form: forms.ChoosePassword) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)
