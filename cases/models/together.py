"""A record about several children of a family: who may see it, and whose it is."""

from collections.abc import Iterable
from typing import Any

from django.db.models import prefetch_related_objects

from accounts.reach import Reach, together


class Together:
    """Its `children` are rows with a `case` each. To act on it is to reach every one of them."""

    children: Any
    _shown: list[Any] | None = None

    def here(self) -> Iterable[Any]:
        """The rows of the children that it is about."""
        return self.rows()

    def rows(self) -> Iterable[Any]:
        """Every row with its child: as a list loaded them, else all in one query."""
        if "children" in getattr(self, "_prefetched_objects_cache", ()):
            return self.children.all()
        return self.children.select_related("case__child__family", "case__timeline")

    def cases(self) -> list[Any]:
        """Their episodes."""
        return [row.case for row in self.here()]

    def hold_children(self) -> None:
        """Load its children once, for an act that asks for them often and changes none of them."""
        mine: Any = self
        prefetch_related_objects(
            [mine], "children__case__child__family", "children__case__timeline"
        )

    def reach(self) -> Reach:
        """The reach of the first child, with that of the others beside it."""
        return together(self.reaches())

    def reaches(self) -> list[Reach]:
        """The reach of each child; as many queries for three as for one."""
        cases = self.cases()
        return [case.reach(cases) for case in cases]

    def show_only(self, rows: Iterable[Any]) -> None:
        """Say which of its children its visitor may see: a restricted one is left out."""
        self._shown = [row.case for row in rows]

    def seen_children(self) -> tuple[Any, ...]:
        """The children whose record is looked at, for the access log."""
        cases = self.cases() if self._shown is None else self._shown
        return tuple(case.child_id for case in cases)
