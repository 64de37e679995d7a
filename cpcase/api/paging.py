"""Lists of the API, page by page: a cursor, so that a new row neither repeats nor hides another."""

from rest_framework.pagination import CursorPagination


class Pages(CursorPagination):
    """25 a page, at most 100, newest first; `next` and `previous` are links or null."""

    page_size = 25
    max_page_size = 100
    page_size_query_param = "page_size"
    ordering = ("-created_at", "-pk")
    invalid_cursor_message = "This is not a cursor of this list."
