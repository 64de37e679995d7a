"""How a test asks the engine: a list of events in, the rows out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from timescales.engine.calendar import calendar_for
from timescales.engine.deadlines import Deadline, deadlines
from timescales.engine.kinds import Event, read_events
from timescales.engine.pathway import Pathway
from timescales.engine.reading import load
from timescales.engine.story import Story

LONDON = ZoneInfo("Europe/London")
# A kind, its moment (naive is London time), and what facts it has besides the defaults.
Told = tuple[str, str] | tuple[str, str, dict[str, Any]]

REFERRAL: Told = ("referral.received", "2026-03-23T09:00")
DISCUSSION: Told = ("strategy_discussion.held", "2026-03-24T16:00")
CONFERENCE: Told = ("conference.held", "2026-04-15T16:00")
CORE_GROUP: Told = ("core_group.held", "2026-04-28T11:00")


@dataclass(frozen=True)
class Owed:
    """The rows that came out, in the order in which the command prints them."""

    rows: list[Deadline]

    def row(self, step: str, part: str = "", occurrence: int = 1) -> Deadline:
        """The row that stands for an occurrence; those that were replaced are `replaced`."""
        [found] = [
            row
            for row in self.rows
            if (row.step, row.part, row.occurrence) == (step, part, occurrence)
            and row.status != "superseded"
        ]
        return found

    def each(self, step: str, part: str = "") -> list[Deadline]:
        """Every row of a duty, the replaced ones included."""
        return [row for row in self.rows if (row.step, row.part) == (step, part)]

    def replaced(self, step: str, part: str = "") -> list[Deadline]:
        """The rows of a duty that were replaced."""
        return [row for row in self.each(step, part) if row.status == "superseded"]

    def due(self, step: str, part: str = "", occurrence: int = 1) -> str | None:
        """The limit as the command prints it."""
        due: str | None = self.row(step, part, occurrence).as_row()["due"]
        return due

    def status(self, step: str, part: str = "", occurrence: int = 1) -> str:
        """The status as the command prints it."""
        return str(self.row(step, part, occurrence).status)

    @property
    def steps(self) -> set[str]:
        """The IDs of all rows printed."""
        return {row.step for row in self.rows}


def told(*events: Told) -> list[Event]:
    """Events as the engine reads them."""
    return read_events(
        [{"kind": kind, "at": at, "facts": dict(*facts)} for kind, at, *facts in events]
    )


def tell(events: Iterable[Event]) -> Story:
    """The story that events tell. Raises BadEvent for a booking that cannot stand."""
    story = Story()
    for event in events:
        story.add(event)
    return story


def moment(text: str) -> datetime:
    """A naive moment is London time."""
    read = datetime.fromisoformat(text)
    return read if read.tzinfo else read.replace(tzinfo=LONDON)


def owed(
    pathway: str | Pathway,
    *events: Told,
    as_of: str,
    overlay: str | None = None,
    closures: Iterable[tuple[date, str]] = (),
) -> Owed:
    """What a pathway owes for these events."""
    one = load(pathway) if isinstance(pathway, str) else pathway
    calendar = calendar_for(one.nation, tuple(closures))
    beside = load(overlay) if overlay else None
    return Owed(deadlines(one, told(*events), calendar, as_of=moment(as_of), overlay=beside))
