"""Members of a core group, and its dates to come (D14, D27)."""

from typing import Any

from django import forms

from cases.choices import AgencyKind
from coregroups.choices import MemberKind
from coregroups.rules.contacts import Contact
from cpcase.web.forms import ChoiceField, DayField, Form, MomentField, Row, SelectField, words


class MemberForm(Form):
    """Who somebody is, how they are reached, and how things are sent to them securely."""

    name = words("Name", missing="Enter the member's name", max_length=120)
    kind = ChoiceField(
        label="Who is it?", choices=MemberKind.choices, missing="Choose who the member is"
    )
    agency_kind = SelectField(
        label="Agency",
        choices=AgencyKind.choices,
        missing="Choose the member's agency",
        empty="None",
        required=False,
    )
    agency = words("Name of the agency", required=False, max_length=120)
    job = words("Job, or relation to the child", required=False, max_length=120)
    address = words("Address", required=False, max_length=200)
    phone = words("Telephone number", required=False, max_length=30)
    email = forms.EmailField(
        label="Email address",
        required=False,
        error_messages={"invalid": "Enter an email address like name@example.org"},
    )
    secure_route = words(
        "How is information shared with them securely?",
        required=False,
        max_length=120,
        hint="Such as secure email, by hand, secure post",
    )
    key = forms.BooleanField(label="Must be at every core group", required=False)

    def contact(self) -> Contact:
        """The member's contact."""
        said = self.cleaned_data
        return Contact(**{name: said[name] for name in Contact.__slots__})


class Join(MemberForm):
    """A new member, from a day on."""

    on = DayField(label="Member since", missing="Enter the day of joining")


class Leave(Form):
    """The day of leaving."""

    on = DayField(label="When did they leave?", missing="Enter the day of leaving")


class MeetingDate(Row):
    """One date, time and venue to come."""

    legend = "Date"
    another = "Add another date"
    planned_at = MomentField(label="When?", missing="Enter the date and time")
    venue = words("Where?", required=False, max_length=120)


class Dates(Form):
    """Dates, times and venues of core groups up to the second review.

    `read_dates` names the dates that the page showed, so that one set meanwhile is noticed.
    """

    row_kinds = {"dates": MeetingDate}
    read_dates = forms.CharField(widget=forms.HiddenInput, required=False)

    def dates(self) -> list[tuple[Any, str]]:
        """Each date with its venue."""
        return [(row["planned_at"], row["venue"]) for row in self.cleaned_data["dates"]]

    def read(self) -> list[str]:
        """The dates that stood when the page was opened."""
        return str(self.cleaned_data["read_dates"]).split()


class NewNeed(Row):
    """A need that came up at the meeting; the rest of its line may follow."""

    legend = "New need"
    another = "Add another need"
    need = words("What does the child need?", missing="Say what the child needs", rows=2)
    outcome = words("What do we want to see?", required=False, rows=2)
    action = words("What will be done?", required=False, rows=2)
    how = words("How?", required=False)
    who = words("Who does it?", required=False, max_length=200)
    achieve_by = DayField(label="Done by when?", required=False, called="The date it is done by")
    review_on = DayField(label="Looked at again when?", required=False, called="The review date")
