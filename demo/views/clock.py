"""Stepping the demo's clock by a day, to see deadlines ring."""

from datetime import timedelta

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.generic import View

from accounts.permissions import Permission
from cpcase.moving import move_clock
from timescales.tasks import ring_due

STEPS = {"1": timedelta(days=1), "7": timedelta(days=7)}


class MoveClock(View):
    """Only a system administrator of the demo; sessions, leases and tokens keep real time."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        if not request.user.may(Permission.MOVE_CLOCK, None):  # type: ignore[union-attr]
            raise PermissionDenied("Only a system administrator moves the demo's clock.")
        step = STEPS.get(request.POST.get("days", ""))
        if step is None:
            messages.error(request, "The clock goes on by a day or by a week.")
        else:
            move_clock(by=step)
            _wake()
            messages.success(request, "The clock went on. Missed limits ring within a minute.")
        return redirect(_back(request))


def _wake() -> None:
    """Ask the worker to look now; if it cannot be asked, its next round does it."""
    try:
        ring_due.apply_async(retry=False, expires=30)
    except Exception:
        return


def _back(request: HttpRequest) -> str:
    came = request.headers.get("Referer", "")
    safe = url_has_allowed_host_and_scheme(came, {request.get_host()})
    return came if safe else "/"
