"""What every page has: the authority's words and colours, and that no cache keeps it."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from cpcase.web.brand import style_sheet
from cpcase.web.favicon import icon


def site(request: HttpRequest) -> dict[str, Any]:
    """Context: names, which are settings; the moment of judging; how long a session may rest.

    `now` and `today` are asked for only by a template that shows them.
    """
    return {
        "product_name": settings.PRODUCT_NAME,
        "authority_name": settings.AUTHORITY_NAME,
        "administration_name": settings.ADMINISTRATION_NAME,
        "session_minutes": settings.SESSION_COOKIE_AGE // 60,
        "now": getattr(request, "as_of", None),
        "today": getattr(request, "today", None),
    }


@login_not_required
@require_safe
@cache_control(public=True, max_age=3600)
def brand(request: HttpRequest) -> HttpResponse:
    """The council's colour as a style sheet of its own: the policy allows no inline style."""
    return HttpResponse(style_sheet(), content_type="text/css")


@login_not_required
@require_safe
@cache_control(public=True, max_age=24 * 3600)
def favicon(request: HttpRequest) -> HttpResponse:
    """The picture in the browser's tab, in the council's colour."""
    return HttpResponse(icon(settings.BRAND_COLOUR), content_type="image/x-icon")


class NoStore:
    """A page of somebody signed in is kept by no cache, so that Back asks the server."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.user.is_authenticated and "Cache-Control" not in response:
            response["Cache-Control"] = "no-store"
        return response
