"""The browser of a person of the cast, and what a page says."""

import html
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from accounts.models import User

SignedIn = Callable[[User], Client]


@pytest.fixture
def as_(cast: Any) -> SignedIn:
    """Somebody signed in."""

    def sign_in(person: User) -> Client:
        client = Client()
        client.force_login(person, "django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in


def words_of(answer: Any) -> str:
    """The page's markup with its signs as they are read."""
    return html.unescape(answer.content.decode())


def moment_of(name: str, day: int, month: int, time: str, year: int = 2026) -> dict[str, Any]:
    """A date and time as a browser sends them."""
    parts = {"day": day, "month": month, "year": year, "time": time}
    return {f"{name}-{part}": str(value) for part, value in parts.items()}


def rows_of(prefix: str, *rows: dict[str, Any]) -> dict[str, Any]:
    """Rows of the same questions as a browser sends them."""
    sent: dict[str, Any] = {f"{prefix}-TOTAL_FORMS": str(len(rows))}
    for place, row in enumerate(rows):
        sent |= {f"{prefix}-{place}-{name}": value for name, value in row.items()}
    return sent
