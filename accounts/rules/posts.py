"""Whether a person can hold a post."""

from datetime import date

from django.db.models import Q

from accounts.models import Post, Team, User
from accounts.roles import IN_A_TEAM, Role
from cpcase.refusals import Incomplete


def check_team(role: str, team: Team | None) -> None:
    """Raise Incomplete for no role, a post without the team it is in, or with one it is not."""
    if role not in Role.values:
        raise Incomplete("Choose a role.", field="role")
    if team is None and role in IN_A_TEAM:
        raise Incomplete("Choose the team of this post.", field="team")
    if team is not None and role not in IN_A_TEAM:
        raise Incomplete("This role is for the whole authority. Choose no team.", field="team")


def check_agency(role: str, person: User) -> None:
    """Raise Incomplete when a partner is of no agency, or another agency's person gets our post."""
    if role == Role.PARTNER and person.agency_id is None:
        raise Incomplete("Say first for which agency this person works.", field="role")
    if role != Role.PARTNER and person.agency_id is not None:
        raise Incomplete("Somebody of another agency can only be a partner.", field="role")


def check_dates(since: date, until: date | None) -> None:
    """Raise Incomplete when a post would end before it starts."""
    if until is not None and until < since:
        raise Incomplete("The last day must be on or after the first.", field="until")


def check_not_held(
    person: User, role: str, team: Team | None, since: date, until: date | None
) -> None:
    """Raise Incomplete when the person holds this post on one of these days already."""
    same = Post.objects.filter(person=person, role=role, team=team)
    overlapping = same.filter(Q(until=None) | Q(until__gte=since))
    if until is not None:
        overlapping = overlapping.filter(since__lte=until)
    if overlapping.exists():
        raise Incomplete("The person holds this post already on these days.", field="since")
