"""The request for a conference, and the notice that a family moves here."""

from collections.abc import Sequence
from typing import Any

from conferences.choices import Kind
from conferences.models import ConferenceRequest, RequestChild
from cpcase.past import rows_then, until_of
from cpcase.web.forms import PREPARED, DayField, Form, words


class Request(Form):
    """Why for each child, when people can come, what has to be arranged (prepared)."""

    shape = PREPARED

    availability = words(
        "When can you and the family come?", required=False, rows=3,
        hint="From the Section 47 record, if you wrote it there.",
    )  # fmt: skip
    arrangements = words(
        "What has to be arranged?", required=False, rows=3,
        hint="Interpreter, child care, transport, a room without steps.",
    )  # fmt: skip
    contact_limits = words(
        "Who must not meet, or must not be given an address?", required=False, rows=3,
        hint="Filled in from the contact rules of the people in the child’s life.",
    )  # fmt: skip

    def __init__(
        self, *args: Any, about: ConferenceRequest, children: Sequence[RequestChild], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.children = children
        if about.kind == Kind.TRANSFER_IN:
            self.fields["other_authority"] = words(
                "Which authority does the family come from?", required=False, max_length=120
            )
        for row in children:
            self.fields[f"why-{row.pk}"] = words(
                f"Why is a conference wanted for {row.case.child.called}?",
                required=False,
                rows=4,
            )

    def says(self, record: Any) -> dict[str, Any]:
        """For the page of a clash: the reasons for the children whom this person may see."""
        pks = [row.pk for row in self.children]
        rows = rows_then(RequestChild, until_of(record), request_id=record.id, id__in=pks)
        return {f"why-{row.id}": row.why for row in rows}

    def whys(self) -> dict[Any, str]:
        """The reason for each child."""
        return {row.pk: self.cleaned_data[f"why-{row.pk}"] for row in self.children}

    def said(self) -> dict[str, str]:
        """What was written for all of them."""
        names = ("availability", "arrangements", "contact_limits", "other_authority")
        return {name: self.cleaned_data[name] for name in names if name in self.fields}


class TransferIn(Form):
    """A family with a plan moves here: who gave notice, and when (quick)."""

    other_authority = words(
        "Which authority does the family come from?", max_length=120,
        missing="Say which authority the family comes from",
    )  # fmt: skip
    notified_on = DayField(
        label="When did they give notice?", missing="Enter the date of the notice",
        called="The date of the notice",
    )  # fmt: skip
    why = words("What is the plan there about?", rows=4, missing="Say what the plan is about")
