"""The national layer is a floor: a pathway may be stricter, never laxer."""

from datetime import date, datetime, timedelta

from timescales.engine.base import Base
from timescales.engine.calendar import LONDON, Calendar, calendar_for
from timescales.engine.dates import Limit, dates_of, day_of
from timescales.engine.pathway import Part, Pathway

_FIRST, _LAST = date(2024, 1, 1), date(2030, 12, 31)


class LaxerThanNational(ValueError):
    """A step of a pathway allows more time than the national layer."""


def check_floor(pathway: Pathway) -> None:
    """Raise LaxerThanNational, naming the row, if a limit is later than the one it answers."""
    for part in pathway.own_parts:
        floor = pathway.national_part(part.meets) if part.meets else None
        if floor is not None and pathway.national is not None:
            later = _laxer(part, pathway.day_one, floor, pathway.national.day_one, pathway.nation)
            if later is not None:
                raise LaxerThanNational(
                    f"row {part.step}: “{part.title}” is laxer than the national limit "
                    f"{floor.step} ({floor.when}): counted from {later} it would be later"
                )


def _laxer(part: Part, day_one: str, floor: Part, floor_day_one: str, nation: str) -> date | None:
    """The first day from which the part's limit would be later than the floor's, if any."""
    same = (part.start, day_one) == (floor.start, floor_day_one)
    if same and part.day is not None and floor.day is not None:
        return _FIRST if part.day > floor.day else None
    mine, theirs = part.within, floor.within
    if same and mine is not None and theirs is not None and mine.unit == theirs.unit:
        return _FIRST if mine.count > theirs.count else None
    calendar = calendar_for(nation)
    for offset in range((_LAST - _FIRST).days + 1):
        start = _FIRST + timedelta(days=offset)
        own, other = (
            _due(part, start, calendar, day_one),
            _due(floor, start, calendar, floor_day_one),
        )
        if own is None or other is None:
            return None
        if day_of(own) > day_of(other):
            return start
    return None


def _due(part: Part, start: date, calendar: Calendar, day_one: str) -> Limit | None:
    moment = datetime(start.year, start.month, start.day, 12, tzinfo=LONDON)
    return dates_of(part, Base(1, moment), calendar, day_one, {}).due
