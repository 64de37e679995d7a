"""About whom? The page before a form that is opened without a child: one's own children first."""

from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.generic import View

from accounts.permissions import Permission
from cases.models import Case
from cases.models.age import eldest_first
from cpcase.web.lists import page_of


class ChooseChild(View):
    """Open records in reach, those allocated to the reader alone where there are any."""

    permission: ClassVar[Permission]
    title: ClassVar[str]
    hint: ClassVar[str]
    leads_to: ClassVar[str]  # the name of the form's page, which takes the episode

    def get(self, request: HttpRequest) -> HttpResponse:
        person: Any = request.user
        if not person.may(self.permission, None):
            raise PermissionDenied(f"You may not {self.permission.value}.")
        cases = Case.objects.visible_to(person).open().for_lists()
        mine = cases.allocated_to([person.pk])
        rows = mine if mine.exists() else cases
        page = page_of(request, rows.order_by("child__family__name", eldest_first("child__")))
        request.note_list(page.object_list)  # type: ignore[attr-defined]
        context = {
            "page": page, "title": self.title, "hint": self.hint, "leads_to": self.leads_to,
        }  # fmt: skip
        return render(request, "cases/choose_child.html", context)


class NoteAboutWhom(ChooseChild):
    """Before a case note."""

    permission = Permission.WRITE_NOTE
    title = "Whom is the note about?"
    hint = "Choose a child. A note is written on one child’s record."
    leads_to = "cases:write_note"
