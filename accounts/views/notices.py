"""The inbox: everything one was told."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.module_loading import import_string
from django.views.generic import TemplateView, View

from accounts.models import Notice
from accounts.services import notices
from cpcase import clock
from cpcase.web.lists import page_of

# What a notice of a limit says beside its words, which name the date: how it stands now.
_SAYS = {"today": "Due today", "overdue": "Overdue"}


class Notices(TemplateView):
    """Everything one was told, newest first, with the child that it is about."""

    template_name = "accounts/notices.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = page_of(self.request, Notice.objects.told_to(self.request.user))
        about = import_string(settings.NOTICE_SUBJECTS)(page.object_list, self.request.user)
        self.request.note_list(about.values())  # type: ignore[attr-defined]
        now = import_string(settings.ALERTS_NOW)(page.object_list, as_of=clock.now())
        rows = [
            (notice, about.get(notice.pk), _SAYS.get(now.get(notice.pk)))
            for notice in page.object_list
        ]
        return {**super().get_context_data(**kwargs), "page": page, "rows": rows}


class OpenNotice(View):
    """Opening a notice marks it read and goes where it points."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: Any) -> HttpResponse:
        notice = get_object_or_404(Notice.objects.told_to(request.user), pk=pk)
        notices.read(notice, by=request.user, as_of=clock.now())  # type: ignore[arg-type]
        return redirect(notice.link or "accounts:notices")
