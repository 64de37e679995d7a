"""Who works with a family, and who may see its record."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import Case as If
from django.db.models import When

from accounts.models import Team, User
from accounts.roles import Role
from cases.models import Case, NamedPerson
from cpcase.past import rows_then, until_of
from cpcase.web.forms import Form, SelectField, words

_ROLES = [(role.value, role.label) for role in (Role.SOCIAL_WORKER, Role.TEAM_MANAGER, Role.CHAIR)]
NOBODY = "nobody"


class Together(Form):
    """For which of the brothers and sisters it holds."""

    cases = forms.ModelMultipleChoiceField(
        Case.objects.none(),
        label="For which children?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose for which children"},
    )
    why = words("Why?", missing="Say why", rows=3)
    # Each child's version of who answers, as the page showed it.
    who_answers = forms.JSONField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, together: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["cases"]
        field.queryset = together
        field.label_from_instance = lambda case: str(case.child)

    def clean_who_answers(self) -> dict[str, Any]:
        """What was read; nothing where it did not come along, so that it is read again."""
        read = self.cleaned_data["who_answers"]
        return read if isinstance(read, dict) else {}


class Reallocate(Together):
    """Another worker, manager or chair."""

    role = forms.ChoiceField(
        label="In which role?", choices=_ROLES, widget=forms.RadioSelect,
        error_messages={"required": "Choose the role"},
    )  # fmt: skip
    to = SelectField(
        label="Who answers from now on?", choices=[], missing="Choose a person",
        empty="Choose a person",
    )  # fmt: skip
    field_order = ("cases", "role", "to", "why")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        staff = User.objects.filter(is_active=True, posts__role__in=dict(_ROLES)).distinct()
        self.staff = {str(person.pk): person for person in staff.order_by("name")}
        field: Any = self.fields["to"]
        field.choices = [
            ("", "Choose a person"),
            *((pk, str(person)) for pk, person in self.staff.items()),
            (NOBODY, "Nobody by name: the team answers"),
        ]

    def clean_to(self) -> User | None:
        """The person, or nobody by name."""
        return self.staff.get(self.cleaned_data["to"])


class MoveTeam(Together):
    """Another team."""

    team = forms.ModelChoiceField(
        Team.objects.none(), label="Which team?", empty_label="Choose a team",
        error_messages={"required": "Choose a team"},
    )  # fmt: skip
    field_order = ("cases", "team", "why")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["team"]
        field.queryset = Team.objects.order_by("name")


class ByName(Form):
    """A form that says which people were named when its page was read."""

    def clean_people(self) -> list[User]:
        """The people, in the order of their names."""
        return sorted(self.cleaned_data["people"], key=lambda person: person.name)

    def says(self, record: Any) -> dict[str, Any]:
        """For the page of a clash: who was named at this version, which are rows of their own."""
        return {"people": named_at(record)}


class Restrict(ByName):
    """Only named people see the record."""

    people = forms.ModelMultipleChoiceField(
        User.objects.none(),
        label="Who may see this record?",
        help_text="You are always among them. First are those who work with the child now.",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    why = words("Why?", missing="Say why", rows=3)

    def __init__(self, *args: Any, around: Mapping[Any, str], **kwargs: Any) -> None:
        """`around` are those who work with the child, by key, each with their role in words."""
        super().__init__(*args, **kwargs)
        field: Any = self.fields["people"]
        staff = User.objects.filter(is_active=True, agency=None)
        first = If(When(pk__in=list(around), then=0), default=1)
        field.queryset = staff.order_by(first, "name")
        field.label_from_instance = lambda person: _named(person, around.get(person.pk, ""))


def _named(person: User, role: str) -> str:
    """Amina Yusuf, social worker of this child; of anybody else the job."""
    said = f"{role} of this child" if role else person.job
    return ", ".join(filter(None, (person.name, said)))


class Lift(ByName):
    """The record is seen as any other again; whom it was kept to goes along unseen."""

    people = forms.ModelMultipleChoiceField(
        User.objects.order_by("name"),
        label="Who may see this record",
        widget=forms.MultipleHiddenInput,
        required=False,
    )
    why = words("Why?", missing="Say why", rows=3)


def named_at(record: Any) -> list[User]:
    """Who is named on an episode, or was at a version of its history; by name."""
    rows = rows_then(NamedPerson, until_of(record), case_id=record.id)
    named = [row.person_id for row in rows if row.ended_on is None]
    return list(User.objects.filter(pk__in=named).order_by("name"))
