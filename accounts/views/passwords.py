"""Choosing a password by the link that came by mail."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import INTERNAL_RESET_SESSION_TOKEN, PasswordResetConfirmView
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.decorators import method_decorator

from accounts import forms
from accounts.services import passwords


@method_decorator(login_not_required, name="dispatch")
class ChoosePassword(PasswordResetConfirmView):
    """Django keeps the token in the session, so that it leaves the address at once."""

    template_name = "accounts/choose_password.html"
    form_class = forms.ChoosePassword

    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs = super().get_form_kwargs()
        return {**{key: kwargs[key] for key in kwargs if key != "user"}, "person": self.user}

    def form_valid(self, form: forms.ChoosePassword) -> HttpResponse:
        passwords.choose(self.user, password=form.cleaned_data["new_password"])
        del self.request.session[INTERNAL_RESET_SESSION_TOKEN]
        messages.success(self.request, "Your password is chosen. Sign in with it.")
        return redirect("accounts:sign_in")

    def form_invalid(self, form: forms.ChoosePassword) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)
