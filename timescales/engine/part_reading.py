"""Reading one dated duty of a pathway's row."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from timescales.engine.kinds import KINDS
from timescales.engine.offsets import BadOffset, Offset
from timescales.engine.pathway import STARTS, Midway, Part, Rolling, Sooner, Target
from timescales.engine.patterns import BadPattern, Pattern, parse_all, step_pattern

_KEYS = {
    "name", "title", "role", "from", "day", "within", "before", "every", "midway", "own_day", "at",
    "not_before", "opens_before", "after", "target", "sooner", "met_by", "counts_from",
    "only_if", "only_if_words", "needs", "unless", "unless_words", "first_only", "later_only",
    "ends_with_plan", "else_limit", "any_time", "meets",
}  # fmt: skip
_LENGTHS = ("within", "before", "not_before", "opens_before", "after", "counts_from")
_LIMITS = ("day", "within", "before", "every", "midway", "own_day", "not_before", "after")
_UNDER_A_PLAN = {"plan", "review", "first_core_group", "booking:review", "midway"}


class BadRow(ValueError):
    """A row that cannot be read; the words name the key."""


def read_part(
    row: Mapping[str, Any],
    written: Mapping[str, Any],
    settings: Mapping[str, Any],
    roles: Mapping[str, str],
) -> Part:
    """One `[[step.part]]`. A value `"$name"` is taken from [settings]. Raises BadRow."""
    extra = set(written) - _KEYS
    if extra:
        raise BadRow(f"unknown key “{min(extra)}”")
    part = {key: _setting(key, value, settings) for key, value in written.items()}
    start, where, chain = _start(part.get("from"))
    role = part.get("role", row["role"])
    if role not in roles:
        raise BadRow(f"the key “role” names “{role}”, which is not in [roles]")
    if start != "nothing" and not any(key in part for key in _LIMITS):
        raise BadRow(f"a part needs one of the keys {', '.join(_LIMITS)}")
    known = (*STARTS, *KINDS)
    linked = chain or start.startswith("step:")
    if not linked and start not in known:
        raise BadRow(f"the key “from” names “{start}”, which is nothing to count from")
    return Part(
        step=row["id"],
        name=part.get("name", ""),
        title=part.get("title", row["title"]),
        role=role,
        when=row["when"],
        start=start,
        where=where,
        chain=chain,
        day=_whole(part, "day"),
        every=_rolling(part.get("every")),
        midway=_midway(part.get("midway")),
        own_day=bool(part.get("own_day")),
        at=_clock(part.get("at")),
        target=_target(part.get("target")),
        sooner=_sooner(part.get("sooner")),
        met_by=_met_by(row["id"], part),
        only_if=part.get("only_if", {}),
        only_if_words=part.get("only_if_words", ""),
        needs=_needs(part.get("needs", "")),
        unless=tuple(_pattern("unless", text).pop() for text in part.get("unless", [])),
        unless_words=part.get("unless_words", ""),
        first_only=bool(part.get("first_only")),
        later_only=bool(part.get("later_only")),
        else_limit=bool(part.get("else_limit") or chain),
        any_time=bool(part.get("any_time")),
        ends_with_plan=bool(part.get("ends_with_plan", start in _UNDER_A_PLAN or linked)),
        expectation=row.get("kind") == "expectation",
        meets=part.get("meets"),
        **{key: _length(key, part.get(key)) for key in _LENGTHS},
    )


def _setting(key: str, value: Any, settings: Mapping[str, Any]) -> Any:
    if isinstance(value, str) and value.startswith("$"):
        if value[1:] not in settings:
            raise BadRow(f"the key “{key}” asks for the setting “{value[1:]}”, which is not there")
        return settings[value[1:]]
    return value


def _start(value: Any) -> tuple[str, Pattern | None, tuple[str, ...]]:
    if isinstance(value, list):
        return "chain", None, tuple(value)
    if not isinstance(value, str):
        raise BadRow("the key “from” is missing")
    if "(" in value:
        pattern = _pattern("from", value).pop()
        return pattern.kind, pattern, ()
    return value, None, ()


def _length(key: str, value: Any) -> Offset | None:
    if value is None:
        return None
    try:
        return Offset.parse(value)
    except BadOffset as error:
        raise BadRow(f"the key “{key}”: {error}") from None


def _whole(part: Mapping[str, Any], key: str) -> int | None:
    value = part.get(key)
    if value is not None and (not isinstance(value, int) or isinstance(value, bool) or value < 1):
        raise BadRow(f"the key “{key}” is a whole number from 1, not “{value}”")
    return value


def _rolling(value: Any) -> tuple[Rolling, ...]:
    if value is None:
        return ()
    listed = value if isinstance(value, list) else [{"every": value}]
    rolling = [Rolling(_every(one.get("every")), _since(one.get("since"))) for one in listed]
    return tuple(sorted(rolling, key=lambda one: one.since or date.min, reverse=True))


def _every(value: Any) -> Offset:
    length = _length("every", value)
    if length is None or not length.count:
        raise BadRow("the key “every” needs a length of time above nought")
    return length


def _since(value: Any) -> date | None:
    if value is not None and not isinstance(value, date):
        raise BadRow("the key “since” is a date")
    return value


def _midway(value: Any) -> Midway | None:
    if value is None:
        return None
    first, later = _length("midway", value.get("first")), _length("midway", value.get("later"))
    if first is None or later is None:
        raise BadRow("the key “midway” needs first and later, the limits of the reviews")
    return Midway(first, later)


def _clock(value: Any) -> time | str | None:
    if value is None or isinstance(value, time) or value == "meeting":
        return value
    raise BadRow("the key “at” is a clock time such as 10:00:00, or “meeting”")


def _target(value: Any) -> Target | None:
    if value is None:
        return None
    return Target(value.get("day"), value.get("from"), _length("target", value.get("within")))


def _sooner(value: Any) -> Sooner | None:
    if value is None:
        return None
    before = _length("sooner", value.get("before"))
    if before is None:
        raise BadRow("the key “sooner” needs before")
    at = value.get("at")
    return Sooner(value.get("from", "booking:initial"), before, at)


def _needs(value: str) -> str:
    if value not in ("", "conference", "child_in_need"):
        raise BadRow(f"the key “needs” is “conference” or “child_in_need”, not “{value}”")
    return value


def _met_by(step: str, part: Mapping[str, Any]) -> tuple[tuple[Pattern, ...], ...]:
    """What fulfils it; “Record this step” always does."""
    listed = part.get("met_by", [])
    listed = [listed] if isinstance(listed, str) else listed
    written = tuple(tuple(_pattern("met_by", text)) for text in listed)
    return (*written, (step_pattern(step, part.get("name", "")),))


def _pattern(key: str, text: str) -> list[Pattern]:
    try:
        return list(parse_all(text))
    except BadPattern as error:
        raise BadRow(f"the key “{key}”: {error}") from None
