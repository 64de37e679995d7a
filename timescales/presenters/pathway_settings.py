"""The readings of a pathway that an authority may change (◆), each with the rows that take it."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

# Settings that no row takes by name: the rules of meetings ask for them, in these rows.
_OF_RULES = {
    "quorate_with": "N06",
    "late_conference_agreed_by": "S03",
    "only_managers_record": "D01",
    "conference_diary_every": "S04",
}
_WORDS = {
    True: "yes",
    False: "no",
    "service_manager": "the service manager",
    "nobody": "nobody",
    "1/2": "half",
}


@dataclass(frozen=True, slots=True)
class SettingView:
    """One setting: what it is called, what stands, and which rows it decides."""

    name: str
    value: str
    rows: tuple[str, ...]


def settings_of(text: str) -> tuple[SettingView, ...]:
    """The settings of a pathway's text, in its order."""
    document = tomllib.loads(text)
    taken = _taken(document.get("step", []))
    return tuple(
        SettingView(
            name=_spelled_out(name),
            value=_value(value),
            rows=taken.get(name) or tuple(filter(None, [_OF_RULES.get(name)])),
        )
        for name, value in document.get("settings", {}).items()
    )


def _taken(steps: list[Mapping[str, Any]]) -> dict[str, tuple[str, ...]]:
    """For each setting the IDs of the rows that take it."""
    found: dict[str, dict[str, None]] = {}
    for step in steps:
        for value in _texts(step):
            if value.startswith("$"):
                found.setdefault(value[1:], {})[step["id"]] = None
    return {name: tuple(rows) for name, rows in found.items()}


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)


def _spelled_out(name: str) -> str:
    words = name.replace("_", " ")
    return words[:1].upper() + words[1:]


def _value(value: Any) -> str:
    if isinstance(value, bool | str) and value in _WORDS:
        return _WORDS[value]
    return str(value)
