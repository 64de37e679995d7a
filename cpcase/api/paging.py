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

    def paginate_queryset(self, *args: Any, **kwargs: Any) -> Any:
        """The rows of the page. Raises Problem for a cursor that no answer of this list gave."""
        try:
            return super().paginate_queryset(*args, **kwargs)
        except (NotFound, ValidationError):  # no cursor at all; or its place is no date
            words = "`cursor` is not one of this list. Leave it out to begin with the first page."
            raise Problem(UNREADABLE, words) from None
