"""A manager's view: what needs a decision, then what is late, then people and load."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.views.generic import TemplateView

from accounts.models import Post, Team, User
from accounts.permissions import Permission
from accounts.presenters.navigation import called
from accounts.roles import Role
from cpcase import clock
from cpcase.web import formats
from timescales.engine.offsets import london_day
from timescales.models import Deadline
from timescales.presenters.deadlines import next_days_words
from timescales.services.calendars import Calendars
from worktray.asked import asked_of
from worktray.presenters.lines import collapse, work_rows
from worktray.presenters.work import later_words
from worktray.queries import gather, in_reach, mine, team_load
from worktray.views.paging import page_of_lines

NEEDS_AT_MOST = 25  # decisions above the rest of the page; Sign-offs has them all


def teams_managed(person: Any) -> list[Team]:
    """The teams that a person manages today, or for whose manager they stand in; by name."""
    held = {post.team_id for post in person.posts_answered_for() if post.role == Role.TEAM_MANAGER}
    return list(Team.objects.filter(pk__in=held).order_by("name"))


class TeamPage(TemplateView):
    """Late work of the team's children, and each worker's load."""

    template_name = "worktray/team.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        person: Any = self.request.user
        as_of, calendars = clock.now(), Calendars()
        teams = teams_managed(person)
        if not teams:
            raise PermissionDenied("This page is for team managers.")
        last, _ = next_days_words(london_day(as_of), calendars.of_authority())
        decisions = in_reach(mine(person), person).filter(answers="team_manager")
        own = gather(decisions.filter(due_on__lte=last).for_lists()[:NEEDS_AT_MOST], person)
        late = Deadline.objects.overdue(as_of).filter(timeline__team__in=teams)
        # What needs the manager stands above: once is enough.
        late = late.exclude(pk__in=[row.pk for row in own.rows])
        page, batch = page_of_lines(self.request, late, person)
        posts = Post.objects.held_on(clock.today()).filter(team__in=teams, role=Role.SOCIAL_WORKER)
        people = User.objects.filter(pk__in=posts.values("person")).order_by("name")
        load = team_load(teams, people, as_of, clock.today())
        needs = work_rows(collapse(own), own, as_of=as_of, calendars=calendars)
        return {
            **super().get_context_data(**kwargs),
            "teams": formats.listed([team.name for team in teams]),
            "asked": asked_of(person),
            "needs": needs,
            "late_above": any(row.due.state == "overdue" for row in needs),
            "later": later_words(decisions, last, london_day(as_of)),
            "page": page,
            "late": work_rows(
                collapse(batch), batch, as_of=as_of, calendars=calendars, owner=False
            ),
            "people": [(one, load[one.pk]) for one in people],
        }


class SignOffs(TemplateView):
    """What waits for this manager's decision, most urgent first."""

    template_name = "worktray/sign_offs.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        person: Any = self.request.user
        as_of, calendars = clock.now(), Calendars()
        if not person.may(Permission.MANAGEMENT_OVERSIGHT, None):
            raise PermissionDenied("This page is for managers.")
        roles = ("team_manager", "service_manager")
        last, note = next_days_words(london_day(as_of), calendars.of_authority())
        decisions = in_reach(mine(person), person).filter(answers__in=roles)
        page, batch = page_of_lines(self.request, decisions.filter(due_on__lte=last), person)
        return {
            **super().get_context_data(**kwargs),
            "page": page,
            "rows": work_rows(collapse(batch), batch, as_of=as_of, calendars=calendars),
            "note": note,
            "later": later_words(decisions, last, london_day(as_of)),
            "asked": asked_of(person),
            "heading": called(person, "worktray:sign_offs") or "Sign-offs",
        }
