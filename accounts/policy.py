"""Who may do what to which record: one pure function. `visibility` is its twin for lists."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Protocol

from accounts.permissions import Permission
from accounts.reach import Reach
from accounts.roles import AUTOMATED, ROLES, Sees


class HeldPost(Protocol):
    """A role that somebody holds now, in a team or for the whole authority."""

    role: str
    team_id: Any


class Person(Protocol):
    """Whoever may do something: somebody who signs in, or an account that software acts as."""

    pk: Any
    agency_id: Any

    @property
    def is_system(self) -> bool:
        """Whether this is nobody: the worker, or a first set-up."""
        ...

    def posts_now(self) -> list[Any]:
        """The posts held today."""
        ...

    def answers_for(self) -> frozenset[Any]:
        """This person, and everybody for whom they stand in today."""
        ...

    def teams_answered_for(self) -> frozenset[Any]:
        """The teams of the people for whom they stand in today."""
        ...


def may(person: Person, permission: str, record: Any) -> bool:
    """Whether `person` may do `permission` to `record`; with None, whether at all.

    The record must be within the reach of a post that grants the permission. One about several
    children is seen by whoever reaches one of them; to act, a person must reach them all.
    Standing in for somebody widens the reach of one's own posts; it never grants a permission.
    """
    if person.is_system:
        return record is None and permission in AUTOMATED
    posts = posts_that_grant(person, permission)
    if record is None:
        return bool(posts)
    reach: Reach = record.reach()
    children, enough = (reach, *reach.beside), all
    if permission == Permission.READ_CHILD:
        children, enough = (*children, *reach.also_read), any
    return bool(posts) and enough(
        any(reaches(person, post, one) for post in posts) for one in children
    )


def sees(person: Person, record: Any) -> bool:
    """Whether `person` may see `record` at all."""
    return may(person, Permission.READ_CHILD, record)


def posts_that_grant(person: Person, permission: str) -> list[Any]:
    """The posts held today whose role holds the permission."""
    return [post for post in person.posts_now() if permission in ROLES[post.role].may]


def reaches(person: Person, post: HeldPost, reach: Reach) -> bool:
    """Whether a record with this reach is within a post's.

    Who stands in for somebody reaches what that person is allocated to and that person's teams,
    but no record that is restricted to that person.
    """
    if reach.restricted_to is not None:
        return person.pk in reach.restricted_to
    match ROLES[post.role].sees:
        case Sees.AUTHORITY:
            return True
        case Sees.TEAM:
            return reach.team_id in teams_of(person, post) or _is_allocated(person, reach)
        case Sees.ALLOCATED:
            return _is_allocated(person, reach)
        case Sees.SHARED:
            return person.agency_id is not None and person.agency_id in reach.agencies
    return False


def teams_of(person: Person, post: HeldPost) -> frozenset[Any]:
    """The teams that a post in a team reaches: its own, and those that the person stands in for."""
    own = frozenset() if post.team_id is None else frozenset({post.team_id})
    return own | person.teams_answered_for()


def _is_allocated(person: Person, reach: Reach) -> bool:
    return any(who in person.answers_for() for _, who in reach.allocated)


def answered_for(who: Any, pairs: Iterable[tuple[Any, Any]]) -> frozenset[Any]:
    """`who`, and everybody whose work comes to them: (absent, stand-in) pairs, also in a chain."""
    found = {who}
    rows = list(pairs)
    while more := {absent for absent, stand_in in rows if stand_in in found} - found:
        found |= more
    return frozenset(found)


def in_force(posts: Iterable[Any], on: date) -> list[Any]:
    """The posts held on a day."""
    return [post for post in posts if post.since <= on and (post.until is None or post.until >= on)]
