"""Choosing a password."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password

from accounts.models import User
from cpcase.web.forms import Form


class ChoosePassword(Form):
    """A new password, twice. Long is what counts; no kind of character is asked for."""

    new_password = forms.CharField(
        label="New password",
        help_text="At least 12 characters. A few words that only you put together are good.",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": "Enter a new password"},
    )
    again = forms.CharField(
        label="New password again",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": "Enter the new password again"},
    )

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_new_password(self) -> str:
        password: str = self.cleaned_data["new_password"]
        validate_password(password, self.person)
        return password

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if "new_password" in data and "again" in data and data["new_password"] != data["again"]:
            self.add_error("again", "The two passwords are not the same")
        return data
