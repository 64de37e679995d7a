"""The ground's own pages: does this process live, does the installation do its work."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cpcase import health
from cpcase.web.lists import NoSuchPage, first_page


@never_cache
@login_not_required
@require_safe
def live(request: HttpRequest) -> HttpResponse:
    """`/health/live`: this process answers. It asks nobody else, so a restart could help."""
    return JsonResponse({"live": True})


@never_cache
@login_not_required
@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """`/health/ready`: 200 when database, broker, ring, drain and static files are well, else 503
    and why.

    It also counts the messages that were given up, for a watchdog outside.
    """
    checks = health.look()
    wrong = [name for name, found in checks.items() if found != health.WELL]
    body = {"ready": not wrong, "wrong": wrong, "checks": checks, "given_up": health.given_up()}
    return JsonResponse(body, status=503 if wrong else 200)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The request could not be read."""
    return render(request, "errors/400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Visible, but not allowed: the refusal's own words say why."""
    words = str(exception) or "You may not do this with the role you work in."
    return render(request, "errors/403.html", {"words": words}, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Not there, or not this person's to see: both look the same."""
    words = str(exception) if exception.args and isinstance(exception.args[0], str) else ""
    there = first_page(request) if isinstance(exception, NoSuchPage) else ""
    return render(request, "errors/404.html", {"words": words, "first": there}, status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """A fault of ours; the page says nothing about a child, and asks the database nothing.

    An act is one transaction: what was sent to it is not saved.
    """
    told = {
        "product_name": settings.PRODUCT_NAME,
        "authority_name": settings.AUTHORITY_NAME,
        "sent": request.method == "POST",
    }
    return HttpResponse(render_to_string("errors/500.html", told), status=500)
