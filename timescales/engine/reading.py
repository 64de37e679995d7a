"""Reading a pathway's TOML. Every error names the file, the row and the key."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from timescales.engine.calendar import NATIONS
from timescales.engine.floor import check_floor
from timescales.engine.part_reading import BadRow, read_part
from timescales.engine.pathway import ROLES, Part, Pathway, Step

PATHWAYS = Path(__file__).resolve().parent.parent / "pathways"
SHIPPED = (
    "national",
    "cambridgeshire",
    "stoke-on-trent",
    "csrs-process-map",
    "red-amber-green",
    "darlington",
)
_HEAD = {"slug", "title", "source", "version", "day_one", "nation", "overlay"}
_TABLES = {"roles", "settings", "rings", "step"}
_STEP = {"id", "title", "who", "role", "when", "kind", "meeting", "note", "mark", "part"}
KINDS_OF_STEP = ("dated", "undated", "rule", "expectation")


class BadPathway(ValueError):
    """A pathway file that cannot be used; the words name file, row and key."""


@lru_cache(maxsize=16)
def load(slug: str) -> Pathway:
    """A shipped pathway by its slug, laid over the national one. Raises BadPathway."""
    if slug not in SHIPPED:
        raise BadPathway(f"There is no pathway “{slug}”. There are: {', '.join(SHIPPED)}.")
    file = PATHWAYS / f"{slug}.toml"
    return read(file.read_text(encoding="utf-8"), name=file.name)


def read(text: str, *, name: str) -> Pathway:
    """Read a pathway's text; `name` is the file's, for errors. Raises BadPathway."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadPathway(f"{name}: cannot be read as TOML: {error}") from None
    extra = set(data) - _HEAD - _TABLES
    if extra:
        raise BadPathway(f"{name}: unknown key “{min(extra)}”")
    head = _head(data, name)
    national = None if head["slug"] == "national" else load("national")
    settings = data.get("settings", {})
    roles = data.get("roles", {})
    steps = _steps(data.get("step", []), name, settings, {**ROLES, **roles})
    pathway = Pathway(
        **head,
        steps=steps,
        roles=roles,
        settings=settings,
        rings=data.get("rings", {}),
        national=national,
    )
    _check_links(pathway, name)
    if national is not None:
        try:
            check_floor(pathway)
        except ValueError as error:
            raise BadPathway(f"{name}: {error}") from None
    return pathway


def _head(data: Mapping[str, Any], name: str) -> dict[str, Any]:
    head = {
        "version": "1",
        "nation": "england-and-wales",
        "overlay": False,
        **{key: data[key] for key in _HEAD if key in data},
    }
    for key in ("slug", "title", "source", "day_one"):
        if not isinstance(head.get(key), str):
            raise BadPathway(f"{name}: the key “{key}” is missing")
    if head["day_one"] not in ("trigger", "following"):
        raise BadPathway(f"{name}: “day_one” is “trigger” or “following”, not “{head['day_one']}”")
    if head["nation"] not in NATIONS:
        raise BadPathway(f"{name}: “nation” is one of {', '.join(NATIONS)}")
    return head


def _steps(
    rows: Any, name: str, settings: Mapping[str, Any], roles: Mapping[str, str]
) -> tuple[Step, ...]:
    steps: list[Step] = []
    for place, row in enumerate(rows):
        label = f"{name}, row {row.get('id') or place + 1}"
        try:
            steps.append(_step(row, settings, roles))
        except BadRow as error:
            raise BadPathway(f"{label}: {error}") from None
        if any(step.id == steps[-1].id for step in steps[:-1]):
            raise BadPathway(f"{label}: the key “id” stands twice")
    return tuple(steps)


def _step(row: Mapping[str, Any], settings: Mapping[str, Any], roles: Mapping[str, str]) -> Step:
    extra = set(row) - _STEP
    if extra:
        raise BadRow(f"unknown key “{min(extra)}”")
    for key in ("id", "title", "who", "role", "when"):
        if not isinstance(row.get(key), str) or not row[key]:
            raise BadRow(f"the key “{key}” is missing")
    kind = row.get("kind", "dated")
    if kind not in KINDS_OF_STEP:
        raise BadRow(f"“kind” is one of {', '.join(KINDS_OF_STEP)}, not “{kind}”")
    parts = tuple(read_part(row, part, settings, roles) for part in row.get("part", []))
    if bool(parts) is not (kind in ("dated", "expectation")):
        raise BadRow("the key “part” is needed for a dated step, and for no other")
    if row["role"] not in roles:
        raise BadRow(f"the key “role” names “{row['role']}”, which is not in [roles]")
    return Step(
        id=row["id"],
        title=row["title"],
        who=row["who"],
        role=row["role"],
        when=row["when"],
        kind=kind,
        meeting=row.get("meeting", ""),
        note=row.get("note", ""),
        mark=row.get("mark", ""),
        parts=parts,
    )


def _check_links(pathway: Pathway, name: str) -> None:
    """A part that counts from another step must find it."""
    keys = {part.key for part in pathway.own_parts}
    for part in pathway.own_parts:
        for link in _links(part):
            if link not in keys:
                raise BadPathway(
                    f"{name}, row {part.step}: counts from “{link}”, which is not there"
                )
        if part.meets and pathway.national and not pathway.national_part(part.meets):
            raise BadPathway(f"{name}, row {part.step}: “meets” names “{part.meets}”, no such row")


def _links(part: Part) -> tuple[str, ...]:
    own = (part.start[5:],) if part.start.startswith("step:") else ()
    target = part.target
    aim = (target.start[5:],) if target and target.start else ()
    return (*part.chain, *own, *aim)
