"""Where a child lives: another address, the right words for one, back with the family."""

from typing import Any

from django import forms

from cases.forms.child_record import known_from, why_field
from cpcase.web.forms import ChoiceField, DayField, Form, words

FAMILY, ALONE = "family", "alone"


class AddressForm(Form):
    """An address and since when."""

    lines = words(
        "Address", missing="Enter the address", max_length=200,
        hint="House and street, and the town. Such as: 7 Mill Lane, Aldermere.",
    )  # fmt: skip
    postcode = words("Postcode", required=False, max_length=10)
    since = DayField(label="Since when?", missing="Enter the date since when")
    with_whom = words(
        "With whom?", required=False, max_length=200, hint="Who else lives there. Such as: his "
        "mother and his sister Isla.",
    )  # fmt: skip
    confidential = forms.BooleanField(
        label="This address is confidential: it is never put in a letter", required=False
    )
    why = why_field()


class Move(AddressForm):
    """Another address, for the family or for the child alone."""

    who = ChoiceField(
        label="Who lives there now?", choices=[], missing="Choose who lives there now"
    )
    why = known_from()
    field_order = ("who", "lines", "postcode", "since", "with_whom", "confidential", "why")

    def __init__(self, *args: Any, name: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(FAMILY, "The whole family"), (ALONE, f"Only {name}, apart from the family")]
        self.fields["who"].choices = choices  # type: ignore[attr-defined]


class BackToFamily(Form):
    """The day of coming back."""

    since = DayField(label="Since when?", missing="Enter the date since when")
    why = known_from()
