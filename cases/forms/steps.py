"""Quick forms about a step: done, not needed, why late, correct this; and a case note."""

from typing import Any

from django import forms

from accounts.models import User
from cases.choices import NoteKind
from cases.choices.work import REASONS_LATE
from cases.models import Case
from cases.rules.steps import A_RULE, OWN_PAGE, is_rule, own_row, steps_to_choose
from cpcase.papers.files import LARGEST, MEGABYTE, NAMES
from cpcase.web.forms import DayField, FilesField, Form, SelectField, TimeField, words


class RecordStep(Form):
    """The general form: any row without a form of its own, also one that an authority added."""

    step = forms.ChoiceField(
        label="Which step was done?",
        help_text=(
            "A step with a page of its own, such as a visit or a conference, is recorded there: "
            "open it under “Pathway”."
        ),
        error_messages={
            "required": "Choose the step that was done",
            "invalid_choice": "Choose a step of this pathway",
        },
    )
    also = forms.ModelMultipleChoiceField(
        Case.objects.none(),
        label="Was it done for these children too?",
        help_text="It is recorded for each child that is ticked, with the same note and files.",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    on = DayField(label="When was it done?", missing="Enter the date it was done")
    time = TimeField(
        label="At what time?", required=False, help_text="Only where hours count. Such as 2:30pm."
    )
    who = SelectField(
        label="Who did it?", choices=[], required=False, missing="Choose who did it",
        empty="I did it",
    )  # fmt: skip
    who_else = words(
        "If somebody outside did it, who?", required=False, max_length=120,
        hint="Such as “Rosa Finch, health visitor”.",
    )  # fmt: skip
    note = words("What was done?", required=False, rows=4)
    papers = FilesField(
        label="Files",
        required=False,
        help_text=(
            f"{', '.join(NAMES[:-1])} or {NAMES[-1]}, each up to {LARGEST // MEGABYTE} MB. "
            "You can choose several."
        ),
    )

    def __init__(self, *args: Any, case: Case, recorder: Any, together: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        children: Any = self.fields["also"]
        children.queryset = together
        children.label_from_instance = lambda one: str(one.child)
        if not together:
            del self.fields["also"]
        staff = User.objects.filter(is_active=True, agency=None).exclude(pk=recorder.pk)
        self.staff = {str(person.pk): person for person in staff.order_by("name")}
        self.fields["who"].choices = [  # type: ignore[attr-defined]
            ("", "I did it"),
            *((pk, f"{one.name}, {one.job}".rstrip(", ")) for pk, one in self.staff.items()),
        ]
        if own_row(case, self.asked_for()):
            self.fields["step"].error_messages["invalid_choice"] = OWN_PAGE
        elif is_rule(case, self.asked_for()):
            self.fields["step"].error_messages["invalid_choice"] = A_RULE
        rows = steps_to_choose(case)
        self.fields["step"].choices = [("", "Choose a step"), *rows]  # type: ignore[attr-defined]

    def clean_who(self) -> User | None:
        """The colleague; nobody where it was the recorder, or somebody outside."""
        return self.staff.get(self.cleaned_data["who"])

    def asked_for(self) -> str:
        """The row that was chosen, or that the page was opened for."""
        return str(self.data.get("step") or self.initial.get("step") or "")


class NotNeeded(Form):
    """Not needed, because…"""

    why = words("Why is it not needed?", missing="Say why it is not needed", rows=4)


class WhyLate(Form):
    """Ten seconds, and it stays with the date."""

    reason = forms.ChoiceField(
        label="Why is it late?",
        choices=list(REASONS_LATE.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Choose why it is late"},
    )
    words = words("Anything to add?", required=False, rows=3)


class WriteNote(Form):
    """A case note."""

    asked_as = {"happened_at": "on"}
    kind = forms.ChoiceField(
        label="What is it?", widget=forms.RadioSelect,
        error_messages={"required": "Choose what it is"},
    )  # fmt: skip
    on = DayField(label="When?", missing="Enter the date")
    words = words("What happened?", missing="Write what happened", rows=8)

    def __init__(self, *args: Any, manager: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [NoteKind.NOTE, NoteKind.SHARING]
        kinds += [NoteKind.OVERSIGHT, NoteKind.DECISION] if manager else []
        self.fields["kind"].choices = [(kind.value, kind.label) for kind in kinds]  # type: ignore[attr-defined]
