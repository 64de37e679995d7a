"""Tags for a child's record: the band, its tabs, the pathway, a number to call."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from cpcase.web.child import ChildBand, PathStep

register = template.Library()


@register.inclusion_tag("components/band.html")
def child_band(band: ChildBand) -> dict[str, Any]:
    """Who the child is, the stage, warnings, siblings. It holds the page's h1."""
    return {"band": band}


@register.inclusion_tag("components/tabs.html")
def child_tabs(band: ChildBand, called: str = "") -> dict[str, Any]:
    """The pages of the record: `called` is the name that the child goes by."""
    return {"tabs": band.tabs, "called": called or band.name}


@register.inclusion_tag("components/pathway_list.html")
def pathway_list(steps: Iterable[PathStep]) -> dict[str, Any]:
    """The pathway as an ordered list: done, done late, now, next, skipped, replaced."""
    return {"steps": steps}


@register.simple_tag
def phone(number: str, whose: str = "") -> SafeString | str:
    """A number to call; a script adds “Copy”."""
    dialled = "".join(sign for sign in number if sign.isdigit() or sign == "+")
    if not dialled:
        return number
    return format_html(
        '<span data-copy="{}" data-whose="{}"><a class="govuk-link" href="tel:{}">{}</a></span>',
        number,
        whose,
        dialled,
        number,
    )
