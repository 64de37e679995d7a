"""Where on the page an error leads, and which boxes it marks."""

from django import forms

from cpcase.web.moments import DayWidget


def first_id(bound: forms.BoundField) -> str:
    """The id of the control that an error leads to: of several boxes, the first wrong one."""
    own = bound.id_for_label or bound.auto_id
    if isinstance(bound.field.widget, DayWidget):
        parts = wrong_parts(bound) or DayWidget.parts
        return f"{own}-{parts[0]}"
    return own


def wrong_parts(bound: forms.BoundField) -> tuple[str, ...]:
    """Which boxes of a date the error is about; none when it is about the whole."""
    errors = bound.form.errors.as_data().get(bound.name, ())
    return tuple(part for error in errors for part in (error.params or {}).get("parts", ()))
