"""Lists of the API, page by page: a cursor, so that a new row neither repeats nor hides another."""

from typing import Any

from rest_framework.exceptions import NotFound
from rest_framework.pagination import CursorPagination
from rest_framework.request import Request

from cpcase.api.problems import UNREADABLE, Problem


class Pages(CursorPagination):
    """25 a page, at most 100, newest first; `next` and `previous` are links or null."""

    page_size = 25
    max_page_size = 100
    page_size_query_param = "page_size"
    ordering = ("-created_at", "-pk")

    def decode_cursor(self, request: Request) -> Any:
        """Where the client is. Raises Problem for a cursor that no answer gave."""
        try:
            return super().decode_cursor(request)
        except NotFound:
            words = "`cursor` is not one of this list. Leave it out to begin with the first page."
            raise Problem(UNREADABLE, words) from None
