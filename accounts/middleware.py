"""Each view of a child written down; a person's drafts at hand. Django asks for sign-in."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponseBase

from accounts.services.access_log import log_view
from accounts.services.drafts import Drafts
from cpcase import clock


class AtHand:
    """Gives each request what pages use: its drafts, and the hook that logs a view."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.note_view = _NoteView(request)  # type: ignore[attr-defined]
        if request.user.is_authenticated:
            request.drafts = Drafts(request.user, clock.now())  # type: ignore[attr-defined, arg-type]
        return self.get_response(request)


class _NoteView:
    """`request.note_view(record)`: this record was shown."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def __call__(self, record: Any, action: str = "view") -> None:
        match = self.request.resolver_match
        agency = getattr(self.request.user, "agency_acting", None)
        log_view(
            record,
            person=None if agency else self.request.user,
            agency=agency,
            page=match.view_name if match else "",
            action=action,
            at=clock.now(),
        )
