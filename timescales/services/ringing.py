"""The next ring of a deadline, and what becomes of its alerts when it is settled."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from accounts.services.notices import settle, unsettle
from timescales.engine.calendar import Calendar
from timescales.engine.rings import Ladder, Ring, rings
from timescales.models import Alert, Deadline, Event
from timescales.models.deadline import State


def rings_of(row: Deadline, calendar: Calendar, ladder: Ladder) -> list[Ring]:
    """Every rung of an open deadline's ladder; the Chair hears once a conference is asked for."""
    return _moments(row, calendar, ladder, conference_requested=_is_requested(row))


def set_first_ring(row: Deadline, calendar: Calendar, ladder: Ladder, *, since: datetime) -> None:
    """Put a deadline that is new, or open again, on its ladder as it stands at `since`.

    Rungs that passed before and that a later one overtook (soon, today) are left out, those of a
    missed limit never; a rung that was made is not made again.
    """
    rungs = _rungs(row, calendar, ladder)
    passed = [place for place, ring in enumerate(rungs) if ring.at <= since]
    if passed:
        told = next((place for place in passed if rungs[place].name not in _EARLY), passed[-1])
        row.stage = max(row.stage, told)
    row.next_ring_at = rungs[row.stage].at if row.stage < len(rungs) else None


def set_next_ring(row: Deadline, calendar: Calendar, ladder: Ladder) -> None:
    """The ring of a deadline that was on its ladder before: none once it is settled."""
    rungs = _rungs(row, calendar, ladder)
    row.next_ring_at = rungs[row.stage].at if row.stage < len(rungs) else None


_EARLY = ("soon", "today")
_OF_ALERTS = "alert:"


def _rungs(row: Deadline, calendar: Calendar, ladder: Ladder) -> list[Ring]:
    """The rungs of what is open; only their moments are asked, so it does not matter who hears."""
    if row.state != State.OPEN:
        return []
    return _moments(row, calendar, ladder, conference_requested=False)


def _moments(
    row: Deadline, calendar: Calendar, ladder: Ladder, *, conference_requested: bool
) -> list[Ring]:
    if row.due is None:
        return []
    found = rings(
        row.due,
        counted_from=row.counted_from,
        own_day=row.own_day,
        conference_requested=conference_requested,
        calendar=calendar,
        ladder=ladder,
    )
    # A right that may pass (S25b) is never missed.
    return found if row.late_from is not None else [one for one in found if one.name in _EARLY]


def close_alerts(rows: Sequence[Deadline], *, as_of: datetime) -> None:
    """What fulfils a deadline, or takes its place, closes its alerts; no mail mentions them."""
    closing = _alerts_of(Alert.objects.open(), rows)
    if closing:
        Alert.objects.filter(pk__in=closing).update(closed_at=as_of)
        settle([notice_key(pk) for pk in closing], as_of=as_of)


def reopen_alerts(rows: Sequence[Deadline]) -> None:
    """A deadline that is open again, since an event was withdrawn, has its alerts back."""
    reopening = _alerts_of(Alert.objects.exclude(closed_at=None), rows)
    if reopening:
        Alert.objects.filter(pk__in=reopening).update(closed_at=None)
        unsettle([notice_key(pk) for pk in reopening])


def notice_key(alert_pk: Any) -> str:
    """The source of the notices that an alert puts into inboxes."""
    return f"{_OF_ALERTS}{alert_pk}"


def alert_of(source_key: str) -> str | None:
    """The key of the alert that put a notice into an inbox; None where something else did."""
    return source_key.removeprefix(_OF_ALERTS) if source_key.startswith(_OF_ALERTS) else None


def _alerts_of(alerts: QuerySet[Alert], rows: Sequence[Deadline]) -> list[Any]:
    rung = [row for row in rows if row.stage]
    return list(alerts.filter(deadline__in=rung).values_list("pk", flat=True)) if rung else []


def _is_requested(row: Deadline) -> bool:
    return (
        Event.objects.standing()
        .filter(timeline=row.timeline_id, kind="conference.requested")
        .exists()
    )
