"""Whose child is added? The page before that form: a family is found by a name, by POST."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.generic import View

from accounts.permissions import Permission
from cases.forms.new_child import FindFamily
from cases.models import Child, Family
from cases.models.age import eldest_first
from cases.views.children import asked_for
from cases.views.person import ByPerson
from cpcase import clock
from cpcase.web import formats
from cpcase.web.acts import REFUSED
from cpcase.web.lists import A_PAGE


@dataclass(frozen=True, slots=True)
class Found:
    """A family, and its children as far as the reader may know of them."""

    family: Family
    children: str


class ChooseFamily(ByPerson, View):
    """By the family's name, or that of a child of it. No name stands in an address or a log."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not self.person.may(Permission.RECORD_CHILD, None):
            raise PermissionDenied("You may not record children and families.")
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._page(FindFamily())

    def post(self, request: HttpRequest) -> HttpResponse:
        """What was found, a page at a time: the buttons of the pages send the name again."""
        form = FindFamily(request.POST)
        if not form.is_valid():
            return self._page(form, status=REFUSED)
        rows = families_called(form.cleaned_data["name"], self.person)
        page = Paginator(rows, A_PAGE).get_page(request.POST.get("page"))
        return self._page(form, page=page, found=self._found(page))

    def _found(self, page: "Page[Any]") -> list[Found]:
        rows = Child.objects.visible_to(self.person).filter(family__in=page.object_list)
        seen = list(rows.order_by(eldest_first(), "first_name", "pk"))
        self.request.note_find([child.pk for child in seen])  # type: ignore[attr-defined]
        today = clock.today()
        return [
            Found(family, _named([one for one in seen if one.family_id == family.pk], today))
            for family in page.object_list
        ]

    def _page(self, form: FindFamily, *, status: int = 200, **found: Any) -> HttpResponse:
        context = {"form": form, "title": "Add a child", **found}
        return render(self.request, "cases/choose_family.html", context, status=status)


def families_called(typed: str, person: Any) -> Any:
    """The families in a person's reach that bear this name, or have a child who does."""
    named = Q()
    for word in typed.split():
        named &= Q(name__icontains=word)
    children = Child.objects.visible_to(person).filter(asked_for(typed))
    mine = Family.objects.visible_to(person)
    return mine.filter(named | Q(pk__in=children.values("family"))).order_by("name", "pk")


def _named(children: list[Child], today: date) -> str:
    """Reuben, 6 years old; Isla, 4 years old."""
    return "; ".join(
        f"{one.called}, {formats.in_sentence(formats.age(one.birth_date, on=today))}"
        for one in children
    )
