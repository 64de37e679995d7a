"""What the journeys share: the cast, a clock that is moved, and somebody who signs in."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Browser

from cpcase.models import ClockOffset, Pulse
from tests.cast import Cast, gather
from tests.journeys.arriving import come_in
from tests.journeys.browsing import Visitor

NAMES = ("Reuben", "Isla", "Jonah", "Ashdown")
SignedIn = Callable[..., Visitor]
ItIs = Callable[[datetime], None]


@pytest.fixture
def cast(transactional_db: Any) -> Cast:
    """Everybody, while somebody looks for missed limits: no page says that alerts may be late."""
    Pulse.objects.create(name="ring", at=timezone.now() + timedelta(hours=1))
    return gather()


@pytest.fixture
def it_is(transactional_db: Any, movable_clock: None) -> ItIs:
    """The product's clock stands near a moment."""

    def move(moment: datetime) -> None:
        offset = moment - timezone.now()
        ClockOffset.objects.update_or_create(pk=1, defaults={"offset": offset})

    return move


@pytest.fixture
def at_work(browser: Browser, live_server: Any) -> Iterator[SignedIn]:
    """Somebody signs in and from then on looks at every page; without scripts nobody can look."""
    here: list[Visitor] = []

    def come(person: Any, *, scripts: bool = True) -> Visitor:
        visitor = come_in(browser, live_server.url, person, scripts=scripts, names=NAMES)
        here.append(visitor)
        return visitor

    yield come
    for visitor in here:
        visitor.goes()
