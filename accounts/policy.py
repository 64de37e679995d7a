"""Who may do what to which record: one pure function. `visibility` is its twin for lists."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Protocol

from accounts.permissions import Permission
from accounts.reach import Reach
from accounts.roles import ROLES, Sees


class HeldPost(Protocol):
    """A role that somebody holds now, in a team or for the whole authority."""

    role: str
    team_id: Any


def may(person: Any, permission: str, record: Any) -> bool:
    """Whether `person` may do `permission` to `record`; with None, whether at all.

    The record must be within the reach of a post that grants the permission. One about several
    children is seen by whoever reaches one of them; to act, a person must reach them all.
    """
    posts = [post for post in person.posts_now() if permission in ROLES[post.role].may]
    if record is None:
        return bool(posts)
    reach: Reach = record.reach()
    enough = any if permission == Permission.READ_CHILD else all
    return enough(
        any(reaches(person, post, one) for post in posts) for one in (reach, *reach.beside)
    )


def sees(person: Any, record: Any) -> bool:
    """Whether `person` may see `record` at all."""
    return may(person, Permission.READ_CHILD, record)


def reaches(person: Any, post: HeldPost, reach: Reach) -> bool:
    """Whether a record with this reach is within a post's."""
    if reach.restricted_to is not None and person.pk not in reach.restricted_to:
        return False
    if reach.restricted_to is not None:
        return True
    if any(who in person.answers_for() for _, who in reach.allocated):
        return True
    match ROLES[post.role].sees:
        case Sees.AUTHORITY:
            return True
        case Sees.TEAM:
            return post.team_id is not None and post.team_id == reach.team_id
        case Sees.SHARED:
            return person.agency_id is not None and person.agency_id in reach.agencies
    return False


def in_force(posts: Iterable[Any], on: date) -> list[Any]:
    """The posts held on a day."""
    return [post for post in posts if post.since <= on and (post.until is None or post.until >= on)]
