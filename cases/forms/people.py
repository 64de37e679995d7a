"""A relative or a professional of a child: who, what they are to the child, how to reach them."""

from collections.abc import Sequence
from typing import Any

from django import forms

from accounts.models import Agency
from cases.choices import AgencyKind, Relation
from cases.forms.child_record import known_from, why_field
from cases.forms.numbers import NumbersForm
from cases.models import Case, Professional, Relative
from cases.rules.people import Known, Reached
from cpcase.web.forms import CheckboxesField, ChoiceField, DayField, Form, SelectField, words

NEW = "new"
_EMAIL = {"invalid": "Enter an email address like name@example.org"}


def _names(form: type[Form], *but: str) -> tuple[str, ...]:
    """The fields of a form, less its version and these."""
    return tuple(name for name in form.base_fields if name not in ("version", *but))


def offer(form: Any, people: Sequence[tuple[str, str]]) -> None:
    """People to choose from, before somebody new; where there is nobody, only that is asked."""
    if people:
        form.fields["who"].choices = [*people, (NEW, "Somebody who is not on record yet")]
    else:
        del form.fields["who"]
        form.reveals = {}


class ContactForm(NumbersForm):
    """How a relative is called and reached; of an unborn baby's mother, her NHS number too."""

    first_name = words("First name", missing="Enter the first name", max_length=80)
    last_name = words("Last name", required=False, max_length=80)
    phone = words("Telephone number", required=False, max_length=30)
    email = forms.EmailField(label="Email address", required=False, error_messages=_EMAIL)
    address = words(
        "Address", required=False, max_length=200,
        hint="Only if they do not live with the family.",
    )  # fmt: skip
    language = words("First language", required=False, max_length=60)
    interpreter = forms.BooleanField(label="An interpreter is needed", required=False)
    contact_rule = words(
        "What must they not be told or sent?", required=False, max_length=200,
        hint="Such as: must not be given this address. It stands beside their name everywhere.",
    )  # fmt: skip

    nhs_number = words(
        "The mother’s NHS number", required=False, max_length=14,
        hint="10 digits. Health services find the baby by it until the birth.",
    )  # fmt: skip

    def __init__(self, *args: Any, asks_number: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asks_number:
            del self.fields["nhs_number"]
            self.reveals = {
                choice: tuple(name for name in names if name in self.fields)
                for choice, names in self.reveals.items()
            }

    def reached(self, *, number: str = "") -> Reached:
        """What was said of them; `number` stands where the form does not ask for it."""
        said = {"nhs_number": number, **self.cleaned_data}
        return Reached(**{name: said[name] for name in Reached.__slots__})


class ChangeContact(ContactForm):
    """The same, with why."""

    why = why_field()


class RelationForm(Form):
    """What a relative is to the child."""

    relation = SelectField(
        label="Who are they to the child?", choices=Relation.choices,
        missing="Choose who they are to the child",
    )  # fmt: skip
    parental_responsibility = forms.BooleanField(
        label="They have parental responsibility", required=False
    )
    lives_with = forms.BooleanField(label="They live with the child", required=False)
    why = why_field()


class AlsoFor(Form):
    """For which of the brothers and sisters it holds besides."""

    also = CheckboxesField(
        label="For which other children does this hold?", choices=[], required=False,
        missing="Choose from the list",
    )  # fmt: skip

    def __init__(self, *args: Any, others: Sequence[Case], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.others = others
        if others:
            also: Any = self.fields["also"]
            also.choices = [(str(case.pk), case.child.called) for case in others]
        else:
            del self.fields["also"]

    def chosen(self) -> list[Case]:
        """The episodes of the other children that were ticked."""
        ticked = self.cleaned_data.get("also") or []
        return [case for case in self.others if str(case.pk) in ticked]


class AddRelative(AlsoFor, RelationForm, ContactForm):
    """Somebody of the family: on record for another child already, or new."""

    who = ChoiceField(label="Who is it?", choices=[], missing="Choose who it is")
    why = known_from()
    field_order = ("who", *_names(ContactForm), *_names(RelationForm, "why"), "also", "why")
    reveals = {("who", NEW): _names(ContactForm)}

    def __init__(self, *args: Any, relatives: Sequence[Relative], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.relatives = {str(one.pk): one for one in relatives}
        offer(self, [(pk, str(one)) for pk, one in self.relatives.items()])

    def told(self) -> Relative | Reached:
        """The person who was chosen, or what was said of a new one."""
        return self.relatives.get(self.cleaned_data.get("who", NEW)) or self.reached()


class ProfessionalForm(Form):
    """Who a professional is and how they are reached."""

    name = words("Name", missing="Enter the name", max_length=120)
    job = words("Job", required=False, max_length=120)
    kind = SelectField(
        label="Kind of agency", choices=AgencyKind.choices, missing="Choose the kind of agency"
    )
    agency = forms.ModelChoiceField(
        Agency.objects.none(), label="Which agency?", required=False,
        empty_label="One that is not on the list",
    )  # fmt: skip
    phone = words("Telephone number", required=False, max_length=30)
    email = forms.EmailField(label="Email address", required=False, error_messages=_EMAIL)
    secure_route = words(
        "How is information shared with them securely?", required=False, max_length=120,
        hint="Such as secure email, by hand, secure post.",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        agency: Any = self.fields["agency"]
        agency.queryset = Agency.objects.order_by("name")

    def known(self) -> Known:
        """What was said of them."""
        return Known(**{name: self.cleaned_data[name] for name in Known.__slots__})


class ChangeProfessional(ProfessionalForm):
    """The same, with why."""

    why = why_field()


class Involve(AlsoFor, ProfessionalForm):
    """A professional who is on record already, or a new one; since when."""

    who = ChoiceField(label="Who is it?", choices=[], missing="Choose who it is")
    since = DayField(label="Since when do they work with the child?", missing="Enter the date")
    why = known_from()
    field_order = ("who", *_names(ProfessionalForm), "since", "also", "why")
    reveals = {("who", NEW): _names(ProfessionalForm)}

    def __init__(self, *args: Any, professionals: Sequence[Professional], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.professionals = {str(one.pk): one for one in professionals}
        offer(self, [(pk, _listed(one)) for pk, one in self.professionals.items()])

    def told(self) -> Professional | Known:
        """The person who was chosen, or what was said of a new one."""
        return self.professionals.get(self.cleaned_data.get("who", NEW)) or self.known()


def _listed(one: Professional) -> str:
    agency = one.agency.name if one.agency else one.get_kind_display()
    return f"{one}, {agency}"


class EndForm(Form):
    """The last day."""

    on = DayField(label="Until when?", missing="Enter the date")
    why = why_field("Why does it end, or who told you?")
