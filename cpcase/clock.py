"""The only caller of now(). In a demo and in tests the clock can be moved; nowhere else."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

LONDON = ZoneInfo("Europe/London")


@dataclass(slots=True)
class _Stand:
    """A moment that does not pass; none until somebody asks."""

    moment: datetime | None = None


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


def today() -> date:
    """The date in London at `now()`."""
    return now().astimezone(LONDON).date()


@contextmanager
def standing_at(moment: datetime) -> Iterator[None]:
    """Hold the clock at `moment`: for the demo's loader and tests."""
    with _stand(_Stand(moment)):
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
