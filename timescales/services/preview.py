"""What an act would do to the dates, before it is done: the page shows it, a test compares it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from timescales.engine import deadlines as engine
from timescales.engine.dates import Limit
from timescales.engine.status import Status
from timescales.models import Deadline, Timeline
from timescales.models.deadline import State
from timescales.services.recording import Happening
from timescales.services.working_out import work_out

_MET = (Status.MET, Status.MET_LATE)
_UNDATED = (Status.WAITING, Status.EXPECTED)


class Effect(StrEnum):
    """What becomes of one thing owed."""

    APPEARS = "appears"
    MOVES = "moves"
    STANDS = "stands"
    MET = "met"
    NOT_NEEDED = "not needed"


@dataclass(frozen=True, slots=True)
class Previewed:
    """One occurrence of a step as it would be; `was` is its limit now, if it has one."""

    step: str
    part: str
    occurrence: int
    title: str
    role: str
    due: Limit | None
    was: Limit | None
    effect: Effect
    explanation: str

    @property
    def is_owed(self) -> bool:
        """Still to be done after the act."""
        return self.effect in (Effect.APPEARS, Effect.MOVES, Effect.STANDS)


def preview(
    timeline: Timeline, happenings: Sequence[Happening], *, as_of: datetime
) -> list[Previewed]:
    """What would be owed, met or not needed if these were recorded now, soonest first.

    Happenings of other timelines are left out, so that one list serves all siblings. Nothing is
    written. Raises BadEvent for a booking that could not stand.
    """
    now = {(row.step, row.part, row.occurrence): row for row in timeline.deadlines.current()}
    also = [
        {"kind": one.kind, "at": one.at, "facts": dict(one.facts)}
        for one in happenings
        if one.timeline.pk == timeline.pk
    ]
    found = []
    for row in work_out(timeline, as_of=as_of, also=also):
        effect = _effect(row, now.get((row.step, row.part, row.occurrence)))
        if effect is not None:
            found.append(_previewed(row, now.get((row.step, row.part, row.occurrence)), effect))
    return sorted(found, key=lambda one: (str(one.due), one.step, one.part))


def _effect(row: engine.Deadline, old: Deadline | None) -> Effect | None:
    """None for what has no date, and for what was settled before."""
    was_owed = old is not None and old.state == State.OPEN
    if row.status in _MET:
        return Effect.MET if was_owed or old is None else None
    if row.status is Status.NOT_NEEDED:
        return Effect.NOT_NEEDED if was_owed else None
    if row.status in _UNDATED or row.due is None:
        return None
    if old is None or not was_owed or old.due is None:
        return Effect.APPEARS
    return Effect.STANDS if old.due == row.due else Effect.MOVES


def _previewed(row: engine.Deadline, old: Deadline | None, effect: Effect) -> Previewed:
    return Previewed(
        step=row.step,
        part=row.part,
        occurrence=row.occurrence,
        title=row.title,
        role=row.role,
        due=row.due,
        was=old.due if old else None,
        effect=effect,
        explanation=row.explanation,
    )
