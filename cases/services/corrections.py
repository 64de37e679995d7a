"""Correct this: an event is withdrawn with its reason, and recorded again as it was.

Where the event belongs to a record, the record is put right in the same transaction, by the
function that `settings.CORRECTIONS` names: the records of higher floors are theirs to change.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from cases.choices import NoteKind
from cases.models import Case
from cases.rules.corrections import GOES_WITH_ITS_ACT, STAYS, check_may_correct
from cases.rules.steps import check_is_general, row_of
from cases.services.births_and_deaths import take_back
from cases.services.notes import write_note
from cpcase.refusals import Incomplete, NotNow
from timescales.engine.offsets import london_day
from timescales.services import recording
from timescales.services.recording import withdraw


@dataclass(frozen=True, slots=True)
class Again:
    """What was right: when it happened, and the facts."""

    at: datetime
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Correction:
    """What is wrong with one child's event; without `again` it never happened."""

    event: recording.Event
    case: Case
    again: Again | None
    why: str
    person: Any
    as_of: datetime

    @property
    def right(self) -> Again:
        """When it happened. Raises NotNow where such an event stays on record."""
        if self.again is None:
            raise NotNow(STAYS.get(self.event.kind, "This stays on record."))
        return self.again


@dataclass(frozen=True, slots=True)
class Corrected:
    """One event that was withdrawn, and what was recorded in its place."""

    case: Case
    old: recording.Event
    new: recording.Event | None


@transaction.atomic
def correct(
    event: recording.Event,
    case: Case,
    *,
    why: str,
    by: Any,
    as_of: datetime,
    again_at: datetime | None = None,
    again_facts: dict[str, Any] | None = None,
) -> recording.Event | None:
    """Withdraw an event with a reason and, with `again_at`, record it again as it was.

    What brothers and sisters share, as a visit, is one record: its time is put right for all of
    them. Both texts stay. Raises NotAllowed to whoever may not do the act that recorded it;
    NotNow, which says where it is put right instead; Incomplete.
    """
    check_may_correct(event.kind, case, by)
    if not why.strip():
        raise Incomplete("Say what was wrong.", field="why")
    if again_at is not None and again_at > as_of:
        raise Incomplete("The right date must be today or in the past.", field="on")
    again = None
    if again_at is not None:
        again = Again(again_at, event.facts if again_facts is None else again_facts)
    found = _carrier(event.kind)(Correction(event, case, again, why.strip(), by, as_of))
    for one in found:
        write_note(
            one.case, kind=NoteKind.CORRECTION, words=why, happened_at=as_of, by=by, as_of=as_of,
            event_id=one.old.pk,
        )  # fmt: skip
    return next(one.new for one in found if one.old == event)


def put_right(it: Correction, event: recording.Event, case: Case, again: Again | None) -> Corrected:
    """Withdraw one event, and record it again where it happened at all."""
    if again is None:
        withdraw([event], by=it.person, reason="correction", as_of=it.as_of)
        return Corrected(case, event, None)
    new = recording.correct(event, at=again.at, facts=again.facts, by=it.person, as_of=it.as_of)
    return Corrected(case, event, new)


def _carrier(kind: str) -> Callable[[Correction], Sequence[Corrected]]:
    named = settings.CORRECTIONS.get(kind)
    found: Callable[[Correction], Sequence[Corrected]] = (
        import_string(named) if named else correct_alone
    )
    return found


def correct_alone(it: Correction) -> list[Corrected]:
    """An event that no other record repeats; or the child's own birth or death."""
    if it.event.kind in ("child.born", "child.died"):
        again_on = None if it.again is None else london_day(it.again.at)
        take_back(it.case, kind=it.event.kind, again_on=again_on, why=it.why, by=it.person)
    elif it.event.kind == "step.recorded":
        _check_step(it)
    elif it.event.kind != "step.not_needed":
        raise NotNow("This is put right where it was recorded.")
    return [put_right(it, it.event, it.case, it.again)]


def _check_step(it: Correction) -> None:
    """A step that another act did by the way goes with that act; a right one is a general one."""
    with_it = it.event.timeline.events.standing().filter(act=it.event.act)
    if with_it.exclude(kind__startswith="step.").exists():
        raise NotNow(GOES_WITH_ITS_ACT)
    if it.again is not None and it.again.facts != it.event.facts:
        facts = it.again.facts
        check_is_general(row_of(it.case, facts["step"], facts.get("part", "")))
