"""A child in need plan: the day it starts, its reviews, the day it ends and why."""

from cpcase.web.forms import DayField, Form, words


class Start(Form):
    """The day it starts."""

    on = DayField(
        label="When does the plan start?", missing="Enter the day the plan starts",
        called="The start of the plan",
    )  # fmt: skip


class CorrectStart(Form):
    """The right day, and what was wrong."""

    on = DayField(
        label="When did the plan start?", missing="Enter the day the plan started",
        called="The start of the plan",
    )  # fmt: skip
    why = words("What was wrong?", missing="Say what was wrong", rows=3)


class Review(Form):
    """When it was held, and what it found."""

    asked_as = {"held_at": "on"}
    on = DayField(
        label="When was the review?", missing="Enter the day of the review", called="The review"
    )
    words = words("What did the review find?", missing="Say what the review found", rows=4)


class CorrectReview(Review):
    """The right day and words, and what was wrong."""

    why = words("What was wrong?", missing="Say what was wrong", rows=3)


class End(Form):
    """The day it ends, and why."""

    on = DayField(
        label="When did the plan end?", missing="Enter the day the plan ended",
        called="The end of the plan",
    )  # fmt: skip
    why = words("Why does it end?", missing="Say why the plan ends", rows=3)
