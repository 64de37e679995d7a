"""A bound Django field as a GOV.UK component: label, hint, error, control with what was typed."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.safestring import SafeString

from cpcase.web import rendering_choices
from cpcase.web.fields import FilesField
from cpcase.web.govuk import component, typed_lines
from cpcase.web.moments import DayWidget
from cpcase.web.places import first_id, wrong_parts
from cpcase.web.rendering_choices import common, label, legend

Show = Callable[[forms.BoundField, str], SafeString]
# Widget attributes that a component has params of its own for.
_OWN = ("rows", "id", "class", "maxlength", "autocomplete", "spellcheck")


def render_field(bound: forms.BoundField, *, legend_size: str = "s") -> SafeString:
    """The whole form group: label or legend, hint, error, control with what was typed."""
    widget = bound.field.widget
    for kind, show in _SHOWN:
        if isinstance(widget, kind):
            return show(bound, legend_size)
    return _input(bound, legend_size)


def _revealed(bound: forms.BoundField, value: str) -> str:
    """The fields that a choice reveals: `reveals` on the form."""
    names = getattr(bound.form, "reveals", {}).get((bound.name, value), ())
    return "".join(render_field(bound.form[name]) for name in names)


def _attributes(bound: forms.BoundField) -> dict[str, Any]:
    return {key: value for key, value in bound.field.widget.attrs.items() if key not in _OWN}


def _input(bound: forms.BoundField, size: str) -> SafeString:
    attrs = bound.field.widget.attrs
    kind = getattr(bound.field.widget, "input_type", "text")
    value = "" if kind == "password" else bound.value()
    params = {
        **common(bound),
        "id": first_id(bound),
        "label": label(bound, size),
        "type": kind,
        "value": "" if value is None else str(value),
        "classes": attrs.get("class", ""),
        "autocomplete": attrs.get("autocomplete", "off"),
        "attributes": _attributes(bound),
    }
    if kind == "password":
        del params["type"]
        return component("password-input", params)
    if isinstance(bound.field, forms.EmailField):
        params["spellcheck"] = False
    return component("input", params)


def _textarea(bound: forms.BoundField, size: str) -> SafeString:
    limit = getattr(bound.field, "max_length", None)
    params = {
        **common(bound),
        "id": first_id(bound),
        "label": label(bound, size),
        "rows": bound.field.widget.attrs.get("rows", 5),
        "value": typed_lines(str(bound.value() or "")),
        "attributes": _attributes(bound),
    }
    if limit:
        return component("character-count", {**params, "maxlength": limit})
    return component("textarea", params)


def _radios(bound: forms.BoundField, size: str) -> SafeString:
    return rendering_choices.radios(bound, size, _revealed)


def _checkboxes(bound: forms.BoundField, size: str) -> SafeString:
    return rendering_choices.checkboxes(bound, size, _revealed)


def _checkbox(bound: forms.BoundField, size: str) -> SafeString:
    return rendering_choices.checkbox(bound, _revealed)


def _day(bound: forms.BoundField, size: str) -> SafeString:
    """Boxes side by side. Only the wrong ones are marked, or all when the whole date is wrong."""
    widget: DayWidget = bound.field.widget
    wrong = (wrong_parts(bound) or widget.parts) if bound.errors else ()
    boxes = zip(widget.parts, widget.boxes(bound.value()), strict=True)
    items = [_box(part, typed, part in wrong) for part, typed in boxes]
    own = {
        "id": bound.id_for_label or bound.auto_id,
        "namePrefix": bound.html_name,
        "classes": "cp-moment",
        "fieldset": legend(bound, size),
        "items": items,
    }
    return component("date-input", {**common(bound), **own})


_WIDTHS = {"year": 4, "time": 5}


def _box(part: str, typed: str, wrong: bool) -> dict[str, Any]:
    classes = f"govuk-input--width-{_WIDTHS.get(part, 2)}"
    return {
        "name": part,
        "label": part.capitalize(),
        "value": typed,
        "inputmode": "text" if part == "time" else "numeric",
        "autocomplete": "off",
        "classes": f"{classes} govuk-input--error" if wrong else classes,
    }


def _files(bound: forms.BoundField, size: str) -> SafeString:
    own = {
        "id": first_id(bound),
        "label": label(bound, size),
        "multiple": isinstance(bound.field, FilesField),
    }
    return component("file-upload", {**common(bound), **own})


def _hidden(bound: forms.BoundField, size: str) -> SafeString:
    return bound.as_hidden()


_SHOWN: tuple[tuple[type[forms.Widget], Show], ...] = (
    (forms.HiddenInput, _hidden),
    (forms.CheckboxSelectMultiple, _checkboxes),
    (forms.RadioSelect, _radios),
    (forms.CheckboxInput, _checkbox),
    (forms.Textarea, _textarea),
    (forms.FileInput, _files),
    (forms.Select, rendering_choices.select),
    (DayWidget, _day),
)
