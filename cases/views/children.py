"""Children in reach, and finding one by name, number or date of birth."""

from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.generic import TemplateView, View

from accounts.permissions import Permission
from cases.matching import sound_of
from cases.models import Case
from cases.presenters.stages import stages_of
from cpcase.web.lists import page_of

FOUND_AT_MOST = 50


class Children(TemplateView):
    """Who is on what: open episodes in reach, 25 a page."""

    template_name = "cases/children.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        if not self.request.user.may(Permission.READ_CHILD, None):  # type: ignore[union-attr]
            raise PermissionDenied("Your role does not read children's records.")
        cases = (
            Case.objects.visible_to(self.request.user)
            .open()
            .for_lists()
            .order_by("child__last_name", "child__first_name")
        )
        page = page_of(self.request, cases)
        self.request.note_list(page.object_list)  # type: ignore[attr-defined]
        stages = stages_of(case.timeline_id for case in page.object_list)
        rows = [(case, stages.get(case.timeline_id, "")) for case in page.object_list]
        return {**super().get_context_data(**kwargs), "page": page, "rows": rows}


class Find(View):
    """A find posts, so that no name stands in an address or a log."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        if not request.user.may(Permission.FIND_CHILD, None):  # type: ignore[union-attr]
            raise PermissionDenied("Your role does not find children.")
        typed = request.POST.get("q", "").strip()[:100]
        cases: list[Case] = []
        if typed:
            reach = Case.objects.visible_to(request.user).filter(_asked(typed)).for_lists()
            cases = list(reach.order_by("child__last_name", "child__first_name")[:FOUND_AT_MOST])
            request.note_find([case.child_id for case in cases])  # type: ignore[attr-defined]
        stages = stages_of(case.timeline_id for case in cases)
        rows = [(case, stages.get(case.timeline_id, "")) for case in cases]
        return render(request, "cases/found.html", {"typed": typed, "rows": rows})


def _asked(typed: str) -> Q:
    """By date of birth, by number, or by a name and what sounds like it."""
    born = _day(typed)
    if born is not None:
        return Q(child__birth_date=born)
    compact = typed.replace(" ", "")
    asked = Q(child__number__iexact=compact) | Q(child__nhs_number=compact)
    asked |= Q(child__upn__iexact=compact)
    names = Q()
    for word in typed.split():
        names &= (
            Q(child__first_name__istartswith=word)
            | Q(child__last_name__istartswith=word)
            | Q(child__known_as__istartswith=word)
        )
    return asked | names | Q(child__sounds=sound_of(typed.split()[-1]))


def _day(typed: str) -> date | None:
    for form in ("%d/%m/%Y", "%d %m %Y", "%d.%m.%Y", "%d %B %Y", "%d %b %Y", "%Y-%m-%d"):
        try:
            return datetime.strptime(typed, form).date()
        except ValueError:
            continue
    return None
