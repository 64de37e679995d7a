"""Keeping what is typed, valid or not."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.generic import View


class SaveDraft(View):
    """The page sends its form as it stands; nothing is checked but that it has a key."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        key = request.POST.get("draft_key", "")
        if not key or len(key) > 120:
            return JsonResponse({"words": "This form has no name."}, status=400)
        request.drafts.save(  # type: ignore[attr-defined]
            key,
            request.POST,
            link=request.POST.get("draft_link", ""),
            title=request.POST.get("draft_title", ""),
        )
        return HttpResponse(status=204)


class StaySignedIn(View):
    """A click keeps the session; the text is saved in any case."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return redirect(request.GET.get("back", "/") if _is_path(request) else "/")


def _is_path(request: HttpRequest) -> bool:
    back = request.GET.get("back", "")
    return back.startswith("/") and not back.startswith("//")
