"""Recording what happened: the one way in which a date comes to be, to move or to be met."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from cpcase.refusals import Incomplete, NotNow
from timescales.engine.kinds import AHEAD, BadEvent, read_event
from timescales.models import Event, Timeline, Withdrawal
from timescales.services.recompute import recompute
from timescales.services.stories import Story, stories_of


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happened on one timeline. A booking's `at` is the booked start."""

    timeline: Timeline
    kind: str
    at: datetime
    facts: Mapping[str, Any] = field(default_factory=dict)


@transaction.atomic
def record(happenings: Sequence[Happening], *, by: Any, as_of: datetime) -> list[Event]:
    """Append the events of one act and recompute each touched timeline once.

    Siblings' timelines are locked in one order, so that two acts cannot wait for each other.
    Raises Incomplete for something said to have happened after `as_of`, NotNow for an event that
    the story cannot hold (a second booking); then nothing is recorded.
    """
    act = uuid.uuid4()
    locked = _lock([one.timeline.pk for one in happenings])
    stories = stories_of(locked)
    written = []
    for one in happenings:
        story = stories[one.timeline.pk]
        event = _event(locked[one.timeline.pk], one, story.length, act, by, as_of)
        story.append(event)
        written.append(event)
    Event.objects.bulk_create(written)
    for pk, timeline in locked.items():
        _recompute(timeline, as_of=as_of, reason=_reason(written), story=stories[pk])
    return written


@transaction.atomic
def withdraw(events: Sequence[Event], *, by: Any, reason: str, as_of: datetime) -> None:
    """The events never stood: dates supersede, alerts close or reopen. `reason` is a code.

    Raises NotNow for an event that is withdrawn already, or that another one builds on.
    """
    locked = _lock([event.timeline_id for event in events])
    for event in events:
        _take_back(event, by=by, reason=reason, as_of=as_of)
    for timeline in locked.values():
        _recompute(timeline, as_of=as_of, reason="correction")


@transaction.atomic
def correct(
    event: Event, *, at: datetime, facts: Mapping[str, Any], by: Any, as_of: datetime
) -> Event:
    """Withdraw an event and record it again as it was, in its own place in the story.

    Both stay on the record, and it stays one of the events of its act. Raises as `record` and
    `withdraw` do.
    """
    locked = _lock([event.timeline_id])
    _take_back(event, by=by, reason="correction", as_of=as_of)
    timeline = locked[event.timeline_id]
    one = Happening(timeline, event.kind, at, facts)
    place = Event.objects.filter(timeline=timeline).count()
    again = _event(timeline, one, place, event.act, by, as_of, corrects=event)
    Event.objects.bulk_create([again])
    _recompute(timeline, as_of=as_of, reason="correction")
    return again


def _lock(timelines: Sequence[Any]) -> dict[Any, Timeline]:
    """Lock in one order, so that two acts cannot wait for each other."""
    return Timeline.objects.locked_together(timelines)


def _take_back(event: Event, *, by: Any, reason: str, as_of: datetime) -> None:
    if Withdrawal.objects.filter(event=event).exists():
        raise NotNow("This was taken back already.")
    Withdrawal.objects.create(event=event, at=as_of, by=by, reason=reason)


def _event(
    timeline: Timeline,
    one: Happening,
    place: int,
    act: uuid.UUID,
    by: Any,
    as_of: datetime,
    corrects: Event | None = None,
) -> Event:
    """The event as it is going to be written. Raises Incomplete for one that lies ahead."""
    if one.kind not in AHEAD and one.at > as_of:
        raise Incomplete("This must be today or in the past.", field="on")
    facts = dict(one.facts)
    try:
        read_event(place, {"kind": one.kind, "at": one.at, "facts": facts})
    except BadEvent as error:
        raise ValueError(str(error)) from None
    return Event(
        timeline=timeline,
        place=place,
        order=corrects.order if corrects else place,
        corrects=corrects,
        kind=one.kind,
        at=one.at,
        facts=facts,
        act=act,
        recorded_at=as_of,
        recorded_by=by,
    )


def _recompute(
    timeline: Timeline, *, as_of: datetime, reason: str, story: Story | None = None
) -> None:
    try:
        recompute(timeline, as_of=as_of, reason=reason, story=story)
    except BadEvent as error:
        raise NotNow(
            "This cannot stand beside what is recorded already: a booking that was replaced, or a "
            "second booking of the same conference."
        ) from error


def _reason(written: Sequence[Event]) -> str:
    """Why dates move, as a code: the first of these kinds that is among what was recorded."""
    kinds = {event.kind for event in written}
    return next((code for kind, code in _CODES if kind in kinds), "trigger_moved")


_CODES = (
    ("conference.booked", "booking"),
    ("conference.stood_down", "booking"),
    ("visiting.set", "interval"),
)
