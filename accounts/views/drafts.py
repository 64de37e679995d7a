"""Keeping what is typed, valid or not."""

import json
from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.generic import View

from accounts.models import Draft
from accounts.services import old_drafts
from accounts.services.drafts import LONGEST_KEY
from cpcase import clock
from cpcase.refusals import Refusal


class SaveDraft(View):
    """A page sends its form as it stands; nothing about it is checked but that it has a name.

    As a form: its fields beside `draft_key`, `draft_link`, `draft_title`. As JSON:
    `{"key", "data", "link", "title"}`.
    """

    http_method_names = ["post"]
    is_autosave = True

    def post(self, request: HttpRequest) -> HttpResponse:
        sent = _sent(request)
        if sent is None or not 0 < len(sent["key"]) <= LONGEST_KEY:
            return JsonResponse({"words": "This form has no name."}, status=400)
        request.drafts.save(sent.pop("key"), sent.pop("data"), **sent)  # type: ignore[attr-defined]
        return HttpResponse(status=204)


class DiscardDraft(View):
    """The person does not want the text any more."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        draft = get_object_or_404(Draft.objects.unfinished(request.user), pk=pk)
        request.drafts.discard(draft.key)  # type: ignore[attr-defined]
        return redirect("accounts:me")


class TakeUpDraft(View):
    """The person goes on with what was set aside."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        me: Any = request.user
        draft = get_object_or_404(Draft.objects.set_aside(me), pk=pk)
        try:
            old_drafts.take_up(draft, by=me, at=clock.now())
            messages.success(request, "It is among what you have not finished again.")
        except Refusal as refusal:
            messages.error(request, refusal.words)
        return redirect("accounts:me")


def _sent(request: HttpRequest) -> dict[str, Any] | None:
    if request.content_type != "application/json":
        form = request.POST
        about = {name: form.get(f"draft_{name}", "") for name in ("key", "link", "title")}
        return {**about, "data": form}
    try:
        body = json.loads(request.body)
    except ValueError:
        return None
    if not isinstance(body, dict) or not isinstance(body.get("data"), Mapping):
        return None
    about = {name: str(body.get(name, "")) for name in ("key", "link", "title")}
    return {**about, "data": body["data"]}
