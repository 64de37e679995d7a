"""Lines of a plan, how they go, the category, and how often the child is seen (D17, D28, C19)."""

from typing import Any

from cases.choices import AbuseCategory
from coregroups.choices import LineUpdate, Progress
from coregroups.models.plan_line import WORDS
from coregroups.rules.plans import warn_of_category
from cpcase.web.forms import ChoiceField, DayField, Form, NumberField, words


class Line(Form):
    """What a core group agrees in one line. Only the need must be there; the rest is hinted at."""

    need = words("What does the child need?", missing="Say what the child needs", rows=2)
    outcome = words(
        "What do we want to see?",
        required=False,
        rows=2,
        hint="What the child's life will be like. Say what someone would see.",
    )
    action = words("What will be done?", required=False, rows=2)
    how = words("How?", required=False, rows=2)
    who = words("Who does it?", required=False, max_length=200, hint="By name")
    achieve_by = DayField(label="Done by when?", required=False, called="The date it is done by")
    review_on = DayField(label="Looked at again when?", required=False, called="The review date")
    on = DayField(label="When was it agreed?", missing="Enter the day it was agreed")

    def line(self) -> dict[str, Any]:
        """The words of the line."""
        return {name: self.cleaned_data[name] for name in WORDS}


class Reword(Line):
    """A line that is worded anew says what changes in it."""

    update = ChoiceField(
        label="What changes?",
        choices=[
            (LineUpdate.ACTION_REVIEWED, "The action was reviewed"),
            (LineUpdate.NEW_NEED, "There is a new need"),
            (LineUpdate.NEED_MET, "The need is met"),
        ],
        missing="Choose what changes in this line",
    )


class HowItGoes(Form):
    """On track, slow, stuck or done, and what somebody saw."""

    progress = ChoiceField(
        label="How does it go?", choices=Progress.choices, missing="Say how this line goes"
    )
    seen = words("What was seen?", required=False, rows=3)
    on = DayField(label="When was it seen?", missing="Enter the day it was seen")


class Category(Form):
    """Another category, found at a conference."""

    category = ChoiceField(
        label="Category of the plan",
        choices=AbuseCategory.choices,
        hints={AbuseCategory.MULTIPLE: warn_of_category(AbuseCategory.MULTIPLE)},
        missing="Choose the category of the plan",
    )
    why = words("Why does it change?", missing="Say why the category changes", rows=3)
    on = DayField(label="From which day?", missing="Enter the day of the conference")


class Visiting(Form):
    """The child's own interval between visits, and who else visits."""

    seen_every_days = NumberField(
        label="See the child at least every so many days",
        help_text="Leave it empty to keep to the pathway. It can only be made stricter.",
        required=False,
        wrong="Enter a number of days, such as 7",
    )
    visiting = words("Who else visits, how often and why?", required=False, rows=4)
