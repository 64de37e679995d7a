"""Working days: Monday to Friday, no bank holiday of the nation, no closure of the authority."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays

LONDON = ZoneInfo("Europe/London")
FIRST_YEAR = 2000
# Later bank holidays follow the usual rule, but no proclamation has confirmed them yet.
LAST_PROCLAIMED_YEAR = 2028
NATIONS = {"england-and-wales": "ENG", "scotland": "SCT", "northern-ireland": "NIR"}
_NAMES = {
    "(observed)": "(substitute day)",
    "May Day": "Early May bank holiday",
    "Spring Bank Holiday": "Spring bank holiday",
    "Late Summer Bank Holiday": "Summer bank holiday",
    "Summer Bank Holiday": "Summer bank holiday",
}
_DAY = timedelta(days=1)


class OutsideCalendar(ValueError):
    """A date was asked for that lies outside the years the calendar knows."""


@lru_cache(maxsize=8)
def bank_holidays(nation: str) -> Mapping[date, str]:
    """Every bank holiday of `nation` with its name, from FIRST_YEAR to the package's last year."""
    known = holidays.country_holidays("GB", subdiv=NATIONS[nation])
    years = range(FIRST_YEAR, known.end_year + 1)
    named = holidays.country_holidays("GB", subdiv=NATIONS[nation], years=years)
    return {day: _said(name) for day, name in named.items()}


def _said(name: str) -> str:
    """A bank holiday by the name that the government gives it."""
    for written, said in _NAMES.items():
        name = name.replace(written, said)
    return name.replace("; ", " and ")


class Calendar:
    """A nation's working days less the authority's own closures. An addition takes a look-up.

    `closures` are (date, name) pairs. Raises OutsideCalendar beyond its years.
    """

    def __init__(
        self, nation: str = "england-and-wales", closures: Iterable[tuple[date, str]] = ()
    ) -> None:
        bank = bank_holidays(nation)
        closed = {day: name or "Closed" for day, name in closures}
        self.nation = nation
        self.first = date(FIRST_YEAR, 1, 1)
        self.last = date(max(day.year for day in bank), 12, 31)
        self._names = {**closed, **bank}
        self._closures = frozenset(closed) - frozenset(bank)
        self._offset = self.first.toordinal()
        self._open: list[date] = []
        # _rank[i + 1]: how many working days there are up to and including day i.
        self._rank: list[int] = [0]
        day = self.first
        for _ in range((self.last - self.first).days + 1):
            if day.weekday() < 5 and day not in self._names:
                self._open.append(day)
            self._rank.append(len(self._open))
            day += _DAY
        self._length = len(self._rank) - 1
        self._closed = sorted(day for day in self._names if day.weekday() < 5)

    def _place(self, day: date) -> int:
        at = day.toordinal() - self._offset
        if 0 <= at < self._length:
            return at
        raise OutsideCalendar(
            f"The calendar knows {self.first.year} to {self.last.year}; {day} is outside it."
        )

    def is_working(self, day: date) -> bool:
        """Whether `day` counts."""
        at = self._place(day)
        return self._rank[at] != self._rank[at + 1]

    def name_of(self, day: date) -> str | None:
        """The bank holiday or closure on `day`, in words."""
        return self._names.get(day)

    def is_closure(self, day: date) -> bool:
        """Whether it is the authority that is closed on `day`, and no bank holiday."""
        return day in self._closures

    def add(self, day: date, count: int) -> date:
        """The `count`-th working day after `day` (count ≥ 1); 0 is the first on or after it."""
        at = day.toordinal() - self._offset
        if at < 0 or count < 1:
            return self._add_rarely(day, count)
        try:
            return self._open[self._rank[at + 1] + count - 1]
        except IndexError:
            raise self._outside(day, f"{count} working days after") from None

    def _add_rarely(self, day: date, count: int) -> date:
        if count < 0:
            return self.subtract(day, -count)
        before = self._rank[self._place(day)]
        if before >= len(self._open):
            raise self._outside(day, "a working day on or after")
        return self._open[before]

    def subtract(self, day: date, count: int) -> date:
        """The `count`-th working day before `day` (count ≥ 1); 0 is the last on or before it."""
        at = self._place(day)
        place = self._rank[at] - count if count else self._rank[at + 1] - 1
        if place < 0:
            raise self._outside(day, f"{count} working days before")
        return self._open[place]

    def _outside(self, day: date, what: str) -> OutsideCalendar:
        return OutsideCalendar(
            f"{what} {day} is outside the calendar, "
            f"which knows {self.first.year} to {self.last.year}."
        )

    def next(self, day: date) -> date:
        """`day` itself when it is a working day, else the first one after it."""
        return day if self.is_working(day) else self.add(day, 0)

    def previous(self, day: date) -> date:
        """`day` itself when it is a working day, else the last one before it."""
        return self.subtract(day, 0)

    def count(self, after: date, until: date) -> int:
        """Working days after `after`, up to and including `until`; negative when reversed."""
        rank = self._rank
        return rank[self._place(until) + 1] - rank[self._place(after) + 1]

    def closed_between(self, after: date, until: date) -> list[tuple[date, str]]:
        """Weekday bank holidays and closures after `after`, up to and including `until`."""
        low, high = bisect_right(self._closed, after), bisect_right(self._closed, until)
        return [(day, self._names[day]) for day in self._closed[low:high]]


@lru_cache(maxsize=32)
def calendar_for(nation: str, closures: tuple[tuple[date, str], ...] = ()) -> Calendar:
    """The calendar of a nation with these closures, built once."""
    return Calendar(nation, closures)
