"""Somebody signed in, at a moment that stands, so that "today" is the same for every page."""

from collections.abc import Callable, Iterator

import pytest
from django.test import Client

from accounts.models import User
from cpcase import clock
from tests.cast import Cast
from tests.given import at

NOW = at(21, 4, 11, 50)  # a Tuesday
SignedIn = Callable[[User], Client]


@pytest.fixture(autouse=True)
def clock_stands() -> Iterator[None]:
    with clock.standing_at(NOW):
        yield


@pytest.fixture
def as_(cast: Cast) -> SignedIn:
    """The browser of a person of the cast."""

    def sign_in(person: User) -> Client:
        client = Client()
        client.force_login(person)
        return client

    return sign_in


@pytest.fixture
def worker(as_: SignedIn, cast: Cast) -> Client:
    return as_(cast.worker)
