"""The cast, and browsers of the people in it."""

from collections.abc import Callable

import pytest
from django.test import Client

from accounts.models import User
from tests.cast import Cast, gather

BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def cast(db: None) -> Cast:
    """Everybody."""
    return gather()


@pytest.fixture
def browser_of() -> Callable[[User], Client]:
    """The browser of somebody who is signed in."""

    def browser(who: User) -> Client:
        client = Client()
        client.force_login(who, BACKEND)
        return client

    return browser
