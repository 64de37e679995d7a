"""Somebody signed in, at a moment that stands, so that "today" is the same for every page."""

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from django.test import Client

from accounts.models import User
from cpcase import clock
from tests.cast import Cast
from tests.given_conference import BOOKED

SignedIn = Callable[[User], Client]


@pytest.fixture
def moment() -> datetime:
    """When the page is opened; a test names another."""
    return BOOKED


@pytest.fixture(autouse=True)
def clock_stands(moment: datetime) -> Iterator[None]:
    with clock.standing_at(moment):
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
def administrator(as_: SignedIn, cast: Cast) -> Client:
    return as_(cast.administrator)


@pytest.fixture
def worker(as_: SignedIn, cast: Cast) -> Client:
    return as_(cast.worker)


@pytest.fixture
def chair(as_: SignedIn, cast: Cast) -> Client:
    return as_(cast.chair)
