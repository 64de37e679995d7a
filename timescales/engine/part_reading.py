"""Reading one dated duty of a pathway's row."""

from collections.abc import Mapping, Sequence
from typing import Any

from timescales.engine import values
from timescales.engine.kinds import KINDS
from timescales.engine.part import STARTS, Part
from timescales.engine.patterns import Pattern
from timescales.engine.values import BadRow

KEYS = {
    "name", "title", "called", "role", "when", "from", "day", "within", "before", "every", "first",
    "stricter_by", "midway", "own_day", "at", "not_before", "opens_before", "after", "target",
    "sooner", "met_by", "counts_from", "may_share", "only_if", "only_if_words", "needs", "unless",
    "unless_words", "first_only", "later_only", "ends_with_plan", "else_limit", "any_time",
    "may_pass", "follows", "only_after", "meets",
}  # fmt: skip
_LENGTHS = ("not_before", "opens_before", "after", "counts_from")
_LIMITS = ("day", "within", "before", "every", "midway", "own_day", "not_before")
_FLAGS = ("own_day", "first_only", "later_only", "any_time", "may_pass")
_TEXTS = ("name", "called", "only_if_words", "unless_words", "follows", "only_after")
_UNDER_A_PLAN = {"plan", "review", "first_core_group", "booking:review", "midway"}
# The kind of event whose facts `only_if` asks for.
_FACTS_OF = {
    "referral": "referral.received",
    "strategy_discussion": "strategy_discussion.held",
    "any_strategy_discussion": "strategy_discussion.held",
    "plan": "conference.held",
    "review": "conference.held",
    "first_core_group": "core_group.held",
}


def read_part(
    row: Mapping[str, Any],
    written: Any,
    settings: Mapping[str, Any],
    roles: Mapping[str, str],
    earlier: Sequence[Part] = (),
) -> Part:
    """One `[[step.part]]`. A value `"$name"` is taken from [settings]. Raises BadRow.

    `earlier` are the step's parts before it: where `may_share` is false, what fulfilled one of
    them does not fulfil this one too.
    """
    table = values.table("step.part", written, KEYS)
    part = {key: values.setting(key, value, settings) for key, value in table.items()}
    start, where, chain = _start(part.get("from"))
    _check_limits(part, start)
    may_share = values.flag("may_share", part.get("may_share", True))
    words: dict[str, Any] = {
        key: values.text(key, part.get(key, row[key])) for key in ("title", "role", "when")
    }
    if words["role"] not in roles:
        raise BadRow(f"the key “role” names “{words['role']}”, which is not in [roles]")
    return Part(
        step=row["id"],
        **words,
        start=start,
        where=where,
        chain=chain,
        apart_from=() if may_share else tuple(one.key for one in earlier),
        expectation=row.get("kind") == "expectation",
        met_by=_met_by(part),
        **_counting(part),
        **_conditions(part, start, linked=bool(chain) or start.startswith("step:")),
    )


def _counting(part: Mapping[str, Any]) -> dict[str, Any]:
    """By when."""
    lengths = {key: values.in_days(key, part.get(key)) for key in _LENGTHS}
    counts_from = lengths["counts_from"]
    if counts_from is not None and counts_from.unit not in ("days", "weeks"):
        raise BadRow("the key “counts_from” counts days or weeks")
    return {
        **lengths,
        "day": values.whole("day", part.get("day")),
        "within": values.length("within", part.get("within")),
        "before": values.length("before", part.get("before")),
        "every": values.rolling(part.get("every")),
        "first": _first(part.get("first")),
        "stricter_by": _kind("stricter_by", part.get("stricter_by", "")),
        "midway": values.midway(part.get("midway")),
        "at": "meeting" if part.get("at") == "meeting" else values.clock("at", part.get("at")),
        "target": values.target(part.get("target")),
        "sooner": values.sooner(part.get("sooner")),
    }


def _conditions(part: Mapping[str, Any], start: str, *, linked: bool) -> dict[str, Any]:
    """What it depends on, besides time."""
    under_a_plan = start in _UNDER_A_PLAN or linked
    unless = values.texts("unless", part.get("unless", []))
    return {
        **{key: values.flag(key, part.get(key, False)) for key in _FLAGS},
        **{key: values.text(key, part.get(key, "")) for key in _TEXTS},
        "only_if": _only_if(part.get("only_if", {}), start),
        "needs": _needs(part.get("needs", "")),
        "unless": tuple(_one("unless", one) for one in unless),
        "else_limit": values.flag("else_limit", part.get("else_limit", start == "chain")),
        "ends_with_plan": values.flag("ends_with_plan", part.get("ends_with_plan", under_a_plan)),
        "meets": values.text("meets", part["meets"]) if "meets" in part else None,
    }


def _check_limits(part: Mapping[str, Any], start: str) -> None:
    """One way of counting, and no more."""
    given = [key for key in _LIMITS if key in part and part[key] is not False]
    counts = [key for key in given if key != "not_before"]
    if start != "nothing" and not given:
        raise BadRow(f"a part needs one of the keys {', '.join(_LIMITS)}")
    if len(counts) > 1:
        raise BadRow(f"a part has only one of the keys {', '.join(counts)}")
    if (start == "midway") is not ("midway" in part):
        raise BadRow("the key “midway” goes with from = “midway”")


def _start(value: Any) -> tuple[str, Pattern | None, tuple[str, ...]]:
    if isinstance(value, list):
        if len(value) != 2:
            raise BadRow("the key “from” lists two steps: before the first review, and later")
        return "chain", None, values.texts("from", value)
    if not isinstance(value, str):
        raise BadRow("the key “from” is missing")
    if "(" in value:
        pattern = _one("from", value)
        return pattern.kind, pattern, ()
    if not value.startswith("step:") and value not in (*STARTS, *KINDS):
        raise BadRow(f"the key “from” names “{value}”, which is nothing to count from")
    return value, None, ()


def _first(value: Any) -> Any:
    """The first interval of what repeats, where it is another than the later ones."""
    return None if value == "one interval" else values.in_days("first", value)


def _kind(key: str, value: Any) -> str:
    named = values.text(key, value)
    if named and named not in KINDS:
        raise BadRow(f"the key “{key}” names “{named}”, which is not a kind of event")
    return named


def _only_if(value: Any, start: str) -> Mapping[str, Any]:
    kind = _FACTS_OF.get(start, start)
    return values.table("only_if", value, set(KINDS.get(kind, {})))


def _needs(value: Any) -> str:
    if value not in ("", "conference", "child_in_need"):
        raise BadRow(f"the key “needs” is “conference” or “child_in_need”, not “{value}”")
    return values.text("needs", value)


def _one(key: str, text: str) -> Pattern:
    found = values.patterns(key, text)
    if len(found) != 1:
        raise BadRow(f"the key “{key}” takes one kind of event, not “{text}”")
    return found[0]


def _met_by(part: Mapping[str, Any]) -> tuple[tuple[Pattern, ...], ...]:
    """What fulfils it, besides “Record this step”."""
    listed = part.get("met_by", [])
    listed = [listed] if isinstance(listed, str) else values.texts("met_by", listed)
    written = tuple(tuple(values.patterns("met_by", one)) for one in listed)
    if part.get("every") and any(len(together) > 1 for together in written):
        raise BadRow("the key “met_by” of what repeats takes one kind of event each")
    return written
