"""The only caller of now(). In a demo and in tests the clock can be moved; nowhere else."""

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

LONDON = ZoneInfo("Europe/London")


@dataclass(slots=True)
class _Stand:
    """A moment that does not pass; none until somebody asks."""

    moment: datetime | None = None
    # By a loader or a test.
    is_held: bool = False


# Rows of history that were signed while the clock was held.
_signed = itertools.count(1)
_standing: ContextVar[_Stand | None] = ContextVar("standing", default=None)


def now() -> datetime:
    """The moment of judging, aware. Leases, sessions and tokens use real time instead."""
    stand = _standing.get()
    if stand is None:
        return _passing()
    if stand.moment is None:
        stand.moment = _passing()
    return stand.moment


def _passing() -> datetime:
    if settings.MOVABLE_CLOCK:
        from cpcase.models.clock_offset import ClockOffset

        return timezone.now() + ClockOffset.current()
    return timezone.now()


def signing() -> datetime:
    """When a row of a history is written: later than every row that was signed before it.

    A request judges by one moment and still writes in an order, so this passes while that
    stands; where the clock is held, each row is a microsecond after the last.
    """
    stand = _standing.get()
    if stand is None or not stand.is_held or stand.moment is None:
        return _passing()
    return stand.moment + timedelta(microseconds=next(_signed))


def today() -> date:
    """The date in London at `now()`."""
    return now().astimezone(LONDON).date()


@contextmanager
def standing_at(moment: datetime) -> Iterator[None]:
    """Hold the clock at `moment`: for the demo's loader and tests."""
    with _stand(_Stand(moment, is_held=True)):
        yield


@contextmanager
def standing_still() -> Iterator[None]:
    """Hold the clock from the first time that somebody asks: a request judges once."""
    with _stand(_standing.get() or _Stand()):
        yield


@contextmanager
def _stand(stand: _Stand) -> Iterator[None]:
    token = _standing.set(stand)
    try:
        yield
    finally:
        _standing.reset(token)
