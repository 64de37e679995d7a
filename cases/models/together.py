"""A record about several children of a family: who may see it, and whose it is."""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from django.db.models import Prefetch, prefetch_related_objects

from accounts.reach import Reach, together


class Together:
    """Its `children` are rows with a `case` each. To act on it is to reach every one of them."""

    children: Any
    # What is read with a row.
    with_row: ClassVar[Sequence[str]] = ("case__child__family", "case__timeline")
    _shown: list[Any] | None = None

    def here(self) -> Iterable[Any]:
        """The rows of the children that it is about."""
        return self.rows()

    def rows(self) -> Iterable[Any]:
        """Every row with its child: as a list loaded them, else all in one query."""
        if "children" in getattr(self, "_prefetched_objects_cache", ()):
            return self.children.all()
        return self.children.select_related(*self.with_row)

    def cases(self) -> list[Any]:
        """Their episodes."""
        return [row.case for row in self.here()]

    def hold_children(self) -> None:
        """Load its children once, for an act that asks for them often and changes none of them."""
        mine: Any = self
        rows = mine.children.model.objects.select_related(*self.with_row)
        prefetch_related_objects([mine], Prefetch("children", rows))

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
