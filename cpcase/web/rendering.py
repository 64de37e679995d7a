"""A bound Django field as a GOV.UK component."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.safestring import SafeString

from cpcase.web.fields import DayWidget, FilesField
from cpcase.web.forms import first_id
from cpcase.web.govuk import component, html


def render_field(bound: forms.BoundField, *, legend_size: str = "s") -> SafeString:
    """The whole form group: label or legend, hint, error, control with what was typed."""
    widget = bound.field.widget
    for kind, renderer in _RENDERERS:
        if isinstance(widget, kind):
            return renderer(bound, legend_size)
    return _input(bound, legend_size)


def _common(bound: forms.BoundField) -> dict[str, Any]:
    params: dict[str, Any] = {"name": bound.html_name}
    if bound.help_text:
        params["hint"] = {"text": bound.help_text}
    if bound.errors:
        params["errorMessage"] = {"text": " ".join(bound.errors)}
    return params


def _label(bound: forms.BoundField, size: str) -> dict[str, Any]:
    return {"text": bound.label, "classes": f"govuk-label--{size}" if size else ""}


def _legend(bound: forms.BoundField, size: str) -> dict[str, Any]:
    return {"legend": {"text": bound.label, "classes": f"govuk-fieldset__legend--{size}"}}


def _attributes(bound: forms.BoundField) -> dict[str, Any]:
    return {key: value for key, value in bound.field.widget.attrs.items() if key not in _OWN}


_OWN = ("rows", "id", "class", "maxlength")


def _input(bound: forms.BoundField, size: str) -> SafeString:
    kind = getattr(bound.field.widget, "input_type", "text")
    value = bound.value()
    return component(
        "input",
        {
            **_common(bound),
            "id": first_id(bound),
            "label": _label(bound, size),
            "type": kind,
            "value": "" if value is None else str(value),
            "classes": bound.field.widget.attrs.get("class", ""),
            "autocomplete": bound.field.widget.attrs.get("autocomplete", "off"),
            "attributes": _attributes(bound),
        },
    )


def _textarea(bound: forms.BoundField, size: str) -> SafeString:
    limit = getattr(bound.field, "max_length", None)
    params = {
        **_common(bound),
        "id": first_id(bound),
        "label": _label(bound, size),
        "rows": bound.field.widget.attrs.get("rows", 5),
        "value": bound.value() or "",
        "attributes": _attributes(bound),
    }
    if limit:
        return component("character-count", {**params, "maxlength": limit})
    return component("textarea", params)


def _choices(bound: forms.BoundField) -> list[dict[str, Any]]:
    chosen = bound.value()
    listed = {str(one) for one in chosen} if isinstance(chosen, list | tuple) else {str(chosen)}
    hints = getattr(bound.field, "choice_hints", {})
    items = []
    for value, text in bound.field.choices:  # type: ignore[attr-defined]
        item: dict[str, Any] = {
            "value": str(value),
            "text": str(text),
            "checked": chosen not in (None, "") and str(value) in listed,
        }
        if hints.get(value):
            item["hint"] = {"text": hints[value]}
        inner = _revealed(bound, str(value))
        if inner:
            item["conditional"] = {"html": html(inner)}
        items.append(item)
    return items


def _revealed(bound: forms.BoundField, value: str) -> str:
    """Fields that a choice reveals: `reveals = {("seen", "no"): ("why_not",)}` on the form."""
    names = getattr(bound.form, "reveals", {}).get((bound.name, value), ())
    return "".join(render_field(bound.form[name], legend_size="s") for name in names)


def _radios(bound: forms.BoundField, size: str) -> SafeString:
    items = [item for item in _choices(bound) if item["value"] != ""]
    return component(
        "radios",
        {
            **_common(bound),
            "idPrefix": first_id(bound),
            "fieldset": _legend(bound, size),
            "items": items,
        },
    )


def _checkboxes(bound: forms.BoundField, size: str) -> SafeString:
    return component(
        "checkboxes",
        {
            **_common(bound),
            "idPrefix": first_id(bound),
            "fieldset": _legend(bound, size),
            "items": _choices(bound),
        },
    )


def _checkbox(bound: forms.BoundField, size: str) -> SafeString:
    item = {"value": "on", "text": bound.label, "checked": bool(bound.value())}
    return component("checkboxes", {**_common(bound), "idPrefix": first_id(bound), "items": [item]})


def _select(bound: forms.BoundField, size: str) -> SafeString:
    items = [
        {"value": one["value"], "text": one["text"], "selected": one["checked"]}
        for one in _choices(bound)
    ]
    return component(
        "select",
        {**_common(bound), "id": first_id(bound), "label": _label(bound, size), "items": items},
    )


def _day(bound: forms.BoundField, size: str) -> SafeString:
    boxes = DayWidget.boxes(bound.value())
    wrong = " govuk-input--error" if bound.errors else ""
    prefix = bound.html_name
    return component(
        "date-input",
        {
            **_common(bound),
            "id": bound.id_for_label,
            "namePrefix": prefix,
            "fieldset": _legend(bound, size),
            "items": [
                {
                    "name": part,
                    "label": part.capitalize(),
                    "value": typed,
                    "classes": f"govuk-input--width-{4 if part == 'year' else 2}{wrong}",
                }
                for part, typed in zip(DayWidget.parts, boxes, strict=True)
            ],
        },
    )


def _files(bound: forms.BoundField, size: str) -> SafeString:
    return component(
        "file-upload",
        {
            **_common(bound),
            "id": first_id(bound),
            "label": _label(bound, size),
            "multiple": isinstance(bound.field, FilesField),
        },
    )


def _hidden(bound: forms.BoundField, size: str) -> SafeString:
    return bound.as_hidden()


_RENDERERS: tuple[tuple[type[forms.Widget], Callable[[forms.BoundField, str], SafeString]], ...] = (
    (forms.HiddenInput, _hidden),
    (forms.CheckboxSelectMultiple, _checkboxes),
    (forms.RadioSelect, _radios),
    (forms.CheckboxInput, _checkbox),
    (forms.Textarea, _textarea),
    (forms.FileInput, _files),
    (forms.Select, _select),
    (DayWidget, _day),
)
