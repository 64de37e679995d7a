"""Tags for work: the due block, “Why this date?”, rows, jump line, consequences, figures, pages."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django import template
from django.core.paginator import Page, Paginator
from django.utils.html import format_html
from django.utils.safestring import SafeString

from cpcase.web.blocks import Consequence, DueBlock, Figure, Heading, LimitRow, Why, WorkRow
from cpcase.web.govuk import component

register = template.Library()


@register.simple_tag
def mark(name: str, classes: str = "cp-mark") -> SafeString:
    """A small picture whose shape says the same as the words beside it."""
    return format_html(
        '<svg class="{}" aria-hidden="true" focusable="false" viewBox="0 0 24 24">'
        '<use href="#i-{}"/></svg>',
        classes,
        name,
    )


@register.inclusion_tag("components/due.html")
def due(block: DueBlock) -> dict[str, Any]:
    """The due block: mark, words and date."""
    return {"block": block}


@register.inclusion_tag("components/why.html")
def why(explanation: Why) -> dict[str, Any]:
    """“Why this date?”: trigger, days counted and not, rule, national limit, earlier values."""
    return {"why": explanation}


@register.inclusion_tag("components/work_row.html")
def work_row(row: WorkRow, level: int = 3) -> dict[str, Any]:
    """One line of a list of work, under a heading one level above `level`."""
    return {"row": row, "level": level}


@register.inclusion_tag("components/limit_row.html")
def limit_row(row: LimitRow, level: int = 3) -> dict[str, Any]:
    """One of the next limits on a child's page."""
    return {"row": row, "level": level}


@register.inclusion_tag("components/jump.html")
def jump(groups: Iterable[Heading | tuple[str, int, str]]) -> dict[str, Any]:
    """`1 overdue · 2 due today …`: links to the groups below, as (anchor, number, words)."""
    links = [
        (one.anchor, one.total, one.title.lower()) if isinstance(one, Heading) else one
        for one in groups
    ]
    return {"links": links}


@register.inclusion_tag("components/consequences.html")
def consequences(
    rows: Iterable[Consequence], caption: str = "These dates run", result: bool = False
) -> dict[str, Any]:
    """What an act will set off; with `result`, what it has set off, word for word."""
    return {"rows": rows, "caption": caption, "result": result}


@register.inclusion_tag("components/figure.html")
def figure(one: Figure, level: int = 2) -> dict[str, Any]:
    """A number, what it counts, the cases behind it, how it went before."""
    return {"figure": one, "level": level}


@register.simple_tag
def pages(page: Page, query: str = "") -> SafeString:
    """Under a list: the total, and numbered links that keep the filters in `query`.

    An empty list has said so itself.
    """
    if not page.paginator.count:
        return SafeString()
    total = format_html('<p class="govuk-body-s">{} in all.</p>', f"{page.paginator.count:,}")
    if page.paginator.num_pages < 2:
        return total
    items = [_page_item(page, number, query) for number in _numbers(page)]
    params: dict[str, Any] = {"items": items, "landmarkLabel": "Pages of this list"}
    if page.has_previous():
        params["previous"] = {"href": _href(page.previous_page_number(), query)}
    if page.has_next():
        params["next"] = {"href": _href(page.next_page_number(), query)}
    return format_html("{}{}", total, component("pagination", params))


def _numbers(page: Page) -> Iterable[int | str]:
    return page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)


def _page_item(page: Page, number: int | str, query: str) -> dict[str, Any]:
    if number == Paginator.ELLIPSIS:
        return {"ellipsis": True}
    here = number == page.number
    return {"number": str(number), "href": _href(number, query), "current": here}


def _href(number: int | str, query: str) -> str:
    kept = f"&{query.lstrip('?&')}" if query.strip("?&") else ""
    return f"?{urlencode({'page': number})}{kept}"
