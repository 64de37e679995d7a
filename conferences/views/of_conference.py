"""What every page of one conference shares: found in scope, and whom of its children one sees."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.urls import reverse

from cases.models import Case
from cases.presenters.names import names_of
from conferences.models import Conference
from cpcase.web.views import RecordActView, RecordMixin


def visible_cases(person: Any, *conferences: Conference) -> set[Any]:
    """The children of these conferences whom a person may see."""
    found = Case.objects.visible_to(person).filter(conferences__conference__in=conferences)
    return set(found.values_list("pk", flat=True))


def rows_shown(person: Any, conference: Conference, rows: Iterable[Any]) -> list[Any]:
    """Those of these rows, one for each child, whose child a person may see."""
    visible = visible_cases(person, conference)
    return [row for row in rows if row.case_id in visible]


def shown_to(person: Any, *conferences: Conference) -> set[Any]:
    """As above; of each conference only these children count as looked at."""
    visible = visible_cases(person, *conferences)
    for one in conferences:
        one.show_only([row for row in one.here() if row.case_id in visible])
    return visible


def back_from(cases: list[Any]) -> dict[str, str]:
    """To the child, or to the family where it is about several."""
    if len(cases) == 1:
        url = reverse("cases:case", args=[cases[0].pk])
        return {"back_url": url, "back_words": "Back to the child’s record"}
    url = reverse("cases:family", args=[cases[0].child.family_id]) if cases else "/"
    return {"back_url": url, "back_words": "Back to the family"}


class ConferenceMixin(RecordMixin):
    """A conference with all that its pages show."""

    of: ClassVar[Any] = Conference

    def records(self) -> Any:
        return super().records().for_page()

    def fresh(self) -> Any:
        found = super().fresh()
        shown_to(self.request.user, found)
        return found

    @property
    def conference(self) -> Conference:
        """The conference of this page."""
        found: Conference = self.record
        return found


class ConferenceAct(ConferenceMixin, RecordActView):
    """An act on a conference, from its page and back to it."""

    template_name = "conferences/act.html"
    button = "Save"
    about = ""

    def back_url(self) -> str:
        return reverse("conferences:conference", args=[self.conference.pk])

    def context(self) -> dict[str, Any]:
        visible = visible_cases(self.request.user, self.conference)
        return {
            **super().context(),
            "conference": self.conference,
            "caption": f"{self.conference.title}: {names_of(self.conference, visible)}",
            "button": self.button,
            "about": self.about,
        }
