"""Loading the demo: an authority, then its families, through the acts and under a moved clock."""

from collections.abc import Iterator
from datetime import datetime

from django.conf import settings
from django.db import transaction

from cpcase import clock
from demo.family import make_household
from demo.film import Cut, play
from demo.people import Authority, found_authority, make_authority
from timescales.engine.calendar import LONDON, calendar_for

TEAMS, FAMILIES = 3, 60
_SIZES = (2, 1, 1, 3, 1, 1)
OTHER_PATHWAYS = ("national", "stoke-on-trent", "csrs-process-map", "darlington", "cambridgeshire")


def cuts() -> list[Cut]:
    """Sixty families over every stage: mostly early, some with months behind them."""
    early = [Cut(days, slow=2 if place % 4 == 3 else 0) for place, days in enumerate(_EARLY)]
    planned = [Cut(days, slow=2 if place % 5 == 4 else 0) for place, days in enumerate(_PLANNED)]
    other = [Cut(12, way="not needed"), Cut(7, way="not needed"), Cut(30, way="in need"),
             Cut(20, way="in need")]  # fmt: skip
    return [*early, *other, *planned][:FAMILIES]


_EARLY = (0, 1, 1, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13, 14,
          14, 15, 2, 5, 8)  # fmt: skip
_PLANNED = (16, 17, 18, 19, 20, 21, 22, 24, 26, 28, 30, 32, 34, 36, 38, 40, 42, 45, 48, 51, 54, 57,
            60, 63)  # fmt: skip


def load_first(now: datetime) -> Authority:
    """The authority and the families of its first team."""
    authority = make_authority(now)
    _load(authority, now, first=True)
    return authority


def load_rest(now: datetime) -> None:
    """The other teams, and a family of three on each other pathway."""
    authority = found_authority()
    _load(authority, now, first=False)
    calendar = calendar_for("england-and-wales")
    others = [slug for slug in OTHER_PATHWAYS if slug != settings.PATHWAY]
    for place, slug in enumerate(others):
        with transaction.atomic(), clock.standing_at(now):
            home = make_household(FAMILIES + place, authority, size=3, today=now.date())
        with transaction.atomic():
            play(home, Cut(9 + 3 * place, pathway=slug), authority, calendar, now)


def _load(authority: Authority, now: datetime, *, first: bool) -> None:
    calendar = calendar_for("england-and-wales")
    today = now.astimezone(LONDON).date()
    for number, cut in _numbered(first):
        size = _SIZES[number % len(_SIZES)]
        with transaction.atomic(), clock.standing_at(now):
            home = make_household(number, authority, size=size, today=today)
        with transaction.atomic():
            play(home, cut, authority, calendar, now)


def _numbered(first: bool) -> Iterator[tuple[int, Cut]]:
    for number, cut in enumerate(cuts()):
        if (number % TEAMS == 0) is first:
            yield number, cut
