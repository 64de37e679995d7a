"""Ringing what is due: an alert once for each deadline and rung, and who hears it.

The database holds the truth: any number of schedulers, late, doubled or restarted, give the same
alerts. Nothing outside the database is called here.
"""

import logging
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.services.notices import mail_now, tell
from timescales.engine.calendar import LONDON
from timescales.models import Acknowledgement, Alert, Deadline
from timescales.models.deadline import State
from timescales.services.allocations import hearers
from timescales.services.ringing import notice_key, rings_of
from timescales.services.working_out import calendar_of

BATCH = 500
# A missed limit is written about at once; what lies ahead waits for the morning's digest.
AT_ONCE = ("overdue", "escalated")
_WORDS = {
    "soon": "This is due soon",
    "today": "This is due today",
    "overdue": "A limit was missed",
    "escalated": "A limit was missed and is not met yet",
}
logger = logging.getLogger(__name__)


@dataclass(slots=True)
class Rung:
    """What one run did: alerts made, deadlines that could not be rung, people to write to."""

    alerts: int = 0
    failed: list[Any] = field(default_factory=list)
    write_to: dict[Any, list[Alert]] = field(default_factory=lambda: defaultdict(list))


def ring_due(*, as_of: datetime, limit: int = BATCH) -> Rung:
    """Ring every open deadline whose next ring has come, the longest waiting first.

    After an outage every missed rung is made, and each person is written to once. One deadline
    that fails is logged by its opaque id and does not stop the others.
    """
    rung = Rung()
    for pk in list(Deadline.objects.ringing(as_of).values_list("pk", flat=True)[:limit]):
        try:
            with transaction.atomic():
                _ring(pk, as_of, rung)
        except Exception:
            logger.exception("A deadline could not be rung: %s", pk)
            rung.failed.append(pk)
    with transaction.atomic():
        for person, alerts in rung.write_to.items():
            mail_now(person, sources=[notice_key(alert.pk) for alert in alerts], as_of=as_of)
    return rung


def _ring(pk: Any, as_of: datetime, rung: Rung) -> None:
    row = (
        Deadline.objects.select_for_update(of=("self",))
        .select_related("timeline__pathway", "timeline__team")
        .filter(pk=pk, state=State.OPEN, next_ring_at__lte=as_of)
        .first()
    )
    if row is None:
        return
    pathway = row.timeline.pathway.pathway
    ladder = rings_of(row, calendar_of(pathway.nation), pathway)
    while row.stage < len(ladder) and ladder[row.stage].at <= as_of:
        _make(row, ladder[row.stage].name, ladder[row.stage].roles, as_of, rung)
        row.stage += 1
    row.next_ring_at = ladder[row.stage].at if row.stage < len(ladder) else None
    row.version += 1
    row.save(update_fields=["stage", "next_ring_at", "version"])


def _make(row: Deadline, ring: str, roles: Iterable[str], as_of: datetime, rung: Rung) -> None:
    alert, made = Alert.objects.get_or_create(
        deadline=row, ring=ring, defaults={"created_at": as_of}
    )
    if not made:
        return
    rung.alerts += 1
    named = [row.role if role == "owner" else role for role in roles]
    for person in hearers(row.timeline, named, on=as_of.astimezone(LONDON).date()):
        if _is_quiet(row, ring, person):
            continue
        tell(
            person,
            source_key=notice_key(alert.pk),
            kind=ring,
            words=f"{_WORDS[ring]}: {row.title}",
            link=f"/alerts/{alert.pk}/",
            as_of=as_of,
            urgent=False,
        )
        if ring in AT_ONCE:
            rung.write_to[person].append(alert)


def _is_quiet(row: Deadline, ring: str, person: Any) -> bool:
    """Whoever acknowledged an alert has no more reminders of it; the ladder above goes on."""
    return (
        ring in ("soon", "today")
        and Acknowledgement.objects.filter(alert__deadline=row, person=person).exists()
    )


@transaction.atomic
def acknowledge(alert: Alert, *, by: Any, as_of: datetime) -> Acknowledgement:
    """The person has seen it. The deadline stays open and its ladder goes on."""
    made, _ = Acknowledgement.objects.get_or_create(alert=alert, person=by, defaults={"at": as_of})
    return made
