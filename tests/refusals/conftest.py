"""Somebody signed in, at a moment that stands."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime

import pytest
from django.test import Client

from accounts.models import User
from cpcase import clock
from tests.cast import Cast, gather

SignedIn = Callable[[User], Client]
ItIs = Callable[[datetime], None]


@pytest.fixture
def cast(db: None) -> Cast:
    return gather()


@pytest.fixture
def it_is() -> Iterator[ItIs]:
    """The product's clock stands at a moment."""
    with ExitStack() as stack:
        yield lambda moment: stack.enter_context(clock.standing_at(moment))


@pytest.fixture
def as_() -> SignedIn:
    """The browser of a person of the cast."""

    def sign_in(person: User) -> Client:
        client = Client()
        client.force_login(person, "django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in
