"""Tags for pages: GOV.UK components, form fields, our own components, dates in words."""

from typing import Any

from django import forms, template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from cpcase.web import formats
from cpcase.web.forms import Form
from cpcase.web.govuk import component
from cpcase.web.rendering import render_field

register = template.Library()

register.filter("day", formats.day)
register.filter("moment", formats.moment)
register.filter("clock_time", formats.clock_time)
register.filter("listed", formats.listed)
register.filter("working_days", formats.working_days)


@register.simple_tag
def govuk(name: str, **params: Any) -> SafeString:
    """`{% govuk "button" text="Send" %}`"""
    return component(name, params)


@register.simple_tag
def field(form: forms.Form, name: str, size: str = "s") -> SafeString:
    """`{% field form "on" %}`: label, hint, error and control."""
    return render_field(form[name], legend_size=size)


@register.simple_tag
def fields(form: forms.Form) -> SafeString:
    """Every field that no choice reveals, in the form's order."""
    hidden = {name for names in getattr(form, "reveals", {}).values() for name in names}
    shown = (render_field(form[name]) for name in form.fields if name not in hidden)
    return format_html_join("", "{}", ((one,) for one in shown))


@register.simple_tag
def form_errors(form: Form) -> SafeString | str:
    """The summary at the top of a page whose form has errors, in the order of the page."""
    errors = form.errors_in_order() if form.errors else []
    if not errors:
        return ""
    listed = [
        {"text": words, "href": where} if where else {"text": words} for where, words in errors
    ]
    return component("error-summary", {"titleText": "There is a problem", "errorList": listed})


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
def due(block: Any) -> dict[str, Any]:
    """The due block: mark, words and date (`cpcase.web.components.DueBlock`)."""
    return {"block": block}


@register.inclusion_tag("components/work_row.html")
def work_row(row: Any) -> dict[str, Any]:
    """One line of work (`cpcase.web.components.WorkRow`)."""
    return {"row": row}


@register.inclusion_tag("components/why.html")
def why(explanation: Any) -> dict[str, Any]:
    """“Why this date?” (`cpcase.web.components.Why`)."""
    return {"why": explanation}


@register.inclusion_tag("components/pathway_list.html")
def pathway_list(steps: Any) -> dict[str, Any]:
    """The pathway as an ordered list of `cpcase.web.components.PathStep`."""
    return {"steps": steps}


@register.inclusion_tag("components/consequences.html")
def consequences(rows: Any, caption: str = "These dates run") -> dict[str, Any]:
    """What an act sets off: rows of `cpcase.web.components.Consequence`."""
    return {"rows": rows, "caption": caption}


@register.inclusion_tag("components/draft_status.html")
def draft_status(saved_at: Any = None) -> dict[str, Any]:
    """Where the draft stands: saved, saving, no signal."""
    return {"saved_at": saved_at}


@register.inclusion_tag("components/pages.html")
def pages(page: Any, query: str = "") -> dict[str, Any]:
    """Numbered links under a list, with the total stated."""
    return {"page": page, "query": query}
