"""The map of the site: apps are named as strings, so the ground imports none of them."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, include, path

from cpcase import views
from cpcase.api import reference
from cpcase.api.problems import no_such_address, our_fault, unreadable
from cpcase.web import headers

urlpatterns: list[URLPattern | URLResolver] = [
    path("health/live", views.live, name="live"),
    path("health/ready", views.ready, name="ready"),
    path("brand.css", headers.brand, name="brand"),
    path("favicon.ico", headers.favicon, name="favicon"),
    path("", include("accounts.urls")),
    path("", include("timescales.urls")),
    path("", include("cases.urls")),
    path("", include("coregroups.urls")),
    path("", include("conferences.urls")),
    path("api/v1/", include("conferences.api.urls")),
    path("api/openapi.yaml", reference.Document.as_view(), name="openapi"),
    path("api/docs/", reference.Reference.as_view(), name="api_docs"),
    path("", include("worktray.urls")),
]

if "demo" in settings.INSTALLED_APPS:
    urlpatterns.append(path("", include("demo.urls")))


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A page for people, a problem document for the API's clients."""
    if request.path.startswith("/api/"):
        return unreadable(exception)
    return views.bad_request(request, exception)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A page for people, a problem document for the API's clients."""
    if request.path.startswith("/api/"):
        return no_such_address()
    return views.not_found(request, exception)


def broken(request: HttpRequest) -> HttpResponse:
    """A page for people, a problem document for the API's clients."""
    return our_fault() if request.path.startswith("/api/") else views.broken(request)


handler400 = "cpcase.urls.bad_request"
handler403 = "cpcase.views.forbidden"
handler404 = "cpcase.urls.not_found"
handler500 = "cpcase.urls.broken"
