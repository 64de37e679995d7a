"""Print what a pathway owes for a file of events. Needs no database and no setting."""

import json
from argparse import ArgumentParser
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from timescales.engine.calendar import LONDON, OutsideCalendar, calendar_for
from timescales.engine.deadlines import Deadline, deadlines
from timescales.engine.kinds import BadEvent, read_events
from timescales.engine.pathway import Pathway
from timescales.engine.reading import BadPathway, load, load_file

_SHOWN = ("step", "part", "occurrence", "role", "not_before", "target", "due", "status")


class Command(BaseCommand):
    """`manage.py deadlines --pathway SLUG --events FILE.json --as-of MOMENT`."""

    help = "Print every deadline of a pathway for the events in a JSON file."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--pathway", required=True, help="slug, such as cambridgeshire, or a .toml file"
        )
        parser.add_argument("--events", required=True, type=Path, help="a JSON list of events")
        parser.add_argument("--as-of", required=True, help="ISO moment; naive is London time")
        parser.add_argument("--overlay", help="an overlay, such as red-amber-green")
        parser.add_argument("--closures", type=Path, help="a JSON list of {date, name}")
        parser.add_argument("--json", action="store_true", help="rows as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            rows = _rows(options)
        except (BadPathway, BadEvent, OutsideCalendar) as error:
            raise CommandError(str(error)) from None
        if options["json"]:
            self.stdout.write(
                json.dumps([row.as_row() for row in rows], ensure_ascii=False, indent=1)
            )
        else:
            self.stdout.write(_table(rows))


def _rows(options: dict[str, Any]) -> list[Deadline]:
    pathway, overlay = _pathways(options["pathway"], options["overlay"])
    events = read_events(_listed(options["events"]))
    calendar = calendar_for(pathway.nation, _closures(options["closures"]))
    return deadlines(pathway, events, calendar, as_of=_moment(options["as_of"]), overlay=overlay)


def _pathways(slug: str, beside: str | None) -> tuple[Pathway, Pathway | None]:
    """The pathway and its overlay; an overlay named alone runs over the national layer."""
    pathway = _pathway(slug)
    overlay = _pathway(beside) if beside else None
    if overlay is not None and not overlay.overlay:
        raise CommandError(f"“{overlay.slug}” is a pathway of its own, not an overlay.")
    return (load("national"), pathway) if pathway.overlay else (pathway, overlay)


def _pathway(named: str) -> Pathway:
    """A shipped pathway by its slug, or an authority's own by its file."""
    return load_file(Path(named)) if named.endswith(".toml") else load(named)


def _listed(file: Path) -> list[Any]:
    try:
        read = json.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise CommandError(f"{file} cannot be read: {error.strerror}.") from None
    except ValueError as error:
        raise CommandError(f"{file} is not JSON: {error}") from None
    if not isinstance(read, list):
        raise CommandError(f"{file} does not hold a list.")
    return read


def _closures(file: Path | None) -> tuple[tuple[date, str], ...]:
    return tuple(_closure(*one) for one in enumerate(_listed(file))) if file else ()


def _closure(index: int, one: Any) -> tuple[date, str]:
    try:
        return date.fromisoformat(one["date"]), str(one.get("name") or "Closed")
    except (AttributeError, KeyError, TypeError, ValueError):
        raise CommandError(f"Closure {index}: needs a date as YYYY-MM-DD and a name.") from None


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise CommandError(f"--as-of: “{text}” is not an ISO moment.") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=LONDON)


def _table(rows: list[Deadline]) -> str:
    """Columns that a person can read; the explanation on a line of its own."""
    cells = [[_cell(row.as_row()[name]) for name in _SHOWN] for row in rows]
    widths = [max(map(len, column)) for column in zip(_SHOWN, *cells, strict=True)]
    lines = [_line(list(_SHOWN), widths)]
    for row, shown in zip(rows, cells, strict=True):
        lines += [_line(shown, widths), f"    {row.explanation}"]
    return "\n".join(lines)


def _cell(value: Any) -> str:
    return "" if value is None else str(value)


def _line(cells: list[str], widths: list[int]) -> str:
    padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
    return "  ".join(padded).rstrip()
