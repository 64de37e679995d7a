"""The map of the site: apps are named as strings, so the ground imports none of them."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
