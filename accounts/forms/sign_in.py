"""Signing in, in plain words."""

from typing import Any

from django import forms
from django.contrib.auth import authenticate
from django.http import HttpRequest

from accounts.models import User
from cpcase.web.forms import Form


class SignIn(Form):
    """Address and password. A wrong pair says nothing about which of them is wrong."""

    email = forms.CharField(
        label="Email address",
        error_messages={"required": "Enter your email address"},
        widget=forms.EmailInput(attrs={"autocomplete": "username"}),
    )
    password = forms.CharField(
        label="Password",
        strip=False,
        error_messages={"required": "Enter your password"},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request
        self.person: User | None = None

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors:
            self.person = authenticate(self.request, email=data["email"], password=data["password"])
            if self.person is None:
                raise forms.ValidationError("The email address or the password is not right.")
        return data
