"""A child in need plan: the day it starts, the day it ends and why."""

from cpcase.web.forms import DayField, Form, words


class Start(Form):
    """The day it starts."""

    on = DayField(
        label="When does the plan start?", missing="Enter the day the plan starts",
        called="The start of the plan",
    )  # fmt: skip


class End(Form):
    """The day it ends, and why."""

    on = DayField(
        label="When did the plan end?", missing="Enter the day the plan ended",
        called="The end of the plan",
    )  # fmt: skip
    why = words("Why does it end?", missing="Say why the plan ends", rows=3)
