"""The map of the site: apps are named as strings, so the ground imports none of them."""

from django.urls import URLPattern, URLResolver, path

from cpcase import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("health/live", views.live, name="live"),
    path("health/ready", views.ready, name="ready"),
]
