"""What is known of an agency."""

from django import forms

from accounts.choices import AgencyKind
from cpcase.web.forms import ChoiceField, Form, words


class AgencyDetails(Form):
    """An agency that takes part."""

    name = words("Name", missing="Enter the agency's name", max_length=120)
    kind = ChoiceField(
        label="What kind of agency is it?",
        choices=AgencyKind.choices,
        missing="Choose what kind of agency it is",
    )
    secure_email = forms.EmailField(
        label="Secure email address",
        help_text="Invitations and letters go there.",
        required=False,
        error_messages={"invalid": "Enter an email address like name@agency.org.uk"},
    )
    phone = words("Phone number", required=False, max_length=30)
