"""A record about several children of a family: who may see it, and whose it is."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from accounts.reach import Reach


class Together:
    """Its `children` are rows with a `case` each. To act on it is to reach every one of them."""

    children: Any
    _shown: list[Any] | None = None

    def here(self) -> Iterable[Any]:
        """The rows of the children that it is about."""
        return self.children.all()

    def cases(self) -> list[Any]:
        """Their episodes."""
        return [row.case for row in self.here()]

    def reach(self) -> Reach:
        """The reach of the first child, with that of the others beside it."""
        first, *others = [case.reach() for case in self.cases()] or [Reach()]
        return replace(first, beside=tuple(others))

    def show_only(self, rows: Iterable[Any]) -> None:
        """Say which of its children its visitor may see: a restricted one is left out."""
        self._shown = [row.case for row in rows]

    def seen_children(self) -> tuple[Any, ...]:
        """The children whose record is looked at, for the access log."""
        cases = self.cases() if self._shown is None else self._shown
        return tuple(case.child_id for case in cases)
