"""Print what a pathway owes for a file of events. Needs no database and no setting."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from timescales.engine.calendar import LONDON, Calendar, OutsideCalendar, calendar_for
from timescales.engine.deadlines import Deadline, deadlines
from timescales.engine.kinds import BadEvent, Event, read_events
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
            asked = _Asked.of(options)
            rows = asked.rows()
        except (BadPathway, BadEvent, OutsideCalendar) as error:
            raise CommandError(str(error)) from None
        for words in asked.unheard():
            self.stderr.write(words)
        if options["json"]:
            self.stdout.write(
                json.dumps([row.as_row() for row in rows], ensure_ascii=False, indent=1)
            )
        else:
            self.stdout.write(_table(rows))


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the command was asked: a pathway, what may lie over it, events, a moment."""

    pathway: Pathway
    overlay: Pathway | None
    events: list[Event]
    calendar: Calendar
    as_of: datetime

    @classmethod
    def of(cls, options: dict[str, Any]) -> "_Asked":
        pathway, overlay = _pathways(options["pathway"], options["overlay"])
        events = read_events(_listed(options["events"]))
        calendar = calendar_for(pathway.nation, _closures(options["closures"]))
        return cls(pathway, overlay, events, calendar, _moment(options["as_of"]))

    def rows(self) -> list[Deadline]:
        return deadlines(
            self.pathway, self.events, self.calendar, as_of=self.as_of, overlay=self.overlay
        )

    def unheard(self) -> Iterator[str]:
        """What was recorded of a row that this pathway does not have: it fulfils nothing."""
        steps = {**self.pathway.step_by_id, **(self.overlay.step_by_id if self.overlay else {})}
        for event in self.events:
            if event.kind not in ("step.recorded", "step.not_needed"):
                continue
            step = steps.get(event["step"])
            if step is None:
                yield f"Event {event.index}: no row “{event['step']}” here: it counts for nothing."
                continue
            names = [part.name for part in step.parts]
            if names and event["part"] not in names:
                yield (
                    f"Event {event.index}: “{step.id}” has no part “{event['part']}”, "
                    f"but {', '.join(names)}: it counts for nothing."
                )


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
        text = file.read_text(encoding="utf-8-sig")
        read = json.loads(text, object_pairs_hook=_once)
    except OSError as error:
        raise CommandError(f"{file} cannot be read: {error.strerror}.") from None
    except ValueError as error:
        raise CommandError(f"{file} is not JSON: {error}") from None
    except RecursionError:
        raise CommandError(f"{file} is nested too deeply to be a list of events.") from None
    if not isinstance(read, list):
        raise CommandError(f"{file} does not hold a list.")
    return read


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose keys stand once. Raises ValueError: which of two is meant, nobody knows."""
    read = dict(pairs)
    if len(read) != len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(f"the key “{twice}” stands twice in one object")
    return read


def _closures(file: Path | None) -> tuple[tuple[date, str], ...]:
    return tuple(_closure(*one) for one in enumerate(_listed(file))) if file else ()


def _closure(index: int, one: Any) -> tuple[date, str]:
    try:
        return date.fromisoformat(one["date"]), _text(one.get("name", "Closed"))
    except (AttributeError, KeyError, TypeError, ValueError):
        raise CommandError(f"Closure {index}: needs a date as YYYY-MM-DD and a name.") from None


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


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
