"""Reading a pathway's TOML. Every error names the file, the row and the key."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from timescales.engine.calendar import NATIONS
from timescales.engine.floor import LaxerThanNational, check_floor
from timescales.engine.part import Part
from timescales.engine.part_reading import read_part
from timescales.engine.pathway import ROLES, Pathway, Step
from timescales.engine.pathway_checks import check_rows, check_settings, check_tellers
from timescales.engine.rings import BadLadder, Ladder
from timescales.engine.values import BadRow, text

PATHWAYS = Path(__file__).resolve().parent.parent / "pathways"
SHIPPED = (
    "national",
    "cambridgeshire",
    "stoke-on-trent",
    "csrs-process-map",
    "red-amber-green",
    "darlington",
)
_HEAD = {"slug", "title", "source", "version", "day_one", "closed_day_one", "nation", "overlay"}
_TABLES = {"roles", "settings", "rings", "step"}
_MARKS = ("green", "amber", "red")
_STEP = {"id", "title", "who", "role", "when", "kind", "meeting", "note", "mark", "part"}
KINDS_OF_STEP = ("dated", "undated", "rule", "expectation")


class BadPathway(ValueError):
    """A pathway file that cannot be used; the words name file, row and key."""


@lru_cache(maxsize=16)
def load(slug: str) -> Pathway:
    """A shipped pathway by its slug, laid over the national one. Raises BadPathway."""
    if slug not in SHIPPED:
        raise BadPathway(f"There is no pathway “{slug}”. There are: {', '.join(SHIPPED)}.")
    return load_file(PATHWAYS / f"{slug}.toml")


def load_file(file: Path) -> Pathway:
    """A pathway that an authority wrote, from its file. Raises BadPathway."""
    try:
        return read(file.read_text(encoding="utf-8"), name=file.name)
    except OSError as error:
        raise BadPathway(f"{file} cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise BadPathway(f"{file.name}: cannot be read as text") from None


@lru_cache(maxsize=32)  # one text is read and checked once in a process
def read(toml: str, *, name: str) -> Pathway:
    """Read a pathway's text; `name` is the file's, for errors. Raises BadPathway."""
    try:
        data = tomllib.loads(toml)
    except tomllib.TOMLDecodeError as error:
        raise BadPathway(f"{name}: cannot be read as TOML: {error}") from None
    extra = set(data) - _HEAD - _TABLES
    if extra:
        raise BadPathway(f"{name}: unknown key “{min(extra)}”")
    head = _head(data, name)
    national = None if head["slug"] == "national" else load("national")
    roles, settings, rings = (_table(data, key, name) for key in ("roles", "settings", "rings"))
    pathway = Pathway(
        **head,
        steps=_steps(data.get("step", []), name, settings, {**ROLES, **roles}),
        roles=roles,
        settings=settings,
        rings={**(national.rings if national else {}), **rings},
        national=national,
    )
    try:
        check_rows(pathway)
        check_settings(pathway.settings, data.get("step", []))
    except BadRow as error:
        raise BadPathway(f"{name}, {error}") from None
    try:
        check_tellers(Ladder.of(pathway.rings), {**ROLES, **roles})
        check_floor(pathway)
    except (BadLadder, LaxerThanNational) as error:
        raise BadPathway(f"{name}: {error}") from None
    return pathway


def _head(data: Mapping[str, Any], name: str) -> dict[str, Any]:
    head = {
        "version": "1",
        "closed_day_one": "next",
        "nation": "england-and-wales",
        "overlay": False,
        **{key: data[key] for key in _HEAD if key in data},
    }
    for key in ("slug", "title", "source", "day_one", "version"):
        if not isinstance(head.get(key), str) or not head[key]:
            raise BadPathway(f"{name}: the key “{key}” is missing, or is not text")
    if not isinstance(head["overlay"], bool):
        raise BadPathway(f"{name}: “overlay” is true or false, not “{head['overlay']}”")
    for key, allowed in _CHOICES.items():
        if head[key] not in allowed:
            raise BadPathway(f"{name}: “{key}” is one of {', '.join(allowed)}, not “{head[key]}”")
    return head


_CHOICES: dict[str, tuple[str, ...]] = {
    "day_one": ("trigger", "following"),
    "closed_day_one": ("next", "previous"),
    "nation": tuple(NATIONS),
}


def _table(data: Mapping[str, Any], key: str, name: str) -> Mapping[str, Any]:
    table = data.get(key, {})
    if not isinstance(table, dict):
        raise BadPathway(f"{name}: [{key}] is a table")
    return table


def _steps(
    rows: Any, name: str, settings: Mapping[str, Any], roles: Mapping[str, str]
) -> tuple[Step, ...]:
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise BadPathway(f"{name}: the rows are written as [[step]]")
    steps: dict[str, Step] = {}
    for place, row in enumerate(rows):
        label = f"{name}, row {row.get('id') or place + 1}"
        try:
            step = _step(row, settings, roles)
        except BadRow as error:
            raise BadPathway(f"{label}: {error}") from None
        if step.id in steps:
            raise BadPathway(f"{label}: the key “id” stands twice")
        steps[step.id] = step
    return tuple(steps.values())


def _step(row: Mapping[str, Any], settings: Mapping[str, Any], roles: Mapping[str, str]) -> Step:
    extra = set(row) - _STEP
    if extra:
        raise BadRow(f"unknown key “{min(extra)}”")
    for key in ("id", "title", "who", "role", "when"):
        if not isinstance(row.get(key), str) or not row[key]:
            raise BadRow(f"the key “{key}” is missing, or is not text")
    kind = row.get("kind", "dated")
    if kind not in KINDS_OF_STEP:
        raise BadRow(f"the key “kind” is one of {', '.join(KINDS_OF_STEP)}, not “{kind}”")
    if row["role"] not in roles:
        raise BadRow(f"the key “role” names “{row['role']}”, which is not in [roles]")
    parts = _parts(row, settings, roles)
    if bool(parts) is not (kind in ("dated", "expectation")):
        raise BadRow("the key “part” is needed for a dated step, and for no other")
    if row.get("mark", "") not in ("", *_MARKS):
        raise BadRow(f"the key “mark” is one of {', '.join(_MARKS)}, not “{row['mark']}”")
    texts = {key: text(key, row.get(key, "")) for key in ("meeting", "note", "mark")}
    return Step(row["id"], row["title"], row["who"], row["role"], row["when"], kind, parts, **texts)


def _parts(
    row: Mapping[str, Any], settings: Mapping[str, Any], roles: Mapping[str, str]
) -> tuple[Part, ...]:
    written = row.get("part", [])
    if not isinstance(written, list):
        raise BadRow("the key “part” is written as [[step.part]]")
    parts: list[Part] = []
    for one in written:
        try:
            part = read_part(row, one, settings, roles, parts)
        except BadRow as error:
            name = one.get("name") if isinstance(one, dict) else None
            raise BadRow(f"part “{name}”: {error}" if name else str(error)) from None
        if any(part.key == other.key for other in parts):
            raise BadRow(f"the key “name” stands twice: “{part.name}”")
        parts.append(part)
    return tuple(parts)
