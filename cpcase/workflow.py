"""Tables of moves: the only way in which a status changes."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol

from cpcase.refusals import NotAllowed, NotNow


class Actor(Protocol):
    """Whoever acts: a person, an agency's client, or the system itself."""

    def may(self, permission: str, record: Any) -> bool: ...


@dataclass(frozen=True, slots=True)
class Move:
    """One row of a table: this act takes a record from these states to that one."""

    act: str
    from_: tuple[str, ...]
    to: str
    permission: str
    words: str


class Workflow:
    """A record's table of moves."""

    def __init__(self, name: str, *moves: Move, field: str = "status") -> None:
        self.name = name
        self.field = field
        self.moves = {move.act: move for move in moves}
        if len(self.moves) != len(moves):
            raise ValueError(f"{name}: an act stands twice in its table")

    def check(self, record: Any, act: str, *, by: Actor) -> Move:
        """Raise NotAllowed or NotNow unless `by` may do `act` to `record` now."""
        move = self.moves[act]
        if not by.may(move.permission, record):
            raise NotAllowed(f"You may not do this: {move.words.lower()}.")
        if getattr(record, self.field) not in move.from_:
            state = getattr(record, f"get_{self.field}_display")()
            raise NotNow(f"“{move.words}” cannot be done: this is already “{state}”.")
        return move

    def move(self, record: Any, act: str, *, by: Actor) -> None:
        """Take `record` to the state that `act` leads to; the caller writes it."""
        setattr(record, self.field, self.check(record, act, by=by).to)

    def can(self, record: Any, act: str, *, by: Actor) -> bool:
        """The boolean twin of `check`, for templates."""
        try:
            self.check(record, act, by=by)
        except (NotAllowed, NotNow):
            return False
        return True

    def open_to(self, record: Any, *, by: Actor) -> list[Move]:
        """The moves that `by` could make now, in the table's order."""
        return [move for act, move in self.moves.items() if self.can(record, act, by=by)]

    def states(self) -> Iterable[str]:
        """Every state that the table names."""
        return dict.fromkeys(
            state for move in self.moves.values() for state in (*move.from_, move.to)
        )
