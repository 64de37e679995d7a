"""Who could see a record: what a record answers, so that the policy imports no record."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any


@dataclass(frozen=True, slots=True)
class Reach:
    """A record's team, the people allocated to it, and whom it is restricted to or shared with."""

    team_id: Any = None
    # (role, person) pairs in force.
    allocated: frozenset[tuple[str, Any]] = field(default_factory=frozenset)
    # None: not restricted. Else only these people, whatever their role.
    restricted_to: frozenset[Any] | None = None
    agencies: frozenset[Any] = field(default_factory=frozenset)
    # A record about several children: the reach of each of the others. Seeing it takes one of
    # them, acting on it takes all.
    beside: tuple["Reach", ...] = ()


# What nobody reaches, except whoever reaches the whole authority.
NOBODY_IN_PARTICULAR = Reach()


def together(reaches: Iterable[Reach]) -> Reach:
    """The reach of a record about several children, from that of each child's."""
    first, *others = list(reaches) or [NOBODY_IN_PARTICULAR]
    return replace(first, beside=tuple(others))
