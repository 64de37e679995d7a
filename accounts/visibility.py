"""What a person may see, as a filter: the one place where lists are cut to a person's reach.

It agrees with `policy.may` record by record; a test proves it over the whole cast. A record's
QuerySet needs one line: `return self.filter(visible_q(person, "case__")).distinct()`.
"""

from typing import Any

from django.db.models import Q

from accounts.permissions import Permission
from accounts.policy import Person, posts_that_grant, teams_of
from accounts.roles import ROLES, Sees

NOTHING = Q(pk__in=[])
EVERYTHING = ~NOTHING


def visible_q(person: Person, prefix: str = "", *, permission: str = Permission.READ_CHILD) -> Q:
    """A Q over records that lead to an episode by `prefix` (such as "case__").

    An episode has `timeline` (team, allocations), `restricted`, `named`, `shares`. With another
    permission than reading, the records within the reach of the posts that grant that one.
    """
    posts = posts_that_grant(person, permission)
    if person.is_system or not posts:
        return NOTHING
    named = _q(prefix, restricted=True, named__person=person, named__ended_on=None)
    return named | (_q(prefix, restricted=False) & _within(person, posts, prefix))


def team_q(person: Person, field: str, *, permission: str = Permission.READ_CHILD) -> Q:
    """A Q over records that lead to no episode yet: `field` is the team that wrote them down."""
    posts = posts_that_grant(person, permission)
    if person.is_system or not posts:
        return NOTHING
    if any(ROLES[post.role].sees is Sees.AUTHORITY for post in posts):
        return EVERYTHING
    return Q(**{f"{field}__in": list(_teams(person, posts))})


def _within(person: Person, posts: list[Any], prefix: str) -> Q:
    """What the posts reach among the records that are not restricted."""
    held = {ROLES[post.role].sees: post for post in posts}
    if Sees.AUTHORITY in held:
        return EVERYTHING
    within = NOTHING
    if Sees.TEAM in held or Sees.ALLOCATED in held:
        within |= _q(
            prefix,
            timeline__allocations__person__in=list(person.answers_for()),
            timeline__allocations__ended_at=None,
        )
    if Sees.TEAM in held:
        within |= _q(prefix, timeline__team__in=list(_teams(person, posts)))
    if Sees.SHARED in held and person.agency_id is not None:
        within |= _q(prefix, shares__agency=person.agency_id, shares__ended_at=None)
    return within


def _teams(person: Person, posts: list[Any]) -> frozenset[Any]:
    in_teams = [post for post in posts if ROLES[post.role].sees is Sees.TEAM]
    return frozenset().union(*(teams_of(person, post) for post in in_teams))


def _q(prefix: str, **lookups: Any) -> Q:
    return Q(**{f"{prefix}{name}": value for name, value in lookups.items()})
