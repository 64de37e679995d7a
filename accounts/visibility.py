"""What a person may see, as a filter: the one place where lists are cut to a person's reach.

It agrees with `policy.sees` record by record; a test proves it over the whole cast.
"""

from typing import Any

from django.db.models import Q

from accounts.permissions import Permission
from accounts.roles import ROLES, Sees

NOTHING = Q(pk__in=[])


def visible_q(person: Any, prefix: str = "") -> Q:
    """A Q over records that lead to an episode by `prefix` (such as "case__").

    An episode has `timeline` (team, allocations), `restricted`, `named`, `shares`.
    """
    posts = [post for post in person.posts_now() if Permission.READ_CHILD in ROLES[post.role].may]
    if not posts:
        return NOTHING
    named = Q(
        **{
            f"{prefix}named__person": person,
            f"{prefix}named__ended_on": None,
            f"{prefix}restricted": True,
        }
    )
    open_to_role = Q(**{f"{prefix}restricted": False}) & _within(person, posts, prefix)
    return named | open_to_role


def _within(person: Any, posts: list[Any], prefix: str) -> Q:
    if any(ROLES[post.role].sees is Sees.AUTHORITY for post in posts):
        return ~NOTHING
    teams = {
        post.team_id
        for post in posts
        if ROLES[post.role].sees is Sees.TEAM and post.team_id is not None
    }
    allocated = Q(
        **{
            f"{prefix}timeline__allocations__person__in": list(person.answers_for()),
            f"{prefix}timeline__allocations__ended_at": None,
        }
    )
    return Q(**{f"{prefix}timeline__team__in": teams}) | allocated
