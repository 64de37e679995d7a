"""Reading the values of a pathway's row: lengths, clock times, intervals, targets."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from timescales.engine.offsets import BadOffset, Offset
from timescales.engine.part import Midway, Rolling, Sooner, Target
from timescales.engine.patterns import BadPattern, Pattern, parse_all


class BadRow(ValueError):
    """A row that cannot be read; the words name the key."""


def setting(key: str, value: Any, settings: Mapping[str, Any]) -> Any:
    """The value itself; `"$name"` is taken from [settings], inside lists and tables too."""
    if isinstance(value, str) and value.startswith("$"):
        if value[1:] not in settings:
            raise BadRow(f"the key “{key}” asks for the setting “{value[1:]}”, which is not there")
        return settings[value[1:]]
    if isinstance(value, list):
        return [setting(key, one, settings) for one in value]
    if isinstance(value, dict):
        return {name: setting(f"{key}.{name}", one, settings) for name, one in value.items()}
    return value


def length(key: str, value: Any) -> Offset | None:
    """ "10 working days"."""
    if value is None:
        return None
    try:
        return Offset.parse(value)
    except BadOffset as error:
        raise BadRow(f"the key “{key}”: {error}") from None


def in_days(key: str, value: Any) -> Offset | None:
    """A length that counts from a day, so not hours."""
    read = length(key, value)
    if read is not None and read.unit == "hours":
        raise BadRow(f"the key “{key}” counts days, not hours")
    return read


def text(key: str, value: Any) -> str:
    """Words."""
    if not isinstance(value, str):
        raise BadRow(f"the key “{key}” is text, not “{value}”")
    return value


def texts(key: str, value: Any) -> tuple[str, ...]:
    """A list of words."""
    if not isinstance(value, list):
        raise BadRow(f"the key “{key}” is a list, not “{value}”")
    return tuple(text(key, one) for one in value)


def flag(key: str, value: Any) -> bool:
    """Yes or no."""
    if not isinstance(value, bool):
        raise BadRow(f"the key “{key}” is true or false, not “{value}”")
    return value


def whole(key: str, value: Any) -> int | None:
    """A whole number from 1."""
    if value is not None and (not isinstance(value, int) or isinstance(value, bool) or value < 1):
        raise BadRow(f"the key “{key}” is a whole number from 1, not “{value}”")
    return value


def table(key: str, value: Any, keys: set[str]) -> Mapping[str, Any]:
    """A table with none but these keys."""
    if not isinstance(value, dict):
        raise BadRow(f"the key “{key}” is a table, not “{value}”")
    extra = set(value) - keys
    if extra:
        raise BadRow(f"the key “{key}” has the unknown key “{min(extra)}”")
    return value


def rolling(value: Any) -> tuple[Rolling, ...]:
    """One interval, or several with the day since which each is in force, newest first."""
    if value is None:
        return ()
    listed = value if isinstance(value, list) else [{"every": value}]
    read = [_interval(table("every", one, {"every", "since"})) for one in listed]
    ordered = tuple(sorted(read, key=lambda one: one.since or date.min, reverse=True))
    if not ordered or ordered[-1].since is not None:
        raise BadRow("the key “every” needs one interval without “since”: the earliest")
    return ordered


def _interval(one: Mapping[str, Any]) -> Rolling:
    every, since = in_days("every", one.get("every")), one.get("since")
    if every is None or not every.count:
        raise BadRow("the key “every” needs a length of time above nought")
    if since is not None and (not isinstance(since, date) or hasattr(since, "hour")):
        raise BadRow("the key “since” is a date")
    return Rolling(every, since)


def midway(value: Any) -> Midway | None:
    """How far between two conferences, and the limits that stand in for one not booked."""
    if value is None:
        return None
    read = table("midway", value, {"first", "later", "share"})
    first, later = in_days("midway", read.get("first")), in_days("midway", read.get("later"))
    if first is None or later is None:
        raise BadRow("the key “midway” needs first and later, the limits of the reviews")
    return Midway(first, later, share("midway.share", read.get("share", "1/2")))


def share(key: str, value: Any) -> tuple[int, int]:
    """ "1/2"."""
    part, _, of = text(key, value).partition("/")
    if not (part.isdigit() and of.isdigit() and 0 < int(part) < int(of)):
        raise BadRow(f"the key “{key}” is a share such as 1/2, not “{value}”")
    return int(part), int(of)


def clock(key: str, value: Any) -> time | None:
    """10:00:00."""
    if value is not None and not isinstance(value, time):
        raise BadRow(f"the key “{key}” is a clock time such as 10:00:00, not “{value}”")
    return value


def target(value: Any) -> Target | None:
    """Day N, or a time after another step was done."""
    if value is None:
        return None
    read = table("target", value, {"day", "from", "within"})
    day, within = whole("target.day", read.get("day")), in_days("target", read.get("within"))
    start = text("target.from", read.get("from", ""))
    if start and not start.startswith("step:"):
        raise BadRow("the key “target.from” names a step: “step:D13b”")
    if bool(day) is bool(start) or bool(start) is not (within is not None):
        raise BadRow("the key “target” needs a day, or from and within")
    return Target(day, start[5:], within)


def sooner(value: Any) -> Sooner | None:
    """A time before the initial conference as booked, which rules when it is sooner."""
    if value is None:
        return None
    read = table("sooner", value, {"before", "at"})
    before = in_days("sooner", read.get("before"))
    if before is None:
        raise BadRow("the key “sooner” needs before")
    return Sooner(before, clock("sooner.at", read.get("at")))


def patterns(key: str, value: Any) -> list[Pattern]:
    """Kinds of event that must all have happened."""
    try:
        return list(parse_all(text(key, value)))
    except BadPattern as error:
        raise BadRow(f"the key “{key}”: {error}") from None
