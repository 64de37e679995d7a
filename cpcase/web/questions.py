"""A group of questions: GOV.UK markup, questions that a choice reveals, errors in page order."""

from collections.abc import Mapping
from copy import copy
from typing import Any

from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.safestring import SafeString

from cpcase.web.places import first_id
from cpcase.web.rendering import render_field


class Renderer(DjangoTemplates):
    """Django's own way to a field's markup: `{{ form.on.as_field_group }}` is a GOV.UK group."""

    field_template_name = "field"
    hidden_template_names = (
        "django/forms/widgets/hidden.html",
        "django/forms/widgets/multiple_hidden.html",
    )

    def render(self, template_name: str, context: Any, request: Any = None) -> SafeString | str:
        """Refuses a bare control: without its group it has no label, hint or error."""
        if template_name == self.field_template_name:
            return render_field(context["field"])
        if template_name in self.hidden_template_names:
            return super().render(template_name, context, request)
        raise TypeError(f"Show a field as a group, with {{% field %}}: {template_name} is bare.")


class Questions(forms.Form):
    """Fields that are shown and judged together.

    `reveals = {("seen", "no"): ("why_not",)}`: the fields that a choice opens count only when it
    is made; with another choice they are neither required nor kept.
    """

    reveals: Mapping[tuple[str, str], tuple[str, ...]] = {}
    default_renderer = Renderer

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)

    def revealed(self) -> set[str]:
        """Fields that stand inside a choice, not on the page itself."""
        return {name for names in self.reveals.values() for name in names if name in self.fields}

    def errors_in_order(self) -> list[tuple[str, str]]:
        """(where, words) in the order of the page, for the summary."""
        found = [("", str(words)) for words in self.non_field_errors()]
        for bound in self:
            where = "" if bound.is_hidden else f"#{first_id(bound)}"
            found.extend((where, str(words)) for words in bound.errors)
        return found

    def _clean_fields(self) -> None:
        super()._clean_fields()  # type: ignore[misc]
        for name in self.revealed() - self._open():
            self.cleaned_data[name] = _nothing(self.fields[name])
            self.errors.pop(name, None)

    def _open(self) -> set[str]:
        """The fields inside the choices that were made."""
        made = {
            name: _listed(self[name].value()) for name, _ in self.reveals if name in self.fields
        }
        return {
            inner
            for (name, value), names in self.reveals.items()
            if value in made.get(name, ())
            for inner in names
        }


def _nothing(field: forms.Field) -> Any:
    """What a field gives when it is left empty and may be."""
    optional = copy(field)
    optional.required = False
    return optional.clean(None)


def _listed(value: Any) -> set[str]:
    values = value if isinstance(value, list | tuple) else [value]
    return {str(one) for one in values}
