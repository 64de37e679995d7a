"""The strip with the demo's clock, on every page."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from accounts.permissions import Permission
from cpcase import clock as the_clock


def clock(request: HttpRequest) -> dict[str, Any]:
    """Context: what the clock says, and whether this person may step it."""
    if not request.user.is_authenticated:
        return {}
    may_move = request.user.may(Permission.MOVE_CLOCK, None)
    return {"clock": {"now": the_clock.now(), "may_move": may_move, "url": reverse("demo:clock")}}
