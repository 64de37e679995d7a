"""The ground's own pages: does this process live, does the installation do its work."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cpcase import health


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
    """`/health/ready`: 200 when database, broker, ring and drain are well, else 503 and why."""
    checks = health.look()
    wrong = [name for name, found in checks.items() if found != health.WELL]
    body = {"ready": not wrong, "wrong": wrong, "checks": checks}
    return JsonResponse(body, status=503 if wrong else 200)
