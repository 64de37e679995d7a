"""A limit that was replaced: when and why, and which limit stands in its place."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from cpcase.web import formats
from timescales.models import Deadline
from timescales.models.deadline import State

_REASONS = {
    "booking": "the conference was booked, rearranged or stood down",
    "interval": "how often this child is seen was agreed",
    "trigger_moved": "what it counts from was recorded",
    "closure": "a closed day was entered or taken back",
    "pathway_version": "another version of the pathway applies",
    "correction": "a record was corrected",
}
# What is stored of a replaced limit is its dates and its sentence, not the calendar of that time.
NOT_DRAWN = (
    "The days are not drawn here: closed days may have been entered or taken back since they were "
    "counted."
)


@dataclass(frozen=True, slots=True)
class Successor:
    """The limit in force where one was replaced; nothing where the step has no limit any more."""

    words: str
    now: Deadline | None


def reason_words(row: Deadline) -> str:
    """Why a replaced limit gave way, from its code."""
    return _REASONS.get(row.reason_code, "it was worked out anew")


def limit_words(row: Deadline, today: date) -> str:
    """Its day, and its clock time where it has one."""
    on = formats.day(row.due_on, today)
    return f"{on}, {formats.clock_time(row.due_at)}" if row.due_at else on


def replaced_words(row: Deadline, after: Deadline | None, today: date) -> str:
    """Replaced on Friday 4 December at 9am: a closed day was entered or taken back.

    The moment is when the limit `after` it was made; without one it is not known.
    """
    on = f" on {formats.moment(after.made_at, today)}" if after is not None else ""
    return f"Replaced{on}: {reason_words(row)}."


def successor_of(row: Deadline, every: Iterable[Deadline], today: date) -> Successor:
    """What replaced a limit, in words, and the limit that stands now, however often it moved."""
    by_key: dict[Any, Deadline] = {one.pk: one for one in every}
    after = now = by_key.get(row.replaced_by_id)
    while now is not None and now.replaced_by_id in by_key:
        now = by_key[now.replaced_by_id]
    words = replaced_words(row, after, today)
    if now is None or now.state == State.SUPERSEDED:
        return Successor(f"{words} The step has no limit in its place.", None)
    return Successor(words, now)
