"""The social worker’s conference report: its parts, its way to the manager, who has it."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.forms import BoundField

from conferences.choices import Route
from conferences.models import ConferenceChild, Invitation
from conferences.rules.reports import OWN, SHARED
from conferences.rules.versions import report_told
from cpcase.web.forms import PREPARED, CheckboxesField, ChoiceField, DayField, Form, words

OF_CHILD = {
    "says": "What does {} say?",
    "incidents": "What happened to {}, when, and how did it harm?",
    "why_likely": "Why is more harm to {} likely?",
    "worries": "What are we worried about for {}?",
    "working_well": "What is working well for {}?",
    "proposed": "What do we propose for {}?",
}


class Report(Form):
    """What is the same for all children, and a part for each (prepared)."""

    shape = PREPARED

    family_history = words("Family and history", required=False, rows=6)
    agencies = words("What agencies told us", required=False, rows=6)
    family_views = words("What the family says to this report", required=False, rows=4)
    recommendation = words("What do you recommend?", required=False, rows=4)

    def __init__(self, *args: Any, children: Sequence[ConferenceChild], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.children = children
        for child in children:
            for name in OWN:
                self.fields[f"{name}-{child.pk}"] = words(
                    OF_CHILD[name].format(child.case.child.called), required=False, rows=4
                )

    def sections(self) -> Iterator[tuple[str, list[BoundField]]]:
        """The questions as one reads them: for all, for each child, and for all again."""
        yield "", [self[name] for name in ("family_history", "agencies")]
        for child in self.children:
            yield str(child.case.child), self.of_child(child)
        yield "For all of them", [self[name] for name in ("family_views", "recommendation")]

    def of_child(self, child: ConferenceChild) -> list[BoundField]:
        """The questions about one child."""
        return [self[f"{name}-{child.pk}"] for name in OWN]

    def says(self, record: Any) -> dict[str, Any]:
        """For the page of a clash: the parts of the children whom this person may see."""
        return report_told(record, self.children)

    def said(self) -> dict[str, str]:
        """What is the same for all of them."""
        return {name: self.cleaned_data[name] for name in SHARED}

    def parts(self) -> dict[Any, dict[str, str]]:
        """Each child's part."""
        return {
            child.pk: {name: self.cleaned_data[f"{name}-{child.pk}"] for name in OWN}
            for child in self.children
        }


class Decide(Form):
    """Authorise it with a decision, or return it with what has to change (quick)."""

    what = ChoiceField(
        label="What do you decide?",
        choices=[("authorise", "Authorise the report"), ("return", "Return it")],
        missing="Say whether you authorise it or return it",
    )
    decision = words("Your decision", rows=3, missing="Write your decision")
    comment = words("What has to change?", rows=3, missing="Say what has to change")
    reveals = {("what", "authorise"): ("decision",), ("what", "return"): ("comment",)}


class Share(Form):
    """With whom it was shared, when and how (quick)."""

    on = DayField(
        label="When was it shared?", missing="Enter the date it was shared", called="The date"
    )
    route = ChoiceField(
        label="How was it shared?", choices=Route.choices, missing="Say how it was shared"
    )
    views = words("What did they say to it?", required=False, rows=4)

    def __init__(self, *args: Any, people: Sequence[Invitation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(one.pk): one for one in people}
        self.fields["invitations"] = CheckboxesField(
            label="With whom was it shared?",
            choices=[(str(one.pk), f"{one.name}, {one.as_who}") for one in people],
            missing="Choose with whom it was shared",
        )
        self.order_fields(["invitations"])

    def shared_with(self) -> list[Invitation]:
        """The people who have it now."""
        return [self.people[one] for one in self.cleaned_data["invitations"]]
