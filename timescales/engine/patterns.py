"""Which events fulfil, settle or start a step, as a pathway writes them.

`visit.made(seen, alone)` · `section_47.authorised(outcome!=conference)` ·
`core_group.minutes_sent(same number)` · `section_47.authorised + report.authorised` (both).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from timescales.engine.kinds import KINDS, Event, is_a

_WRITTEN = re.compile(r"([a-z0-9_]+\.[a-z0-9_]+)(?:\(([^()]*)\))?")


class BadPattern(ValueError):
    """A pattern that cannot be read."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One kind of event, with what its facts must be. `same` facts must equal the trigger's."""

    kind: str
    facts: tuple[tuple[str, Any, bool], ...] = ()
    same: tuple[str, ...] = ()

    @classmethod
    def parse(cls, text: str) -> "Pattern":
        """Read `kind(fact, fact=value, fact!=value, same fact)`. Raises BadPattern."""
        found = _WRITTEN.fullmatch(text.strip())
        if not found or found[1] not in KINDS:
            raise BadPattern(f"“{text}” is not a kind of event")
        facts: list[tuple[str, Any, bool]] = []
        same: list[str] = []
        for written in filter(None, (part.strip() for part in (found[2] or "").split(","))):
            if written.startswith("same "):
                same.append(_known(found[1], written[5:].strip()))
                continue
            name, _, value = written.replace("!=", "=").partition("=")
            name = _known(found[1], name.strip())
            facts.append((name, _value(found[1], name, value.strip()), "!=" not in written))
        return cls(found[1], tuple(facts), tuple(same))

    def fits(self, event: Event, trigger: Event | None = None) -> bool:
        """Whether `event` is of this kind with these facts."""
        if event.kind != self.kind:
            return False
        for name, value, equal in self.facts:
            if (event.facts.get(name) == value) is not equal:
                return False
        if trigger is not None:
            for name in self.same:
                if event.facts.get(name) != trigger.facts.get(name):
                    return False
        return True


def parse_all(text: str) -> tuple[Pattern, ...]:
    """The patterns that must all have happened: joined with `+`."""
    return tuple(Pattern.parse(part) for part in text.split("+"))


def step_pattern(step: str, part: str) -> Pattern:
    """The general act “Record this step” on one row."""
    return Pattern("step.recorded", (("step", step, True), ("part", part, True)))


def holds(wanted: Mapping[str, Any], event: Event) -> bool:
    """Whether the trigger's facts are as a step's `only_if` wants them."""
    return all(event.facts.get(name) == value for name, value in wanted.items())


def _known(kind: str, name: str) -> str:
    if name not in KINDS[kind]:
        raise BadPattern(f"“{kind}” has no fact “{name}”")
    return name


def _value(kind: str, name: str, text: str) -> Any:
    if text in ("", "true", "false"):
        value: Any = text != "false"
    else:
        value = int(text) if text.isdigit() else text
    if not is_a(value, KINDS[kind][name]):
        raise BadPattern(f"“{text}” is not a value of “{name}” in “{kind}”")
    return value
