"""Children in reach, and finding one by name, number or date of birth."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import F, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.generic import TemplateView, View

from accounts.models import User
from accounts.permissions import Permission
from accounts.roles import Role
from cases.matching import sound_of
from cases.models import Case, Child
from cases.models.case import CaseQuerySet
from cases.presenters.child_lines import ChildLine, child_lines, next_limit
from cpcase import clock
from cpcase.web.lists import page_of
from timescales.services.calendars import Calendars

FOUND_AT_MOST = 50


class Children(TemplateView):
    """Who is on what, last seen, the next limit: open episodes in reach, 25 a page.

    `?whose=mine` are those allocated to the reader, where a social worker begins; `?worker=` those
    of a colleague; `?order=name` puts them by name instead of by the next limit.
    """

    template_name = "cases/children.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        person: Any = self.request.user
        if not person.may(Permission.READ_CHILD, None):
            raise PermissionDenied("Your role does not read children's records.")
        is_worker = Role.SOCIAL_WORKER in person.roles()
        asked = self.request.GET.get("whose", "mine" if is_worker else "all")
        whose = "mine" if asked == "mine" else "all"
        cases = Case.objects.visible_to(person).open().for_lists()
        worker = _colleague(self.request.GET.get("worker", ""))
        if worker is not None:
            whose = "worker"
            cases = cases.allocated_to([worker])
        elif whose == "mine":
            cases = cases.allocated_to(person.answers_for())
        chosen = f"worker={worker.pk}" if worker is not None else f"whose={whose}"
        by_name = self.request.GET.get("order") == "name"
        page = page_of(self.request, _in_order(cases, by_name=by_name))
        self.request.note_list(page.object_list)  # type: ignore[attr-defined]
        return {
            **super().get_context_data(**kwargs),
            "page": page,
            "lines": lines_of(page.object_list),
            "whose": whose,
            "worker": worker,
            "chosen": chosen,
            "by_name": by_name,
            "query": f"{chosen}&order=name" if by_name else chosen,
            "is_worker": is_worker,
            "may_add": person.may(Permission.RECORD_CHILD, None),
        }


def _colleague(pk: str) -> User | None:
    """Whose children are asked for; nobody's where none is named. Raises Http404."""
    if not pk:
        return None
    found = User.objects.filter(pk=pk, agency=None).first() if _is_uuid(pk) else None
    if found is None:
        raise Http404
    return found


def _is_uuid(typed: str) -> bool:
    try:
        UUID(typed)
    except ValueError:
        return False
    return True


def _in_order(cases: CaseQuerySet, *, by_name: bool) -> CaseQuerySet:
    """The nearest limit first, what has no date last; or by name."""
    names = ("child__last_name", "child__first_name", "pk")
    if by_name:
        return cases.order_by(*names)
    return cases.annotate(next_limit=next_limit()).order_by(
        F("next_limit").asc(nulls_last=True), *names
    )


def lines_of(cases: Iterable[Case]) -> tuple[ChildLine, ...]:
    """The cases as lines of a list, now."""
    return child_lines(cases, as_of=clock.now(), calendars=Calendars())


class Find(View):
    """A find posts, so that no name stands in an address or a log."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        if not request.user.may(Permission.FIND_CHILD, None):  # type: ignore[union-attr]
            raise PermissionDenied("Your role does not find children.")
        typed = request.POST.get("q", "").strip()[:100]
        cases: list[Case] = []
        waiting: list[Child] = []
        if typed:
            seen = Child.objects.visible_to(request.user).filter(asked_for(typed))
            reach = (
                Case.objects.visible_to(request.user)
                .filter(child__in=seen.values("pk"))
                .for_lists()
            )
            cases = list(reach.order_by("child__last_name", "child__first_name")[:FOUND_AT_MOST])
            unopened = seen.unopened().order_by("last_name", "first_name")
            waiting = list(unopened[:FOUND_AT_MOST])
            request.note_find(  # type: ignore[attr-defined]
                [case.child_id for case in cases] + [child.pk for child in waiting]
            )
        shown = {
            "typed": typed,
            "lines": lines_of(cases),
            "waiting": waiting,
            "count": len(cases) + len(waiting),
            "is_cut": FOUND_AT_MOST in (len(cases), len(waiting)),
        }
        return render(request, "cases/found.html", shown)


def asked_for(typed: str) -> Q:
    """By date of birth, by number, or by a name and what sounds like it."""
    born = _day(typed)
    if born is not None:
        return Q(birth_date=born)
    compact = typed.replace(" ", "")
    asked = Q(number__iexact=compact) | Q(nhs_number=compact)
    asked |= Q(upn__iexact=compact) | Q(former_numbers__value__iexact=compact)
    asked |= Q(former_names__name__icontains=typed, former_names__struck=False)
    names = Q()
    for word in typed.split():
        names &= (
            Q(first_name__istartswith=word)
            | Q(last_name__istartswith=word)
            | Q(known_as__istartswith=word)
        )
    return asked | names | Q(sounds=sound_of(typed.split()[-1]))


def _day(typed: str) -> date | None:
    for form in ("%d/%m/%Y", "%d %m %Y", "%d.%m.%Y", "%d %B %Y", "%d %b %Y", "%Y-%m-%d"):
        try:
            return datetime.strptime(typed, form).date()
        except ValueError:
            continue
    return None
