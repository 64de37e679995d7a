"""Lists in pages: 25 a page, the total stated, and words for a page that is not there."""

from typing import Any

from django.core.paginator import EmptyPage, Page, PageNotAnInteger, Paginator
from django.http import Http404, HttpRequest

A_PAGE = 25


class NoSuchPage(Http404):
    """A list has no page of this number; the list itself is there."""


def first_page(request: HttpRequest) -> str:
    """The address of the first page of the list that was asked for."""
    query = request.GET.copy()
    query.pop("page", None)
    return f"{request.path}?{query.urlencode()}" if query else request.path


def page_of(request: HttpRequest, rows: Any, *, size: int = A_PAGE) -> "Page[Any]":
    """The page that `?page=` asks for, the first by default, of rows in an order.

    Raises NoSuchPage with the words that the page shows.
    """
    pages: Paginator[Any] = Paginator(rows, size)
    asked = request.GET.get("page", "1")
    try:
        return pages.page(asked)
    except PageNotAnInteger:
        raise NoSuchPage(f"There is no such page. {_last(pages)}") from None
    except EmptyPage:
        raise NoSuchPage(f"There is no page {int(asked)}. {_last(pages)}") from None


def _last(pages: "Paginator[Any]") -> str:
    if pages.num_pages == 1:
        return "There is only one page."
    return f"The last page is {pages.num_pages}."
