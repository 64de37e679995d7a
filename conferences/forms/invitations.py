"""Somebody on the list, an answer, an agency's report."""

from collections.abc import Sequence
from typing import Any

from django import forms

from accounts.models import Agency
from cases.choices import AgencyKind
from conferences.choices import Reply, Route, Side
from conferences.models import Invitation
from conferences.rules.invitations import Details
from cpcase.web.forms import ChoiceField, Form, SelectField, words

_SIDES = [(Side.FAMILY, "Family or friend"), (Side.PROFESSIONAL, "Professional")]


class Person(Form):
    """Who is invited, and what has to be thought of (quick)."""

    name = words("Name", max_length=160, missing="Enter the name")
    as_who = words("Who they are", max_length=120, required=False, hint="Mother, health visitor")
    side = ChoiceField(
        label="Are they family or a professional?", choices=_SIDES,
        missing="Say whether this is family or a professional",
    )  # fmt: skip
    agency_kind = SelectField(
        label="Kind of agency", choices=AgencyKind.choices,
        missing="Say which kind of agency they belong to", required=False,
    )  # fmt: skip
    reveals = {("side", Side.PROFESSIONAL): ("agency_kind", "agency")}
    language = words("Language, if not English", max_length=60, required=False)
    interpreter = forms.BooleanField(label="An interpreter is needed", required=False)
    separate = forms.BooleanField(label="They take part apart from the others", required=False)
    contact_rule = words(
        "Contact rule", max_length=200, required=False, hint="Such as bail conditions or an order."
    )
    no_address = forms.BooleanField(
        label="They must not be given the family’s address", required=False
    )
    route = ChoiceField(
        label="How are they written to?", choices=Route.choices,
        missing="Choose how they are written to",
    )  # fmt: skip

    def __init__(self, *args: Any, agencies: Sequence[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agencies = {str(one.pk): one for one in agencies}
        self.fields["agency"] = SelectField(
            label="Agency", choices=[(str(one.pk), one.name) for one in agencies],
            missing="Choose the agency", empty="Not in this list", required=False,
        )  # fmt: skip

    def details(self, was: Invitation | None = None) -> Details:
        """What the act takes; who they are in the record stays as it was."""
        said = self.cleaned_data
        names = (
            "side", "name", "as_who", "agency_kind", "language", "interpreter", "separate",
            "contact_rule", "no_address", "route",
        )  # fmt: skip
        return Details(
            **{name: said[name] for name in names},
            agency=self.agencies.get(said["agency"]),
            relative=was.relative if was else None,
            professional=was.professional if was else None,
        )


class Answer(Form):
    """Are you coming? (quick)"""

    answer = ChoiceField(
        label="Are you coming?", choices=Reply.choices, missing="Say whether you are coming"
    )
    words = words("Anything that we should know", required=False, rows=3)


class AgencyReport(Form):
    """What the agency knows, for the conference (quick)."""

    words = words(
        "Your report", rows=14, missing="Write the report",
        hint="What you do with the family, what worries you, what works well, what you recommend.",
    )  # fmt: skip
