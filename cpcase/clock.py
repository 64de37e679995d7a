"""The only caller of now(). In a demo and in tests the clock can be moved; nowhere else."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

LONDON = ZoneInfo("Europe/London")
_standing: ContextVar[datetime | None] = ContextVar("standing", default=None)


def now() -> datetime:
    """The moment of judging, aware. Leases, sessions and tokens use real time instead."""
    standing = _standing.get()
    if standing is not None:
        return standing
    if settings.MOVABLE_CLOCK:
        from cpcase.models.clock_offset import ClockOffset

        return timezone.now() + ClockOffset.current()
    return timezone.now()


def today() -> date:
    """The date in London at `now()`."""
    return now().astimezone(LONDON).date()


@contextmanager
def standing_at(moment: datetime) -> Iterator[None]:
    """Hold the clock at `moment`: for a request that judges once, the demo's loader and tests."""
    token = _standing.set(moment)
    try:
        yield
    finally:
        _standing.reset(token)
