"""Tags for forms: GOV.UK components, fields, rows, the error summary, where the draft stands."""

from datetime import datetime
from typing import Any

from django import forms, template
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from cpcase.web.govuk import component
from cpcase.web.rendering import render_field

register = template.Library()


@register.simple_tag
def govuk(name: str, **params: Any) -> SafeString:
    """`{% govuk "button" text="Send" %}`: a component of the library, with its own params."""
    return component(name, params)


@register.simple_tag
def field(form: forms.Form, name: str, size: str = "s") -> SafeString:
    """`{% field form "on" %}`: label, hint, error and control; `size` of the label or legend."""
    return render_field(form[name], legend_size=size)


@register.simple_tag
def fields(form: forms.Form, leave_out: str = "") -> SafeString:
    """Every field that no choice reveals, in the form's order; `leave_out` names some, spaced."""
    reveals = getattr(form, "reveals", {})
    hidden = {name for names in reveals.values() for name in names} | set(leave_out.split())
    shown = (render_field(form[name]) for name in form.fields if name not in hidden)
    return format_html_join("", "{}", ((one,) for one in shown))


@register.inclusion_tag("components/rows.html")
def rows(form: Any, name: str) -> dict[str, Any]:
    """`{% rows form "actions" %}`: rows of the same questions, with “Add another” and “Remove”."""
    listed = form.rows[name]
    return {"rows": listed, "name": name, "another": listed.form.another}


@register.simple_tag
def form_errors(form: Any) -> SafeString | str:
    """The summary at the top of a page whose form has errors, in the order of the page."""
    errors = form.errors_in_order() if form is not None and form.is_bound else []
    if not errors:
        return ""
    listed = [
        {"text": words, "href": where} if where else {"text": words} for where, words in errors
    ]
    return component("error-summary", {"titleText": "There is a problem", "errorList": listed})


@register.simple_tag
def draft_attributes(key: str, title: str = "") -> SafeString | str:
    """`<form {% draft_attributes draft_key title %}>`: what is typed saves itself under this key.

    The title is the draft's line in My work: it names no child.
    """
    try:
        url = reverse("accounts:save_draft")
    except NoReverseMatch:
        return ""
    attributes = 'data-draft="{}" data-draft-key="{}" data-draft-title="{}"'
    return format_html(attributes, url, key, title) if key else ""


@register.inclusion_tag("components/draft_status.html")
def draft_status(saved_at: datetime | None = None) -> dict[str, Any]:
    """Where the draft stands: saved at; a script goes on with saving, saved, no signal."""
    return {"saved_at": saved_at}
