"""Whose pages a browser still shows when nobody is signed in any more.

A cookie of its own, signed, that opens nothing: it only lets a form, sent after its session has
ended, be kept as that person's draft. It holds for one CSRF secret, which changes when somebody
else signs in, so that one person's text never becomes another's.
"""

from hashlib import sha256
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from accounts.models import User

_SALT = "accounts.last_person"
_CSRF = "CSRF_COOKIE"  # where Django keeps the secret in a request's META


def remember(request: HttpRequest, response: HttpResponseBase) -> None:
    """This browser's pages are now those of the person who has just signed in."""
    response.set_signed_cookie(
        settings.LAST_PERSON_COOKIE,
        f"{request.user.pk}:{_digest(request)}",
        salt=_SALT,
        max_age=settings.SESSION_LONGEST,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def last_person(request: HttpRequest) -> User | None:
    """Whose pages these are, when the form that was sent is from the same sign-in."""
    said = request.get_signed_cookie(
        settings.LAST_PERSON_COOKIE, default="", salt=_SALT, max_age=settings.SESSION_LONGEST
    )
    pk, _, digest = (said or "").partition(":")
    if not pk or digest != _digest(request):
        return None
    return User.objects.people().filter(pk=pk, is_active=True).first()


def keep_pages_usable(request: HttpRequest, person: Any) -> None:
    """Before a sign-in: the same person's other open pages can still be sent afterwards.

    Signing in changes the CSRF secret; for whoever these pages belong to, it stays.
    """
    before = last_person(request)
    if before is not None and before.pk == person.pk:
        request.META["CSRF_COOKIE_OF_LAST_PERSON"] = request.META[_CSRF]


def restore_pages(request: HttpRequest) -> None:
    """After a sign-in: put the secret of `keep_pages_usable` back."""
    if secret := request.META.pop("CSRF_COOKIE_OF_LAST_PERSON", None):
        request.META[_CSRF] = secret


def _digest(request: HttpRequest) -> str:
    return sha256(str(request.META.get(_CSRF, "")).encode()).hexdigest()[:16]
