"""What a notice of an alert is about now: a mail is written later than the alert that it counts.

The words of a notice stay as they were when it rang. A mail may not repeat them: what was due
today when it rang may be late, done or another day's by the time it is written.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from accounts.models import Notice
from timescales.engine.offsets import london_day
from timescales.models import Alert
from timescales.models.deadline import State
from timescales.services.ringing import alert_of, notice_key

_LADDER = ("soon", "today", "overdue", "escalated")


def kinds_now(notices: Iterable[Notice], *, as_of: datetime) -> dict[Any, str | None]:
    """For each notice of an alert, by its key: "soon", "today" or "overdue" as of now.

    None where nothing is due, and where the same person was told of a later rung of the same
    limit: one limit is one thing.
    """
    told = [one for one in notices if alert_of(one.source_key)]
    if not told:
        return {}
    alerts = _alerts(told)
    highest = _highest(alerts.values(), {one.person_id for one in told})
    return {
        one.pk: _kind(alert, as_of)
        if _rung(alert) >= highest.get((one.person_id, alert.deadline_id), 0)
        else None
        for one in told
        if (alert := alerts.get(one.source_key)) is not None
    }


def _alerts(told: Sequence[Notice]) -> dict[str, Alert]:
    """The alerts by the source of their notices."""
    keys = [key for one in told if (key := alert_of(one.source_key))]
    rows = Alert.objects.filter(pk__in=keys).select_related("deadline")
    return {notice_key(alert.pk): alert for alert in rows}


def _highest(alerts: Iterable[Alert], people: set[Any]) -> dict[tuple[Any, Any], int]:
    """For each person and deadline, the highest rung of which that person was told."""
    deadlines = {alert.deadline_id for alert in alerts}
    rungs = {notice_key(one.pk): one for one in Alert.objects.filter(deadline__in=deadlines)}
    told = Notice.objects.filter(source_key__in=rungs, person__in=people)
    found: dict[tuple[Any, Any], int] = {}
    for person, key in told.values_list("person", "source_key"):
        of = (person, rungs[key].deadline_id)
        found[of] = max(found.get(of, 0), _rung(rungs[key]))
    return found


def _rung(alert: Alert) -> int:
    return _LADDER.index(alert.ring)


def _kind(alert: Alert, as_of: datetime) -> str | None:
    row, today = alert.deadline, london_day(as_of)
    if alert.closed_at is not None or row.state != State.OPEN or row.due_on is None:
        return None
    if row.late_from is not None and row.late_from <= as_of:
        return "overdue"
    # What is past and not late is a right that was not used (S25b).
    if row.due_on < today or (row.due_at is not None and row.due_at <= as_of):
        return None
    return "today" if row.due_on == today else "soon"
