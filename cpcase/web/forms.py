"""Forms in GOV.UK's look: each says its shape, carries its record's version, loses nothing."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms

from cpcase.refusals import Refusal
from cpcase.web.fields import (
    CarriedField,
    CheckboxesField,
    ChoiceField,
    DayField,
    FilesField,
    MomentField,
    NumberField,
    SelectField,
    TimeField,
    YesNoField,
    moment,
    words,
)
from cpcase.web.places import first_id
from cpcase.web.questions import Questions
from cpcase.web.rows import Row, Rows

__all__ = [
    "LIVE",
    "PREPARED",
    "QUICK",
    "CarriedField",
    "CheckboxesField",
    "ChoiceField",
    "DayField",
    "FilesField",
    "Form",
    "MomentField",
    "NumberField",
    "Row",
    "SelectField",
    "TimeField",
    "YesNoField",
    "first_id",
    "moment",
    "words",
]

# One short page; one long page for a meeting, in any order; parts behind a task list.
QUICK, LIVE, PREPARED = "quick", "live", "prepared"


class Form(Questions):
    """A form of one of the three shapes (brief, principle 5).

    `row_kinds = {"actions": Action}` gives it rows of the same questions: `form.rows["actions"]`,
    and `cleaned_data["actions"]`, a list with a dict for each row that is not empty. “Add
    another” and “Remove” are submit buttons: they change the rows and judge nothing.
    """

    shape: ClassVar[str] = QUICK
    row_kinds: ClassVar[Mapping[str, type[Row]]] = {}
    # Where an act has another word for a thing than this form: {"held_at": "on"}.
    asked_as: ClassVar[Mapping[str, str]] = {}
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if cls.shape not in (QUICK, LIVE, PREPARED):
            raise TypeError(f"{cls.__name__}: a form is quick, live or prepared.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        data = self.data if self.is_bound else None
        self.rows = {
            name: Rows(kind, data, prefix=self.add_prefix(name), initial=self.initial.get(name))
            for name, kind in self.row_kinds.items()
        }

    @property
    def rearranges(self) -> bool:
        """Whether a row was added or removed: the page is shown again, and nothing is judged."""
        return any(rows.rearranges for rows in self.rows.values())

    def full_clean(self) -> None:
        super().full_clean()
        if self.rearranges:
            self._errors = forms.utils.ErrorDict()
            return
        for name, rows in self.rows.items() if self.is_bound else ():
            rows.judge()
            self.cleaned_data[name] = rows.filled()

    def is_valid(self) -> bool:
        """Whether the act may be tried: fields and rows hold, and no row was being arranged."""
        fields_hold = super().is_valid()
        rows_hold = all(rows.is_valid() for rows in self.rows.values())
        return fields_hold and rows_hold and not self.rearranges

    def refuse(self, refusal: Refusal) -> None:
        """Show a refusal next to its field, or at the top when no field is its cause.

        A field `dates-0-venue` is that of the first row that was filled in; `dates` is all rows.
        """
        field = self.asked_as.get(str(refusal.field), refusal.field) or ""
        rows, _, rest = field.partition("-")
        if field in self.rows:
            self.rows[field].refuse(refusal.words)
        elif rows in self.rows:
            place, _, name = rest.partition("-")
            self.rows[rows].refuse(refusal.words, place=int(place), field=name)
        else:
            self.add_error(field if field in self.fields else None, refusal.words)

    def errors_in_order(self) -> list[tuple[str, str]]:
        """(where, words) in the order of the page, for the summary; the rows' come last."""
        found = super().errors_in_order()
        for rows in self.rows.values():
            found.extend(rows.errors_in_order())
        return found
