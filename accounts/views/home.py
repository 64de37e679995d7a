"""The first page of whoever is signed in."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.views.generic import View

from accounts.presenters.navigation import first_page


class Home(View):
    """`/` leads to where the role that a person works in starts."""

    def get(self, request: HttpRequest) -> HttpResponseBase:
        return redirect(first_page(request.user))
