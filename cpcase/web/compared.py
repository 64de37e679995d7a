"""What two people may both have changed: a field of a form, or a whole list of its rows.

Lists are compared whole against whole, since a row that one of them took out must not come back by
itself. A form whose record has rows says them with its other texts: `says()` holds, under the name
of the rows, a list of mappings by the names of their questions.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.http import QueryDict

from cpcase.web import formats
from cpcase.web.fields import DayWidget
from cpcase.web.rows import Row, Rows

Said = Sequence[Mapping[str, Any]]
Sent = dict[str, list[str]]


def is_list(form: Any, name: str) -> bool:
    """Whether this is a list of rows."""
    return name in getattr(form, "rows", {})


def yours(form: Any, name: str) -> Any:
    """What this person's valid form holds; of rows those that would be kept."""
    if is_list(form, name):
        kind = _kind(form, name)
        return [row for row in form.rows[name].filled() if kind.stands(row)]
    return form.cleaned_data[name]


def sent_as(form: Any, name: str, value: Any) -> Sent:
    """How a browser would send it."""
    if not is_list(form, name):
        return posted(name, form.fields[name], value)
    rows: Said = value or ()
    sent: Sent = {f"{name}-TOTAL_FORMS": [str(len(rows))]}
    for place, row in enumerate(rows):
        for key, field in _kind(form, name).base_fields.items():
            sent |= posted(f"{name}-{place}-{key}", field, row.get(key))
    return sent


def put(data: QueryDict, form: Any, name: str, sent: Sent) -> None:
    """In the place of whatever was typed."""
    if is_list(form, name):
        for key in [key for key in data if key.startswith(f"{name}-")]:
            del data[key]
    for key, values in sent.items():
        data.setlist(key, values)


def both_lists(form: Any, name: str, theirs: Said, data: QueryDict) -> Said:
    """Their rows, then those of what was sent that are not among them."""
    kind = _kind(form, name)
    mine = Rows(kind, data, prefix=name)
    mine.judge()
    known = [_words(kind, row) for row in theirs]
    more = (row for row in mine.filled() if kind.stands(row))
    return [*theirs, *(row for row in more if _words(kind, row) not in known)]


def label(form: Any, name: str) -> str:
    """What it is called on the page."""
    if is_list(form, name):
        return _kind(form, name).listed
    return str(form.fields[name].label or form[name].label)


def in_words(form: Any, name: str, value: Any) -> str:
    """A value in words; a list with a line for each row: Police, DS Carla Meyer, by video."""
    if not is_list(form, name):
        return told(form.fields[name], value)
    asked = _kind(form, name).base_fields.items()
    lines = (
        ", ".join(told(field, row[key]) for key, field in asked if row.get(key)) for row in value
    )
    return "\n".join(lines) or "Nothing"


def posted(name: str, field: forms.Field, value: Any) -> Sent:
    """How a browser would send this value of a field."""
    if isinstance(value, datetime):
        value = value.astimezone(formats.LONDON)
    if isinstance(field.widget, DayWidget):
        parts, boxes = field.widget.parts, field.widget.boxes(value)
        return {f"{name}-{part}": [typed] for part, typed in zip(parts, boxes, strict=True)}
    if isinstance(value, bool):
        yes, no = ("on", None) if isinstance(field, forms.BooleanField) else ("yes", "no")
        sent = yes if value else no
        return {name: [sent] if sent else []}
    if isinstance(value, time):
        return {name: [formats.clock_time(value)]}
    if value in (None, ""):
        return {name: []}
    prepared = field.prepare_value(value)
    listed = prepared if isinstance(prepared, list | tuple) else [prepared]
    return {name: [str(one).replace("\r\n", "\n") for one in listed]}


def told(field: forms.Field, value: Any) -> str:
    """A field's value in words."""
    if value in (None, "", [], ()):
        return "Nothing"
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime):
        return formats.moment(value)
    if isinstance(value, date):
        return formats.day(value)
    if isinstance(value, time):
        return formats.clock_time(value)
    if isinstance(value, list | tuple):
        return formats.listed([told(field, one) for one in value])
    if isinstance(field, forms.ChoiceField):
        return str(dict(field.choices).get(value, value))  # type: ignore[arg-type]
    return str(value)


def _kind(form: Any, name: str) -> type[Row]:
    kind: type[Row] = form.rows[name].form
    return kind


def _words(kind: type[Row], row: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(row.get(key) or None for key in kind.base_fields)
