"""My work, and all of it that comes later."""

from typing import Any

from django.views.generic import TemplateView

from accounts.models import Draft
from accounts.permissions import Permission
from cpcase import clock
from timescales.engine.offsets import london_day
from timescales.presenters.deadlines import next_days_words
from timescales.services.calendars import Calendars
from worktray.asked import asked_of
from worktray.diary import diary_of
from worktray.presenters.lines import collapse, work_rows
from worktray.presenters.work import work_page
from worktray.queries import mine
from worktray.views.paging import page_of_lines

AT_MOST = 4  # unfinished forms beside today's diary; a person's own page has them all


class Work(TemplateView):
    """One list, late first: nothing to click to find out what is due."""

    template_name = "worktray/work.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        person: Any = self.request.user
        context = super().get_context_data(**kwargs)
        context["page"] = work_page(person, as_of=clock.now(), calendars=Calendars())
        context["diary"] = diary_of(person, clock.today())
        context["may_visit"] = person.may(Permission.RECORD_VISIT, None)
        context["may_note"] = person.may(Permission.WRITE_NOTE, None)
        context["asked"] = asked_of(person) if _is_asked_here(person) else []
        context["drafts"] = Draft.objects.unfinished(person)[:AT_MOST]
        return context


def _is_asked_here(person: Any) -> bool:
    """A chair is asked to agree to a late date, administration to stand one down; a manager's
    sign-offs have a page of their own.
    """
    is_manager = person.may(Permission.MANAGEMENT_OVERSIGHT, None)
    asked = (Permission.GIVE_LATE_REASONS, Permission.BOOK_CONFERENCE)
    return not is_manager and any(person.may(one, None) for one in asked)


class Later(TemplateView):
    """What is due after the next five working days, 25 a page."""

    template_name = "worktray/later.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        as_of, calendars = clock.now(), Calendars()
        last, _ = next_days_words(london_day(as_of), calendars.of_authority())
        person: Any = self.request.user
        owner = person.may(Permission.RECORD_STEP, None)
        page, batch = page_of_lines(self.request, mine(person).filter(due_on__gt=last), person)
        context = super().get_context_data(**kwargs)
        context["page"] = page
        context["rows"] = work_rows(
            collapse(batch), batch, as_of=as_of, calendars=calendars, owner=owner
        )
        return context
