"""Everything that happened in an episode, newest first, with what was withdrawn and why."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from cases.models import Note, Paper
from cases.presenters.happened import sentence_of
from cpcase.web import formats
from cpcase.web.components import Action
from timescales.engine.kinds import AHEAD
from timescales.models import Timeline
from timescales.models.event import Event


@dataclass(frozen=True, slots=True)
class TimelineLine:
    """One thing that happened, in words. `group` is what the filter knows it by.

    `record` leads to the record that it came from; `act` is what its reader can do where it is
    wrong, `instead` says where it is put right when that is not here.
    """

    id: Any
    what: str
    when: str
    facts: str
    recorded: str
    withdrawn: str
    act: Action | None = None
    papers: tuple[Paper, ...] = ()
    group: str = ""
    record: Action | None = None
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """The record that an event came from; who did it, and its words, where they stand there."""

    record: Action | None
    who: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class PutRight:
    """Where an event is put right: here, or in the words that say where instead."""

    act: Action | None = None
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Around:
    """What stands with the events of one page: each by the event's key."""

    child: str
    today: date
    titles: Mapping[str, str]
    # Whom a visit of a moment saw.
    seen: Callable[[datetime], str]
    put_right: Callable[[Event], PutRight]
    origins: Mapping[Any, Origin] = field(default_factory=dict)
    notes: Mapping[Any, Sequence[Note]] = field(default_factory=dict)
    papers: Mapping[Any, Sequence[Paper]] = field(default_factory=dict)
    # What each event was recorded in place of, the oldest first.
    before: Mapping[Any, Sequence[Any]] = field(default_factory=dict)


def titles_of(timeline: Timeline) -> dict[str, str]:
    """The words of each row of a timeline: the pathway's, the national ones, the overlay's."""
    versions = filter(None, (timeline.pathway, timeline.overlay))
    return {
        row: step.title for version in versions for row, step in version.pathway.step_by_id.items()
    }


def by_event(rows: Sequence[Any]) -> dict[Any, list[Any]]:
    """Notes or files, by the event that they stand with."""
    found: dict[Any, list[Any]] = {}
    for row in rows:
        found.setdefault(row.event_id, []).append(row)
    return found


def line_of(event: Event, around: Around) -> TimelineLine:
    """One event, with its files, its words and where it is put right.

    Both the withdrawn and the right one stay; what is withdrawn leads nowhere any more.
    """
    gone = getattr(event, "withdrawal", None) if hasattr(event, "withdrawal") else None
    keys = (*around.before.get(event.pk, ()), event.pk)
    notes = [note for key in keys for note in around.notes.get(key, ())]
    origin = around.origins.get(event.pk)
    right = around.put_right(event) if gone is None else PutRight()
    doer = next((note.doer for note in notes if note.doer), "")
    who = doer or (origin.who if origin else "") or event.recorded_by.name
    today = around.today
    return TimelineLine(
        id=event.pk,
        what=sentence_of(
            event, who=who, child=around.child, today=today, titles=around.titles,
            seen=around.seen(event.at),
        ),
        when="" if event.kind in AHEAD else formats.moment(event.at, today),
        facts=_words(notes, origin),
        recorded=f"Recorded by {event.recorded_by.name} on "
        f"{formats.moment(event.recorded_at, today)}",
        withdrawn=_withdrawn(event, around.notes.get(event.pk, ()), today) if gone else "",
        act=right.act,
        papers=tuple(paper for key in keys for paper in around.papers.get(key, ())),
        record=origin.record if origin and gone is None else None,
        instead=right.instead,
    )  # fmt: skip


# Words that belong to the line: of a step that was done, or is not needed.
_SAID = ("step", "not_needed")


def _words(notes: Sequence[Note], origin: Origin | None) -> str:
    said = [n.words for n in notes if n.kind in _SAID and n.words != f"Done by {n.doer}."]
    return " ".join([*said, origin.words] if origin and origin.words else said)


def _withdrawn(event: Event, notes: Sequence[Note], today: date) -> str:
    """When, by whom and why it was taken back, and when what replaced it happened."""
    gone = event.withdrawal
    why = " ".join(note.words for note in notes if note.kind == "correction")
    words = f"Taken back on {formats.moment(gone.at, today)} by {gone.by.name}"
    words = f"{words}: {why}" if why else f"{words}."
    again = getattr(event, "corrected_by", None)
    if again is None:
        return words
    stop = "" if words.endswith((".", "!", "?")) else "."
    return f"{words}{stop} Recorded again for {formats.moment(again.at, today)}."


def ancestors(events: Sequence[Event], corrects: Mapping[Any, Any]) -> dict[Any, list[Any]]:
    """What each event was recorded in place of, the oldest first; `corrects` says one step back."""
    found: dict[Any, list[Any]] = {}
    for event in events:
        key: Any = corrects.get(event.pk)
        line: list[Any] = []
        while key is not None:
            line.insert(0, key)
            key = corrects.get(key)
        found[event.pk] = line
    return found
