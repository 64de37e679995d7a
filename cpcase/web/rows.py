"""Rows of the same questions: actions, people, plan lines. “Add another” works without a script."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.forms.utils import ErrorDict
from django.http import QueryDict

from cpcase.web.questions import Questions

MOST = 60


class Row(Questions):
    """One row. `legend` names it, with its number; `another` is the button that adds one.

    `least`: how many rows must be filled; `too_few` is the error when they are not.
    """

    legend: ClassVar[str] = "Row"
    another: ClassVar[str] = "Add another"
    least: ClassVar[int] = 0
    too_few: ClassVar[str] = "Fill in at least one row"
    # What all rows together are, where two people's lists are compared.
    listed: ClassVar[str] = "Rows"

    @classmethod
    def stands(cls, said: Mapping[str, Any]) -> bool:
        """Whether a row that was filled in is kept: of nobody, one is not."""
        return True


class Rows(forms.BaseFormSet):
    """A form's rows of one kind, with the buttons `<prefix>-add` and `<prefix>-remove`."""

    extra = 1
    can_order = can_delete = can_delete_extra = False
    max_num = absolute_max = MOST
    validate_min = validate_max = False
    min_num = 0
    renderer = Questions.default_renderer()

    def __init__(
        self, kind: type[Row], data: Any, *, prefix: str, initial: Sequence[Any] | None = None
    ) -> None:
        self.form = kind
        self.rearranges = data is not None and bool(
            {f"{prefix}-add", f"{prefix}-remove"} & set(data)
        )
        self.is_judged = False
        sent = None if data is None else _sent(data, prefix)
        # What is sent is compared with nothing, so that a row left as it was still counts.
        super().__init__(sent, prefix=prefix, initial=initial if sent is None else None)
        if initial:
            self.extra = 0

    def add_fields(self, form: Any, index: int | None) -> None:
        """No control but the row's own."""

    def _construct_form(self, i: int, **kwargs: Any) -> Any:
        """Until the rows are judged, each is as it was left: a draft, or one being arranged."""
        form = super()._construct_form(i, **kwargs)  # type: ignore[misc]
        if self.is_bound and not self.is_judged:
            form._errors = ErrorDict()
        return form

    def judge(self) -> None:
        """The form was sent to act: from now on errors are shown."""
        self.is_judged, self._errors = True, None
        for form in self.forms:
            form._errors = None
        self.full_clean()

    def full_clean(self) -> None:
        if self.is_bound and not self.is_judged:
            self._errors = [ErrorDict() for _ in self.forms]  # type: ignore[assignment]
            self._non_form_errors = self.error_class(renderer=self.renderer)
            return
        super().full_clean()
        if self.is_bound and sum(form.has_changed() for form in self.forms) < self.form.least:
            self._non_form_errors.append(self.form.too_few)

    def filled(self) -> list[dict[str, Any]]:
        """The answers of each row that is not empty."""
        return [
            form.cleaned_data
            for form in self.forms
            if form.has_changed() and not form.errors and form.cleaned_data
        ]

    def refuse(self, words: str, *, place: int | None = None, field: str | None = None) -> None:
        """Show a refusal in the row of this place among those filled in, or over all of them."""
        if place is None:
            self.non_form_errors().append(words)
            return
        filled = [form for form in self.forms if form.has_changed()]
        filled[place].add_error(field, words)

    def errors_in_order(self) -> list[tuple[str, str]]:
        """(where, words) for the summary: the whole first, then row by row."""
        if not self.is_bound:
            return []
        first = next(iter(self.forms[0]), None) if self.forms else None
        where = f"#{first.id_for_label}" if first else ""
        found = [(where, str(words)) for words in self.non_form_errors()]
        for form in self.forms:
            found.extend(form.errors_in_order())
        return found


def _sent(data: Any, prefix: str) -> QueryDict:
    """What was typed, with one empty row more, or without the row whose button was pressed."""
    sent = data.copy()
    total = str(data.get(f"{prefix}-TOTAL_FORMS") or 0)
    rows = min(int(total), MOST) if total.isdecimal() else 0
    gone = str(data.get(f"{prefix}-remove", ""))
    if f"{prefix}-add" in data:
        rows = min(rows + 1, MOST)
    elif gone.isdecimal() and int(gone) < rows:
        _close_gap(sent, prefix, int(gone), rows)
        rows -= 1
    sent[f"{prefix}-TOTAL_FORMS"], sent[f"{prefix}-INITIAL_FORMS"] = str(rows), "0"
    return sent


def _close_gap(sent: QueryDict, prefix: str, gone: int, rows: int) -> None:
    """The rows after one that is removed move up, each control with what was typed."""
    for index in range(gone, rows):
        here, after = f"{prefix}-{index}-", f"{prefix}-{index + 1}-"
        for name in [name for name in sent if name.startswith(here)]:
            del sent[name]
        for name in [name for name in sent if name.startswith(after)]:
            sent.setlist(f"{here}{name.removeprefix(after)}", sent.getlist(name))
