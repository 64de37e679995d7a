"""Correct this: what was wrong, and how it was where it happened at all."""

from typing import Any

from django import forms

from cases.models import Case
from cases.rules.corrections import STAYS
from cases.rules.steps import steps_to_choose
from cpcase.web.forms import ChoiceField, DayField, Form, SelectField, TimeField, words

_SEEN = {"alone": (True, True), "not_alone": (True, False), "not_seen": (False, False)}
AGAIN, NEVER = "again", "never"


class Correct(Form):
    """What was wrong, and the right date and facts if it happened at all."""

    asked_as = {"visited_at": "on", "held_at": "on"}
    happened = forms.ChoiceField(
        label="Did it happen?",
        choices=[(AGAIN, "Yes, but not as it was recorded"), (NEVER, "No, it did not happen")],
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether it happened"},
    )
    on = DayField(label="The right date", required=False, missing="Enter the right date")
    time = TimeField(label="The right time", required=False, help_text="Such as 2:30pm.")
    step = SelectField(
        label="Which step was done?", choices=[], required=False,
        missing="Choose the step that was done",
    )  # fmt: skip
    seen = ChoiceField(
        label="Was the child seen?",
        choices=[
            ("alone", "Seen alone"), ("not_alone", "Seen, not alone"), ("not_seen", "Not seen"),
        ],
        required=False,
        missing="Say whether the child was seen",
    )  # fmt: skip
    why = words("What was wrong?", missing="Say what was wrong", rows=3)

    def __init__(self, *args: Any, case: Case, event: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.event = event
        if event.kind in STAYS:
            happened: Any = self.fields["happened"]
            happened.choices = happened.choices[:1]
            happened.help_text = STAYS[event.kind]
        if event.kind != "step.recorded":
            del self.fields["step"]
        else:
            field: Any = self.fields["step"]
            field.choices = steps_to_choose(case)
        if event.kind != "visit.made":
            del self.fields["seen"]
        right = tuple(name for name in ("on", "time", "step", "seen") if name in self.fields)
        self.reveals = {("happened", AGAIN): right}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("happened") == AGAIN and not data.get("on") and "on" not in self.errors:
            self.add_error("on", "Enter the right date")
        return data

    def facts(self) -> dict[str, Any]:
        """The event's facts as they were right."""
        data, facts = self.cleaned_data, dict(self.event.facts)
        if data.get("step"):
            facts["step"], _, facts["part"] = data["step"].partition("/")
        if data.get("seen"):
            facts["seen"], facts["alone"] = _SEEN[data["seen"]]
        return facts


def facts_shown(event: Any) -> dict[str, str]:
    """What the questions about the facts start from."""
    told = event.facts
    seen = "alone" if told.get("alone") else "not_alone" if told.get("seen") else "not_seen"
    return {"step": f"{told.get('step', '')}/{told.get('part', '')}", "seen": seen}
