"""What every request passes through in the ground."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from cpcase import clock


class StandStill:
    """A request judges at one moment, however often it asks; asking costs one query at most."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with clock.standing_still():
            return self.get_response(request)
