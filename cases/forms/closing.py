"""Closing a child's record: why, and from which day."""

from cases.choices import ClosureReason
from cpcase.web.forms import ChoiceField, DayField, Form, words


class CloseRecord(Form):
    """The reason of the census, the day, and the words."""

    reason = ChoiceField(
        label="Why is the record closed?",
        choices=ClosureReason.choices,
        missing="Choose why the record is closed",
    )
    on = DayField(label="On which day?", missing="Enter the day the record is closed")
    why = words(
        "What should be known about it?",
        missing="Say why",
        rows=4,
        hint="What changed for the child, and who was told",
    )
