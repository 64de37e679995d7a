"""Sign-in by default; each view of a child written down; a person's drafts at hand."""

from collections.abc import Callable, Iterable
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.core.signing import BadSignature, TimestampSigner
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect

from accounts.last_person import last_person
from accounts.models import AccessEntry
from accounts.services.access_log import Look, log_find, log_refused, log_views
from accounts.services.drafts import LONGEST_KEY, Drafts
from cpcase import clock
from cpcase.web.acts import ActView

_STAMP = TimestampSigner(salt="accounts.session")


class SignInRequired(LoginRequiredMiddleware):
    """Every page asks who it is, but those that say `login_not_required`.

    A session ends after an idle hour (Django's) and, however busy, after SESSION_LONGEST seconds
    of real time. A form that arrives after its session has ended is kept as a draft of the person
    whose page it was, and is there again once that person has signed in.
    """

    def process_view(
        self, request: HttpRequest, view_func: Any, view_args: Any, view_kwargs: Any
    ) -> HttpResponseBase | None:
        if request.user.is_authenticated and _is_over(request):
            logout(request)
        answer = super().process_view(request, view_func, view_args, view_kwargs)
        return answer and _asked_to_sign_in(request, view_func, answer["Location"])


def _asked_to_sign_in(request: HttpRequest, view_func: Any, sign_in: str) -> HttpResponseBase:
    """To the sign-in page, which leads back; what was typed is kept."""
    is_kept = _keep(request, view_func)
    if _is_autosave(view_func):
        return HttpResponse(status=204 if is_kept else 401)
    return redirect(f"{sign_in}&kept=yes" if is_kept else sign_in)


def _is_over(request: HttpRequest) -> bool:
    """Whether this session began too long ago. Its first request stamps it."""
    stamp = request.session.get("began")
    if stamp is None:
        request.session["began"] = _STAMP.sign("session")
        return False
    try:
        _STAMP.unsign(stamp, max_age=settings.SESSION_LONGEST)
    except BadSignature:
        return True
    return False


def _keep(request: HttpRequest, view_func: Any) -> bool:
    """Keep the text of a form whose session has ended; whether there was any to keep."""
    if request.method != "POST":
        return False
    person = last_person(request)
    key, title = _form_of(request, view_func)
    if person is None or not 0 < len(key) <= LONGEST_KEY:
        return False
    link = request.POST.get("draft_link") or request.get_full_path()
    Drafts(person, clock.now()).save(key, request.POST, link=link, title=title)
    return True


def _form_of(request: HttpRequest, view_func: Any) -> tuple[str, str]:
    """The name of the form's draft, and its title; both empty where it has none."""
    view_class = getattr(view_func, "view_class", None)
    if _is_autosave(view_func):
        return request.POST.get("draft_key", ""), request.POST.get("draft_title", "")
    if view_class is None or not issubclass(view_class, ActView):
        return "", ""
    match = request.resolver_match
    view = view_class()
    view.setup(request, **(match.kwargs if match else {}))
    title = getattr(view_class, "title", "")
    return view.draft_key(), title if isinstance(title, str) else ""


def _is_autosave(view_func: Any) -> bool:
    return bool(getattr(getattr(view_func, "view_class", None), "is_autosave", False))


class AtHand:
    """Gives each request what pages use: its drafts, and the hooks that log a view.

    `request.note_view(record)`: this record was opened. `request.note_list(records)`: these were
    seen in a list. `request.note_find(children)`: a search showed these. Where a person is
    refused a page about a record, that is written down here.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.note_view = lambda record: _note(request, [record])  # type: ignore[attr-defined]
        request.note_list = lambda records: _note(request, records, "list")  # type: ignore[attr-defined]
        request.note_find = lambda children: log_find(_look(request), children)  # type: ignore[attr-defined]
        if request.user.is_authenticated:
            request.drafts = Drafts(request.user, clock.now())  # type: ignore[attr-defined]
        answer = self.get_response(request)
        if answer.status_code in (403, 404) and request.user.is_authenticated:
            for record_id in _asked_for(request):
                log_refused(_look(request), record_id)
        return answer


def _note(
    request: HttpRequest, records: Iterable[Any], action: str = AccessEntry.Action.VIEW
) -> None:
    about_children = [record for record in records if hasattr(record, "seen_children")]
    log_views(_look(request), about_children, action=action)


def _look(request: HttpRequest) -> Look:
    match = request.resolver_match
    key = request.session.session_key or ""
    session = sha256(key.encode()).hexdigest()[:16] if key else ""
    page = match.view_name if match else ""
    return Look(by=request.user, page=page, at=clock.now(), session=session)  # type: ignore[arg-type]


def _asked_for(request: HttpRequest) -> list[UUID]:
    """The record that the address names first."""
    named = request.resolver_match.kwargs.values() if request.resolver_match else ()
    return [value for value in named if isinstance(value, UUID)][:1]
