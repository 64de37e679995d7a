"""Who may send a message now, and how its tries come out. The database's clock judges leases.

A claim compares and sets: of two workers one gets the row. Nothing here sends anything.
"""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.db.models.functions import Now

from cpcase.models import Attempt, Message, Outcome, State

LEASE = timedelta(seconds=60)  # how long one worker may hold a message
# Waits after the 1st, 2nd, … failure: ten tries within 75 hours and 35 minutes, then none.
BACK_OFF = (
    timedelta(seconds=5),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=5),
    timedelta(hours=10),
    timedelta(hours=14),
    timedelta(hours=20),
    timedelta(hours=24),
)


NOBODY_CAN_TELL = "Nobody can tell whether it was sent."
TRIES = len(BACK_OFF) + 1


@dataclass(frozen=True, slots=True)
class Claim:
    """A message that this worker holds until its lease ends, and the number of the try."""

    message: Message
    n: int
    may_repeat: bool  # a try before may have arrived


@transaction.atomic
def claim(pk: UUID, *, seen: int) -> Claim | None:
    """Take a due message whose attempt is still the one that was seen; None: it is another's.

    An expired lease means that the try before may have been sent: it is marked so, and the
    message is tried again; after the tenth such end it is given up, for a person to look at.
    """
    due = Message.objects.due().filter(pk=pk, attempt=seen)
    tries = Attempt.objects.filter(message=pk)
    if seen >= TRIES and due.filter(state=State.CLAIMED).update(
        state=State.DEAD, lease_until=None, not_before=None, error=NOBODY_CAN_TELL
    ):
        _end(tries, Outcome.UNCERTAIN)
        return None
    if not due.update(state=State.CLAIMED, attempt=seen + 1, lease_until=Now() + LEASE):
        return None
    _end(tries, Outcome.UNCERTAIN)
    Attempt.objects.create(message_id=pk, n=seen + 1)
    may_repeat = tries.filter(outcome=Outcome.UNCERTAIN).exists()
    return Claim(Message.objects.get(pk=pk), seen + 1, may_repeat)


@transaction.atomic
def settle_sent(held: Claim) -> bool:
    """The message is sent. False: the lease had ended and another worker took it."""
    return _settle(held, Outcome.OK, state=State.SENT, sent_at=Now(), not_before=None, error="")


@transaction.atomic
def settle_failed(held: Claim, *, outcome: Outcome, error: str) -> bool:
    """The try did not succeed, or nobody can tell: once more later, or given up for good."""
    error = error[:200]
    if held.n >= TRIES:
        return _settle(held, outcome, state=State.DEAD, not_before=None, error=error)
    wait = BACK_OFF[held.n - 1]
    return _settle(held, outcome, state=State.PENDING, not_before=Now() + wait, error=error)


def _settle(held: Claim, outcome: Outcome, **changes: object) -> bool:
    mine = Message.objects.filter(pk=held.message.pk, state=State.CLAIMED, attempt=held.n)
    if not mine.update(lease_until=None, **changes):
        return False
    _end(Attempt.objects.filter(message=held.message.pk, n=held.n), outcome)
    return True


def _end(attempts: QuerySet[Attempt], outcome: Outcome) -> None:
    """An outcome is written once: what has one keeps it."""
    attempts.filter(outcome="").update(outcome=outcome, ended_at=Now())
