"""The next ring of a deadline, and what becomes of its alerts when it is settled."""

from collections.abc import Sequence
from datetime import datetime

from timescales.engine.calendar import Calendar
from timescales.engine.pathway import Pathway
from timescales.engine.rings import Ladder, Ring, rings
from timescales.models import Alert, Deadline, Event
from timescales.models.deadline import State


def rings_of(row: Deadline, calendar: Calendar, pathway: Pathway) -> list[Ring]:
    """Every rung of an open deadline's ladder; the Chair hears once a conference is asked for."""
    if row.due is None:
        return []
    return rings(
        row.due,
        counted_from=row.counted_from,
        own_day=row.own_day,
        conference_requested=_is_requested(row),
        calendar=calendar,
        ladder=Ladder.of(pathway.rings),
    )


def set_first_ring(row: Deadline, calendar: Calendar, pathway: Pathway) -> None:
    """Put a new or reopened deadline on its ladder; rungs that passed before it was made and that
    a later one overtook (soon, today) are left out, those of a missed limit never."""
    if row.state != State.OPEN or row.due is None:
        row.next_ring_at = None
        return
    ladder = rings_of(row, calendar, pathway)
    passed = [place for place, ring in enumerate(ladder) if ring.at <= row.made_at]
    if row.stage == 0 and passed:
        row.stage = next(
            place for place in passed if ladder[place].name not in _EARLY or place == passed[-1]
        )
    row.next_ring_at = ladder[row.stage].at if row.stage < len(ladder) else None


_EARLY = ("soon", "today")


def close_alerts(rows: Sequence[Deadline], *, as_of: datetime) -> None:
    """What fulfils a deadline, or takes its place, closes its alerts."""
    if rows:
        Alert.objects.open().filter(deadline__in=rows).update(closed_at=as_of)


def reopen_alerts(rows: Sequence[Deadline]) -> None:
    """A deadline that is open again, since an event was withdrawn, has its alerts back."""
    if rows:
        Alert.objects.filter(deadline__in=rows).update(closed_at=None)


def _is_requested(row: Deadline) -> bool:
    return (
        Event.objects.standing()
        .filter(timeline=row.timeline_id, kind="conference.requested")
        .exists()
    )
