"""Who could see a record: what a record answers, so that the policy imports no record."""

from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass, field, replace
from typing import Any


class Later(Set[Any]):
    """A set that is looked up when somebody asks: for most people the team alone decides."""

    def __init__(self, look_up: Callable[[], Iterable[Any]]) -> None:
        self._look_up = look_up
        self._found: frozenset[Any] | None = None

    @property
    def found(self) -> frozenset[Any]:
        """What is in it; looked up once."""
        if self._found is None:
            self._found = frozenset(self._look_up())
        return self._found

    def __contains__(self, one: object) -> bool:
        return one in self.found

    def __iter__(self) -> Iterator[Any]:
        return iter(self.found)

    def __len__(self) -> int:
        return len(self.found)

    @classmethod
    def _from_iterable(cls, found: Iterable[Any]) -> frozenset[Any]:
        return frozenset(found)


@dataclass(frozen=True, slots=True)
class Reach:
    """A record's team, the people allocated to it, and whom it is restricted to or shared with."""

    team_id: Any = None
    # (role, person) pairs in force.
    allocated: Set[tuple[str, Any]] = field(default_factory=frozenset)
    # None: not restricted. Else only these people, whatever their role.
    restricted_to: frozenset[Any] | None = None
    agencies: Set[Any] = field(default_factory=frozenset)
    # A record about several children: the reach of each of the others. Seeing it takes one of
    # them, acting on it takes all.
    beside: tuple["Reach", ...] = ()
    # Children through whom it can be seen, and who do not stand in the way of an act.
    also_read: tuple["Reach", ...] = ()


# What nobody reaches, except whoever reaches the whole authority.
NOBODY_IN_PARTICULAR = Reach()


def together(reaches: Iterable[Reach]) -> Reach:
    """The reach of a record about several children, from that of each child's."""
    first, *others = list(reaches) or [NOBODY_IN_PARTICULAR]
    return replace(first, beside=tuple(others))
