"""The outline plan's lines on the day's form, and how they meet those that somebody else saved."""

from collections.abc import Mapping, Sequence
from copy import copy
from typing import Any

from conferences.models import ConferenceChild, Invitation
from conferences.rules.versions import LINE, day_told
from cpcase.web.forms import DayField, Form, Row, words

_OF_A_CHILD = ("category", "core_group", "core_group_late", "ending", "taken_over")


class OutlineRow(Row):
    """One line of the outline plan."""

    legend = "Need"
    another = "Add another need"

    need = words("What does the child need?", required=False, rows=2)
    result = words("What will we see when it is met?", required=False, rows=2)
    action = words("What will be done?", required=False, rows=2)
    who = words("Who does it?", required=False, max_length=160)
    by_when = DayField(label="By when?", required=False, called="The date")

    def clean(self) -> dict[str, Any]:
        """A line stands by its need: without one the rest of it would not be kept."""
        said = super().clean() or {}
        if not said.get("need") and any(said.get(name) for name in LINE):
            self.add_error("need", "Say what the child needs, or empty this line")
        return said


class LaidOpen(Form):
    """A day's form whose boxes of the outline plans are compared one by one, in their places."""

    people: Sequence[Invitation]
    children: Sequence[ConferenceChild]

    def says(self, record: Any) -> dict[str, Any]:
        """What the conference, or an earlier version, holds of the children on this form."""
        return day_told(record, self.children)

    def lay_open(self, record: Any) -> None:
        """Add a field for each box of mine or theirs, and say on each label whose it is.

        `record` is the conference as it now is. A line that only somebody else has gets a row
        here too, so that it is merged and not lost.
        """
        theirs = self.says(record)
        if self.is_bound:
            self.data = self.data.copy()  # type: ignore[attr-defined]
        for child in self.children:
            self._lay_open(child, theirs)
        for one in self.people:
            if f"view-{one.pk}" in self.fields:
                self.fields[f"view-{one.pk}"].label = f"{one.name}: why?"

    def _lay_open(self, child: ConferenceChild, theirs: Mapping[str, Any]) -> None:
        called, name = child.case.child.called, f"outline-{child.pk}"
        for asked in _OF_A_CHILD:
            if field := self.fields.get(f"{asked}-{child.pk}"):
                field.label = f"{called}: {field.label}"
        mine = list(self.rows[name].forms)
        size = len(mine)
        while f"{name}-{size}-need" in theirs:
            size += 1
        for place in range(size):
            row = mine[place] if place < len(mine) else None
            self._add_boxes(f"{name}-{place}", f"{called}, need {place + 1}", row)
        if self.is_bound:
            data: Any = self.data
            data[f"{name}-TOTAL_FORMS"] = str(size)

    def _add_boxes(self, prefix: str, whose: str, row: Row | None) -> None:
        for key, field in OutlineRow.base_fields.items():
            box = copy(field)
            box.label = f"{whose}: {field.label}"
            self.fields[f"{prefix}-{key}"] = box
            if self.is_bound:
                said = row.cleaned_data if row is not None else {}
                self.cleaned_data[f"{prefix}-{key}"] = said.get(key)
