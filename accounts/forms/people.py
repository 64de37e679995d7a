"""People, their posts and teams."""

from typing import Any

from django import forms

from accounts.models import Agency, Team, User
from accounts.roles import Role
from cpcase.web.forms import ChoiceField, DayField, Form, words


class PersonDetails(Form):
    """What is known of somebody who signs in."""

    name = words("Name", missing="Enter the person's name", max_length=120)
    email = forms.EmailField(
        label="Email address",
        help_text="They sign in with it.",
        error_messages={
            "required": "Enter an email address",
            "invalid": "Enter an email address like name@council.gov.uk",
        },
    )
    job = words("Job title", required=False, max_length=120)
    phone = words("Phone number", required=False, max_length=30)
    agency = forms.ModelChoiceField(
        Agency.objects.none(),
        label="Agency",
        help_text="Only for somebody who works for another agency.",
        required=False,
        empty_label="None: works for us",
    )

    def __init__(self, *args: Any, agencies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = agencies  # type: ignore[attr-defined]


class NewPerson(PersonDetails):
    """Somebody who will sign in. They are sent a link to choose a password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["version"]


class GivePost(Form):
    """A role, in a team or for the whole authority."""

    role = ChoiceField(label="Role", choices=Role.choices, missing="Choose a role")
    team = forms.ModelChoiceField(
        Team.objects.none(),
        label="Team",
        help_text="For social workers and team managers.",
        required=False,
        empty_label="None: for the whole authority",
    )
    since = DayField(label="First day", missing="Enter the first day", called="The first day")
    until = DayField(label="Last day, if it is known", called="The last day", required=False)

    def __init__(self, *args: Any, teams: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["version"]
        self.fields["team"].queryset = teams  # type: ignore[attr-defined]


class TeamDetails(Form):
    """A team and who hears what nobody else answers."""

    name = words("Name", missing="Enter the team's name", max_length=80)
    duty_manager = forms.ModelChoiceField(
        User.objects.none(),
        label="Duty manager",
        help_text="Hears what nobody else in the team answers.",
        empty_label="Choose a person",
        error_messages={"required": "Choose the duty manager"},
    )

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["duty_manager"].queryset = people  # type: ignore[attr-defined]
