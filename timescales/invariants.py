"""What must hold of deadlines, alerts and notices at any moment, also after a kill.

Each finds the rows that break it. I4, I5 and I7 are the outbox's, `cpcase/outbox/invariants.py`.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db.models import Count, Exists, F, OuterRef, Q

from accounts.models import Notice
from timescales.models import Acknowledgement, Alert, Deadline
from timescales.models.deadline import State

LATE_AFTER = timedelta(minutes=3)
LOOKED_BACK = timedelta(
    days=2
)  # notices are matched to the alerts of these days: a sweep is hourly


def unrung(as_of: datetime) -> int:
    """I1: a deadline whose ring came over three minutes ago."""
    return Deadline.objects.ringing(as_of - LATE_AFTER).count()


def untold(as_of: datetime) -> int:
    """I2: an alert without a notice, though nobody asked for quiet."""
    since = as_of - LOOKED_BACK
    quiet = Acknowledgement.objects.filter(alert__deadline=OuterRef("deadline"))
    alerts = Alert.objects.filter(~Exists(quiet), created_at__gte=since)
    told = Notice.objects.filter(source_key__startswith="alert:", created_at__gte=since)
    keys = set(told.values_list("source_key", flat=True))
    return sum(f"alert:{pk}" not in keys for pk in alerts.values_list("pk", flat=True))


def skipped(as_of: datetime) -> int:
    """I3: more alerts than rungs climbed, a top rung without the one below, or none at all."""
    counted = Deadline.objects.filter(stage__gt=0).annotate(made=Count("alerts"))
    below = Alert.objects.filter(deadline=OuterRef("deadline"), ring="overdue")
    at_rest = Q(next_ring_at=None) | Q(next_ring_at__gt=as_of)
    return (
        counted.filter(made__gt=F("stage")).count()
        + Alert.objects.filter(~Exists(below), ring="escalated").count()
        + counted.filter(at_rest, state=State.OPEN, made=0).count()
    )


def left_open(as_of: datetime) -> int:
    """I6: an alert that stands open of a deadline that is met, not needed or replaced."""
    return Alert.objects.open().exclude(deadline__state=State.OPEN).count()


INVARIANTS: dict[str, Callable[[datetime], int]] = {
    "I1 everything due was rung": unrung,
    "I2 every alert was told": untold,
    "I3 no rung is skipped": skipped,
    "I6 alerts end with their deadline": left_open,
}


def breaches(*, as_of: datetime) -> dict[str, int]:
    """How many rows break which invariant; empty when all hold."""
    found = {name: count(as_of) for name, count in INVARIANTS.items()}
    return {name: count for name, count in found.items() if count}
