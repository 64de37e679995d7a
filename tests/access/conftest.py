"""The world, the same for each module; browsers of its people; pages without their markup."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.template.backends.django import Template
from django.test import Client

from cpcase import clock
from cpcase.papers import pdf
from tests.access.world import NOW, World, build, place

BACKEND = "django.contrib.auth.backends.ModelBackend"


class Browsers:
    """The browser of each person, signed in however often somebody signs out."""

    def __init__(self, world: World) -> None:
        self._by_letter: dict[str, tuple[Client, str]] = {}
        for letter, person in world.people.items():
            client = Client()
            client.force_login(person, BACKEND)
            self._by_letter[letter] = client, client.cookies["sessionid"].value

    def of(self, letter: str) -> Client:
        """Somebody's browser."""
        client, key = self._by_letter[letter]
        client.cookies["sessionid"] = key
        return client

    def everybody(self) -> list[str]:
        """All the letters."""
        return list(self._by_letter)


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """The whole world at a moment that stands; taken back with the module."""
    with django_db_blocker.unblock(), clock.standing_at(NOW), transaction.atomic():
        yield build()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def browsers(world: World) -> Browsers:
    return Browsers(world)


@pytest.fixture(scope="module")
def where(world: World, request: pytest.FixtureRequest) -> Iterator[str]:
    """All records lie here: in the own team, in another, or restricted to one person."""
    with transaction.atomic():
        place(world, request.param)
        yield request.param
        transaction.set_rollback(True)


@pytest.fixture
def bare_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages without their markup: who gets which answer is decided before, and ten times faster."""
    monkeypatch.setattr(Template, "render", lambda *_args, **_kwargs: "")
    monkeypatch.setattr(pdf, "render", lambda *_args: b"%PDF")
