"""What must hold in the outbox at any moment, also after a kill. Each finds the rows that break it.

I4, I5 and I7 are the outbox's; those about deadlines and alerts are the timescales'.
"""

from collections.abc import Callable
from datetime import timedelta

from django.db.models import Count, F, Q
from django.db.models.functions import Now

from cpcase.models import Attempt, Message, Outcome, Pulse, State

ABANDONED_AFTER = timedelta(minutes=2)  # past the lease: by then some round should have taken it
LOOK_OUTS = ("ring", "drain")


def abandoned() -> int:
    """I4: a claimed message whose lease ended over two minutes ago."""
    ended = Q(lease_until__lt=Now() - ABANDONED_AFTER)
    return Message.objects.filter(ended, state=State.CLAIMED).count()


def tries_without_trace() -> int:
    """I4: a message with more or fewer attempts than it counts."""
    counted = Message.objects.annotate(written=Count("attempts"))
    return counted.exclude(written=F("attempt")).count()


def tries_without_outcome() -> int:
    """I4: a try without outcome, though its message is not being sent or is at a later try."""
    going_on = Q(message__state=State.CLAIMED, n=F("message__attempt"))
    return Attempt.objects.filter(outcome="").exclude(going_on).count()


def sent_without_proof() -> int:
    """I5: a sent message without its moment, or without one and only one try that came out well."""
    well = Count("attempts", filter=Q(attempts__outcome=Outcome.OK))
    sent = Message.objects.filter(state=State.SENT).annotate(well=well)
    return sent.filter(~Q(well=1) | Q(sent_at=None)).count()


def silent() -> int:
    """I7: a look-out that did no round in the last three minutes."""
    return len(LOOK_OUTS) - Pulse.objects.fresh().filter(name__in=LOOK_OUTS).count()


INVARIANTS: dict[str, Callable[[], int]] = {
    "I4 claimed and abandoned": abandoned,
    "I4 attempts are counted": tries_without_trace,
    "I4 outcomes are written": tries_without_outcome,
    "I5 sent means sent once": sent_without_proof,
    "I7 nobody is silent": silent,
}


def breaches() -> dict[str, int]:
    """How many rows break which invariant; empty when all hold."""
    found = {name: count() for name, count in INVARIANTS.items()}
    return {name: count for name, count in found.items() if count}
