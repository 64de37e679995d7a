"""What holds of a pathway as a whole: rows that find each other, settings that are used."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from timescales.engine.part import Part
from timescales.engine.pathway import Pathway
from timescales.engine.rings import BadLadder, Ladder
from timescales.engine.values import BadRow, flag, whole
from timescales.engine.weekly import Weekly

AGREED_BY = ("service_manager", "nobody")


def _agreed_by(key: str, value: Any) -> None:
    if value not in AGREED_BY:
        raise BadRow(f"the key “{key}” is one of {', '.join(AGREED_BY)}, not “{value}”")


def _weekly(key: str, value: Any) -> None:
    try:
        Weekly.of(value)
    except ValueError as error:
        raise BadRow(f"the key “{key}”: {error}") from None


# Settings that no row takes: rules of meetings ask for them by name (N06, S03, D01), and so does
# the weekly diary (S04).
OF_RULES: Mapping[str, Callable[[str, Any], object]] = {
    "quorate_with": whole,
    "late_conference_agreed_by": _agreed_by,
    "only_managers_record": flag,
    "conference_diary_every": _weekly,
}


def check_rows(pathway: Pathway) -> None:
    """A part that counts from another step must find it, and not itself by a circle.

    A row may answer a national one, but not bear its ID. Raises BadRow, which names the row.
    """
    keys = {part.key: part for part in pathway.own_parts}
    national = {step.id for step in pathway.national.steps} if pathway.national else set()
    for step in pathway.steps:
        if step.id in national:
            raise BadRow(f"row {step.id}: the key “id” is that of a national row")
    for part in pathway.own_parts:
        label = f"row {part.step}"
        for key, link in _links(part):
            if link not in keys:
                raise BadRow(f"{label}: the key “{key}” counts from “{link}”, which is not there")
        if part.key in _reached(part, keys):
            raise BadRow(f"{label}: the key “from” counts from itself, in a circle")
        if part.meets and pathway.national and not pathway.national_part(part.meets):
            raise BadRow(f"{label}: the key “meets” names “{part.meets}”, no such row")


def check_settings(settings: Mapping[str, Any], rows: Any) -> None:
    """Every setting is taken by a row or by a rule of a meeting. Raises BadRow."""
    taken = set(_taken(rows))
    try:
        for name, value in settings.items():
            if name in OF_RULES:
                OF_RULES[name](name, value)
            elif name not in taken:
                raise BadRow(f"the key “{name}” is taken by no row")
    except BadRow as error:
        raise BadRow(f"[settings]: {error}") from None


def check_tellers(ladder: Ladder, roles: Mapping[str, str]) -> None:
    """Every ring is heard by somebody that there is. Raises BadLadder."""
    for kind in ("day", "own_day", "clock"):
        for rung in getattr(ladder, kind):
            if not rung.tell:
                raise BadLadder(f"the key “rings.{kind}.tell” names nobody")
            for role in (*rung.tell, *rung.once_requested):
                if role != "owner" and role not in roles:
                    raise BadLadder(f"“rings.{kind}” tells “{role}”, which is not in [roles]")


def _links(part: Part) -> Iterator[tuple[str, str]]:
    """What its dates hang on, each with the key that names it."""
    aim = part.target.link if part.target else ""
    for link in part.links:
        yield ("target.from" if link == aim else "from"), link
    if part.follows:
        yield "follows", part.follows
    if part.only_after:
        yield "only_after", part.only_after


def _reached(part: Part, keys: Mapping[str, Part]) -> set[str]:
    found: set[str] = set()
    waiting = [link for _, link in _links(part)]
    while waiting:
        key = waiting.pop()
        if key not in found and key in keys:
            found.add(key)
            waiting.extend(link for _, link in _links(keys[key]))
    return found


def _taken(value: Any) -> Iterator[str]:
    """The names of the settings that a row takes: `"$name"`, inside lists and tables too."""
    if isinstance(value, str) and value.startswith("$"):
        yield value[1:]
    elif isinstance(value, list | dict):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _taken(one)
