"""Whoever is signed in: the middleware lets nobody else reach a page."""

from typing import Any

from django.http import HttpRequest


class ByPerson:
    """A page that asks what its visitor may do and see."""

    request: HttpRequest

    @property
    def person(self) -> Any:
        """The visitor."""
        return self.request.user
