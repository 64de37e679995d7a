"""What every request passes through in the ground."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase, HttpResponseNotAllowed
from django.middleware.common import CommonMiddleware
from django.shortcuts import render
from django.utils.functional import SimpleLazyObject

from cpcase import clock


class StandStill:
    """A request judges at one moment, however often it asks; asking costs one query at most.

    `request.as_of` and `request.today` are that moment and its date, for templates.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with clock.standing_still():
            request.as_of = SimpleLazyObject(lambda: clock.now())  # type: ignore[attr-defined]
            request.today = SimpleLazyObject(lambda: clock.today())  # type: ignore[attr-defined]
            return self.get_response(request)


class SlashForPages(CommonMiddleware):
    """A page's address without its last slash leads on to it. The API's is none: software that
    follows would come with a GET and without what it sent, and hear of another mistake."""

    def should_redirect_with_slash(self, request: HttpRequest) -> bool:
        """Whether the address needs its slash and is a page's."""
        return not request.path.startswith("/api/v") and super().should_redirect_with_slash(request)


class WrongMethodSaid:
    """An address behind a button, opened by itself, says so: a browser would show nothing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        answer = self.get_response(request)
        if not isinstance(answer, HttpResponseNotAllowed) or answer.content:
            return answer
        page = render(request, "errors/405.html", status=405)
        page["Allow"] = answer["Allow"]
        return page
