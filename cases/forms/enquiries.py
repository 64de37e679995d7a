"""Parts of a Section 47 enquiry: words, incidents, outcome, copied lines (D03, D08)."""

from collections.abc import Sequence
from typing import Any

from django import forms

from cases.choices import S47Outcome
from cases.choices.enquiry import CarriedAnswer, HarmBy, HarmForm
from cases.models import CarriedLine, EnquiryPart
from cases.rules.enquiry_versions import incidents_told, outcome_told
from cases.rules.incidents import Happened
from cpcase.web.fields import CHANGE, KEEP, LEAVE
from cpcase.web.forms import (
    PREPARED,
    CarriedField,
    ChoiceField,
    DayField,
    Form,
    Row,
    SelectField,
    words,
)

ANSWERS = {
    KEEP: CarriedAnswer.TRUE,
    CHANGE: CarriedAnswer.CHANGED,
    LEAVE: CarriedAnswer.LEFT_OUT,
}


class WritePart(Form):
    """One part in words, and whether it is finished."""

    shape = PREPARED

    def __init__(self, *args: Any, label: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"] = words(label, required=False, rows=10)
        self.fields["done"] = forms.BooleanField(label="This part is finished", required=False)

    def incidents(self) -> tuple[Happened, ...]:
        """None: only harm has incidents."""
        return ()


class IncidentRow(Row):
    """One incident: its date, or the occasion where no date is known."""

    legend = "Incident"
    another = "Add an incident"
    listed = "Incidents"

    on = DayField(
        label="When did it happen?", called="The date of the incident", required=False,
        missing="Enter the date of the incident",
    )  # fmt: skip
    occasion = words(
        "Or on which occasion, where the date is not known?", required=False, max_length=120
    )
    what = words("What happened?", missing="Say what happened", rows=3)
    how_known = words("How do we know?", missing="Say how we know", rows=2)
    form = SelectField(
        label="Form of harm", choices=HarmForm.choices, missing="Choose the form of harm"
    )
    by = SelectField(
        label="Was it done, or not prevented?", choices=HarmBy.choices,
        missing="Say whether it was done or not prevented",
    )  # fmt: skip
    harm = words("How did it harm the child?", required=False, rows=2)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not said.get("on") and not said.get("occasion") and "on" not in self.errors:
            self.add_error("on", "Enter the date, or say which occasion")
        return said


class WriteHarm(WritePart):
    """Harm, and what we found, with its incidents (D08)."""

    row_kinds = {"incidents": IncidentRow}

    def says(self, record: Any) -> dict[str, Any]:
        """For the page of a clash: the incidents, which are rows of their own."""
        return {"incidents": incidents_told(record)}

    def incidents(self) -> tuple[Happened, ...]:
        """The incidents as they were filled in."""
        return tuple(Happened(**row) for row in self.cleaned_data["incidents"])


class DecideOutcome(Form):
    """What the enquiry found for one child, and what follows from it (C06, S11)."""

    shape = PREPARED
    reveals = {
        ("outcome", S47Outcome.CONFERENCE.value): ("findings", "more_likely"),
        ("child_in_need", "True"): ("assessment_by",),
    }

    def __init__(self, *args: Any, name: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outcome"] = ChoiceField(
            label=f"What did the enquiry find for {name}?", choices=_least_first(),
            missing=f"Choose the outcome for {name}",
        )  # fmt: skip
        self.fields["findings"] = words(
            "Which findings show that significant harm is likely?", rows=3, required=False
        )
        self.fields["more_likely"] = words("Why may it happen again?", rows=3, required=False)
        self.fields["why"] = words(
            "Why is this the outcome?", rows=5, missing=f"Say why this is the outcome for {name}"
        )
        self.fields["who_told"] = words(
            "If there is no conference: who must be told?", rows=2, required=False
        )
        self.fields["child_in_need"] = forms.BooleanField(
            label=f"{name} is a child in need: assessment and services go on", required=False
        )
        self.fields["assessment_by"] = DayField(
            label=f"By when will the assessment be finished, for {name}’s needs?",
            called="The day of the assessment", missing="Enter by when the assessment is finished",
        )  # fmt: skip

    def says(self, record: Any) -> dict[str, Any]:
        """For the page of a clash: what the part's child holds besides its words."""
        return outcome_told(record)


def _least_first() -> list[tuple[str, str]]:
    return [(one.value, one.label) for one in reversed(S47Outcome)]


class Copy(Form):
    """Whose lines are carried over."""

    source = SelectField(
        label="Copy from", choices=(), missing="Choose whose record to copy from",
        empty="Choose a brother or sister",
    )  # fmt: skip

    def __init__(self, *args: Any, sources: Sequence[EnquiryPart], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["source"].choices = [  # type: ignore[attr-defined]
            ("", "Choose a brother or sister"),
            *((str(part.pk), part.child.case.child.called) for part in sources if part.child),
        ]


class ConfirmLines(Form):
    """Each copied line: true, changed or left out. One that is not answered stays asked."""

    shape = PREPARED

    def __init__(self, *args: Any, lines: Sequence[CarriedLine], about: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = lines
        self.reveals: dict[tuple[str, str], tuple[str, ...]] = {}
        for line in lines:
            answer, changed = f"answer_{line.pk}", f"changed_{line.pk}"
            self.fields[answer] = CarriedField(about=about, required=False)
            self.fields[changed] = words(
                f"How is it for {about}?", rows=2, initial=line.words,
                missing=f"Write the line as it is for {about}",
            )  # fmt: skip
            self.reveals[(answer, CHANGE)] = (changed,)

    def answers(self) -> dict[Any, tuple[str, str]]:
        """Each answered line with its new words."""
        said = self.cleaned_data
        return {
            line.pk: (ANSWERS[said[f"answer_{line.pk}"]].value, said[f"changed_{line.pk}"])
            for line in self.lines
            if said[f"answer_{line.pk}"]
        }
