"""Signing in and out."""

from datetime import timedelta
from typing import Any

from axes.helpers import get_cool_off
from django.contrib.auth import login, logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.generic import FormView, View

from accounts import forms, last_person

BACKEND = "django.contrib.auth.backends.ModelBackend"


@method_decorator([login_not_required, never_cache], name="dispatch")
class SignIn(FormView):
    """After signing in the person is back on the page they came from, with what they typed."""

    template_name = "accounts/sign_in.html"
    form_class = forms.SignIn

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated:
            return redirect(self.way_back())
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "request": self.request}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kept = self.request.GET.get("kept") == "yes"
        return {**super().get_context_data(**kwargs), "next": self.way_back(), "kept": kept}

    def form_valid(self, form: forms.SignIn) -> HttpResponse:
        sign_in(self.request, form.person)
        answer = redirect(self.way_back())
        last_person.remember(self.request, answer)
        return answer

    def form_invalid(self, form: forms.SignIn) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def way_back(self) -> str:
        """The page that asked for a sign-in, if it is one of ours; else the first page."""
        asked = self.request.POST.get("next") or self.request.GET.get("next", "")
        is_ours = url_has_allowed_host_and_scheme(
            asked, {self.request.get_host()}, require_https=self.request.is_secure()
        )
        return asked if is_ours else "/"


def sign_in(request: HttpRequest, person: Any) -> None:
    """Begin a session. That is no change of the person, so that it makes no row of history."""
    last_person.keep_pages_usable(request, person)
    person.skip_history_when_saving = True
    login(request, person, BACKEND)
    del person.skip_history_when_saving
    last_person.restore_pages(request)


class SignOut(View):
    """Ends the session; what was typed is kept."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        logout(request)
        return redirect("accounts:sign_in")


class StaySignedIn(View):
    """A click keeps the session going, and leads back; the text is saved in any case."""

    def get(self, request: HttpRequest) -> HttpResponse:
        back = request.GET.get("back", "")
        is_ours = url_has_allowed_host_and_scheme(back, None) and back.startswith("/")
        return redirect(back if is_ours else "/")


@login_not_required
def locked_out(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    """Too many wrong passwords: say when to try again."""
    wait = get_cool_off(request) or timedelta()
    minutes = wait // timedelta(minutes=1)
    answer = render(request, "accounts/locked_out.html", {"minutes": minutes}, status=429)
    answer["Retry-After"] = str(wait // timedelta(seconds=1))
    return answer


@login_not_required
def not_from_here(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form came without this browser's own mark: another site, or a page from before."""
    return render(request, "accounts/not_from_here.html", status=403)
