"""Signing in and out."""

from typing import Any

from django.contrib.auth import login, logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.generic import FormView, View

from accounts.forms.sign_in import SignIn as SignInForm
from accounts.presenters.navigation import first_page


@method_decorator(login_not_required, name="dispatch")
class SignIn(FormView):
    """After signing in the person is back on the page they came from."""

    template_name = "accounts/sign_in.html"
    form_class = SignInForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "request": self.request}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = self.request.POST.get("next") or self.request.GET.get("next", "")
        return {**super().get_context_data(**kwargs), "next": asked}

    def form_valid(self, form: SignInForm) -> HttpResponse:
        if form.person is None:
            return self.render_to_response(self.get_context_data(locked=True), status=429)
        login(self.request, form.person, "django.contrib.auth.backends.ModelBackend")
        return redirect(self._next(form.person))

    def form_invalid(self, form: SignInForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def _next(self, person: Any) -> str:
        asked = self.request.POST.get("next") or self.request.GET.get("next", "")
        safe = url_has_allowed_host_and_scheme(
            asked, {self.request.get_host()}, require_https=self.request.is_secure()
        )
        return asked if safe and asked not in ("", "/") else first_page(person)


class SignOut(View):
    """Ends the session; what was typed is kept."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        logout(request)
        return redirect("accounts:sign_in")


class Home(View):
    """The first page of whoever is signed in."""

    def get(self, request: HttpRequest) -> HttpResponseBase:
        return redirect(first_page(request.user))


@login_not_required
def locked_out(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    """Too many wrong passwords: say when to try again."""
    return redirect(f"{reverse('accounts:sign_in')}?locked=1")
