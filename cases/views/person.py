"""Whoever is signed in: the middleware lets nobody else reach a page."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import cached_property

from cpcase.web.views import RecordMixin


class ByPerson:
    """A page that asks what its visitor may do and see."""

    request: HttpRequest

    @property
    def person(self) -> Any:
        """The visitor."""
        return self.request.user


class TogetherMixin(ByPerson, RecordMixin):
    """A page about several children: those whom its visitor may not see are left out of it,
    and are not noted as looked at."""

    def rows_in_reach(self, record: Any) -> list[Any]:
        """The rows of the children whom this person may see."""
        raise NotImplementedError

    @cached_property
    def record(self) -> Any:
        """The record of this page, noted as looked at for the children who are shown."""
        record = self.fresh()
        record.show_only(self.rows_in_reach(record))
        self.request.note_view(record)  # type: ignore[attr-defined]
        return record

    @cached_property
    def shown(self) -> list[Any]:
        """The children who are shown."""
        return self.rows_in_reach(self.record)
