"""Choices as GOV.UK components: radios, checkboxes, a list; what a choice opens stands in it."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.safestring import SafeString

from cpcase.web.govuk import component, html
from cpcase.web.places import first_id

Reveal = Callable[[forms.BoundField, str], str]


def common(bound: forms.BoundField) -> dict[str, Any]:
    """What every component is given: name, hint, error."""
    params: dict[str, Any] = {"name": bound.html_name}
    if bound.help_text:
        params["hint"] = {"text": str(bound.help_text)}
    if bound.errors:
        params["errorMessage"] = {"text": " ".join(str(words) for words in bound.errors)}
    return params


def label(bound: forms.BoundField, size: str) -> dict[str, Any]:
    """The label of a single control."""
    return {"text": str(bound.label), "classes": f"govuk-label--{size}" if size else ""}


def legend(bound: forms.BoundField, size: str) -> dict[str, Any]:
    """The legend of a group of controls."""
    classes = f"govuk-fieldset__legend--{size}" if size else ""
    return {"legend": {"text": str(bound.label), "classes": classes}}


def radios(bound: forms.BoundField, size: str, reveal: Reveal) -> SafeString:
    """One of a few."""
    items = [item for item in _choices(bound, reveal) if item["value"] != ""]
    inline = getattr(bound.field, "inline", False) and not any("conditional" in i for i in items)
    params = {
        **common(bound),
        "idPrefix": first_id(bound),
        "fieldset": legend(bound, size),
        "classes": "govuk-radios--inline" if inline else "",
        "items": items,
    }
    return component("radios", params)


def checkboxes(bound: forms.BoundField, size: str, reveal: Reveal) -> SafeString:
    """Any of a few."""
    own = {
        "idPrefix": first_id(bound),
        "fieldset": legend(bound, size),
        "items": _choices(bound, reveal),
    }
    return component("checkboxes", {**common(bound), **own})


def checkbox(bound: forms.BoundField, reveal: Reveal) -> SafeString:
    """A single box whose label is the statement."""
    item: dict[str, Any] = {
        "value": "on",
        "text": str(bound.label),
        "checked": bool(bound.value()),
        **_opens(reveal(bound, "True")),
    }
    return component("checkboxes", {**common(bound), "idPrefix": first_id(bound), "items": [item]})


def select(bound: forms.BoundField, size: str) -> SafeString:
    """One of many, as a list."""
    items = [
        {"value": one["value"], "text": one["text"], "selected": one["checked"]}
        for one in _choices(bound, lambda *_: "")
    ]
    own = {"id": first_id(bound), "label": label(bound, size), "items": items}
    return component("select", {**common(bound), **own})


def _choices(bound: forms.BoundField, reveal: Reveal) -> list[dict[str, Any]]:
    chosen = bound.value()
    listed = {str(one) for one in chosen} if isinstance(chosen, list | tuple) else {str(chosen)}
    hints = getattr(bound.field, "choice_hints", {})
    items = []
    for value, text in bound.field.choices:  # type: ignore[attr-defined]
        checked = chosen not in (None, "") and str(value) in listed
        item: dict[str, Any] = {"value": str(value), "text": str(text), "checked": checked}
        if hints.get(value):
            item["hint"] = {"text": str(hints[value])}
        items.append({**item, **_opens(reveal(bound, str(value)))})
    return items


def _opens(inner: str) -> dict[str, Any]:
    return {"conditional": {"html": html(inner)}} if inner else {}
