"""When a person is written to."""

from accounts.choices import Morning, News
from cpcase.web.forms import ChoiceField, Form


class ChooseMail(Form):
    """What one may choose; the page says what one may not."""

    news = ChoiceField(
        label="When something was decided, or a conference moved",
        choices=News.choices,
        missing="Choose when we write about a decision or a new date",
    )
    morning = ChoiceField(
        label="The morning’s mail, at 8am from Monday to Friday",
        choices=Morning.choices,
        hints={Morning.DUE: "What else waits is counted in the next mail that goes out."},
        missing="Choose on which mornings we write",
    )
