"""A warning on a child's band; an earlier name; and the end of either."""

from cases.choices import WarningKind
from cases.forms.child_record import known_from, why_field
from cpcase.web.forms import ChoiceField, DayField, Form, words


class WarningForm(Form):
    """What must be known before a visit or a letter."""

    kind = ChoiceField(
        label="What kind of warning is it?", choices=WarningKind.choices,
        missing="Choose what kind of warning it is",
    )  # fmt: skip
    words = words(
        "What must people know?", missing="Write what must be known", max_length=120,
        hint="It stands at the top of every page of this record. Name nobody who is not family.",
    )  # fmt: skip
    why = why_field()


class NewWarning(WarningForm):
    """The same, for the first time."""

    why = known_from()


class FormerNameForm(Form):
    """A name that the child had before."""

    name = words("Earlier name", missing="Enter the earlier name", max_length=160)
    until = DayField(label="Until when?", required=False, help_text="If you know it.")
    why = known_from()


class JustWhy(Form):
    """Only the reason is asked."""

    why = why_field("Why does it end, or who told you?")
