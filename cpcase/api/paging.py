"""Lists of the API, page by page: a cursor, so that a new row neither repeats nor hides another."""

from typing import Any

from django.core.exceptions import ValidationError
from rest_framework.exceptions import NotFound
from rest_framework.pagination import CursorPagination

from cpcase.api.problems import UNREADABLE, Problem


class Pages(CursorPagination):
    """25 a page, at most 100, newest first; `next` and `previous` are links or null."""

    page_size = 25
    max_page_size = 100
    page_size_query_param = "page_size"
    ordering = ("-created_at", "-pk")

    def get_page_size(self, request: Any) -> int:
        """How many are asked for. Raises Problem for what is no number from 1 to 100."""
        asked = request.query_params.get(self.page_size_query_param)
        if asked is None:
            return self.page_size
        if asked not in {str(size) for size in range(1, self.max_page_size + 1)}:
            words = f"`page_size` must be a whole number from 1 to {self.max_page_size}."
            raise Problem(UNREADABLE, words)
        return int(asked)

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        """With what `page_size` may be."""
        found: list[dict[str, Any]] = super().get_schema_operation_parameters(view)
        limits = {"minimum": 1, "maximum": self.max_page_size, "default": self.page_size}
        for one in found:
            if one["name"] == self.page_size_query_param:
                one["schema"] = {**one["schema"], **limits}
        return found

    def paginate_queryset(self, *args: Any, **kwargs: Any) -> Any:
        """The rows of the page. Raises Problem for a cursor that no answer of this list gave."""
        try:
            return super().paginate_queryset(*args, **kwargs)
        except (NotFound, ValidationError):  # no cursor at all; or its place is no date
            words = "`cursor` is not one of this list. Leave it out to begin with the first page."
            raise Problem(UNREADABLE, words) from None
