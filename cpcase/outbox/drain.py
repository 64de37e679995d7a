"""Sending what waits: look, claim one, send it outside any transaction, settle it, look again.

Any number of these may run at once, be doubled or be killed at any line: the table decides.
"""

import logging
import random
import time
from uuid import UUID

from cpcase.models import Message, Outcome
from cpcase.outbox.services import beat
from cpcase.outbox.services.claims import TRIES, Claim, claim, settle_failed, settle_sent
from cpcase.outbox.transports import send

logger = logging.getLogger(__name__)

ROUND = 30.0  # seconds after which no other message is begun: a task is stopped after 50
LOOK = 40  # the oldest that are looked at
BATCH = 8  # of them, taken at random, so that two workers seldom want the same


def drain() -> int:
    """Send what is due until nothing is or the round is over; how many were sent."""
    began = time.monotonic()
    sent = 0
    while due := _due():
        for pk, seen in due:
            if time.monotonic() - began > ROUND:
                beat("drain")
                return sent
            if held := claim(pk, seen=seen):
                sent += _deliver(held)
    beat("drain")
    return sent


def _due() -> list[tuple[UUID, int]]:
    oldest = Message.objects.due().order_by("not_before").values_list("pk", "attempt")[:LOOK]
    found = list(oldest)
    return random.sample(found, min(BATCH, len(found)))


def _deliver(held: Claim) -> bool:
    """Send one held message and write down how it came out; whether it was sent."""
    outcome, error = send(held.message, may_repeat=held.may_repeat)
    if outcome == Outcome.OK:
        return settle_sent(held)
    if settle_failed(held, outcome=outcome, error=error) and held.n >= TRIES:
        logger.error("Message %s was given up after %s tries: %s", held.message.pk, held.n, error)
    return False
