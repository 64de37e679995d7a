"""What every letter of one batch says of its meeting, or must not say: loaded once."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from cases.models import Address, Child, Involvement, Relationship
from conferences.choices import Side


class ForLetters:
    """A conference to which people are invited by letter."""

    invitations: Any
    cases: Any
    hold_children: Any
    _professionals: list[Any] | None = None
    _addresses: list[Address] | None = None
    _ties: list[Relationship] | None = None
    _works_with: dict[Any, set[Any]] | None = None

    @contextmanager
    def held_for_letters(self) -> Iterator[None]:
        """Load once what each letter of a batch says of the meeting or must not say."""
        cache = self.__dict__.setdefault("_prefetched_objects_cache", {})
        before = dict(cache)
        self.hold_children()
        self._professionals, self._addresses = self.professionals(), self.addresses()
        self._ties = self.ties()
        try:
            yield
        finally:
            self._professionals = self._addresses = self._ties = self._works_with = None
            cache.clear()
            cache.update(before)

    def professionals(self) -> list[Any]:
        """The invitations of those who come for their work, in the order of the list."""
        if self._professionals is None:
            listed = self.invitations.on_the_list().filter(side=Side.PROFESSIONAL)
            return list(listed.order_by("created_at"))
        return self._professionals

    def addresses(self) -> list[Address]:
        """Where the families live, and a child who lives apart."""
        if self._addresses is None:
            families = {case.child.family_id for case in self.cases()}
            return list(Address.objects.known_now().filter(family__in=families))
        return self._addresses

    def works_with(self) -> dict[Any, set[Any]]:
        """Of each professional who works with one of its children now: with which of them."""
        if self._works_with is not None:
            return self._works_with
        found: dict[Any, set[Any]] = {}
        rows = Involvement.objects.filter(case__in=self.cases(), until=None)
        for professional, case in rows.values_list("professional", "case"):
            found.setdefault(professional, set()).add(case)
        if self._ties is not None:  # held for a batch
            self._works_with = found
        return found

    def home_of(self, child: Child) -> Address | None:
        """Where a child lives now: apart from the family, or where the family does."""
        known = self.addresses()
        own = next((one for one in known if one.child_id == child.pk), None)
        homes = (one for one in known if one.family_id == child.family_id and not one.child_id)
        return own or next(homes, None)

    def ties(self) -> list[Relationship]:
        """Who is whose relative now, of all its children."""
        if self._ties is None:
            children = [case.child_id for case in self.cases()]
            rows = Relationship.objects.filter(child__in=children, ended_on=None)
            return list(rows.select_related("child").order_by("created_at"))
        return self._ties
