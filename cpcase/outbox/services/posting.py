"""Messages are rows of the act's own transaction: both are there, or neither."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from django.db import transaction
from django.db.models.functions import Now

from cpcase.models import Attempt, Channel, Message, Outcome, State
from cpcase.outbox.waking import wake
from cpcase.refusals import NotNow

NOT_GIVEN_UP = "Only a message that was given up can be sent again."


def post(
    *,
    channel: str,
    address: str,
    subject: str,
    body: str,
    dedup_key: str,
    not_before: datetime | None = None,
) -> None:
    """Write a message to be sent when the act is committed, at the earliest at `not_before`.

    `not_before` is real time, whatever the product's clock says. A second message with the same
    `dedup_key` is none: an act or a ring may be repeated. No word in it may be about a child.
    """
    message = Message(
        channel=Channel(channel), address=address, subject=subject, body=body, dedup_key=dedup_key
    )
    if not_before is not None:
        message.not_before = not_before
    post_all([message])


def post_all(messages: Iterable[Message]) -> None:
    """Several as `post` writes one, in one statement."""
    written, moment = list(messages), _sent_at.get()
    if written and moment is not None:
        _write_as_sent(written, moment)
    elif written:
        Message.objects.bulk_create(written, ignore_conflicts=True)
        _wake_after_commit()


_sent_at: ContextVar[datetime | None] = ContextVar("sent_at", default=None)


@contextmanager
def sent_at(moment: datetime) -> Iterator[None]:
    """What is posted inside was sent at that moment, and leaves the building no more: for a past
    that is written down afterwards."""
    token = _sent_at.set(moment)
    try:
        yield
    finally:
        _sent_at.reset(token)


def is_past() -> bool:
    """Whether what is told now was told then, so that no mail has to mention it any more."""
    return _sent_at.get() is not None


def _write_as_sent(messages: Iterable[Message], moment: datetime) -> None:
    by_key = {message.dedup_key: message for message in messages}
    for key in Message.objects.filter(dedup_key__in=by_key).values_list("dedup_key", flat=True):
        del by_key[key]
    for message in by_key.values():
        message.state, message.attempt, message.not_before = State.SENT, 1, None
        message.created_at = message.sent_at = moment
    Message.objects.bulk_create(by_key.values())
    Attempt.objects.bulk_create(
        Attempt(message=one, n=1, started_at=moment, ended_at=moment, outcome=Outcome.OK)
        for one in by_key.values()
    )


@transaction.atomic
def send_again(message: Message) -> None:
    """Put a message that was given up back into the queue. Raises NotNow unless it is dead."""
    put_back = Message.objects.dead().filter(pk=message.pk)
    if not put_back.update(state=State.PENDING, not_before=Now(), error=""):
        raise NotNow(NOT_GIVEN_UP)
    _wake_after_commit()


def _wake_after_commit() -> None:
    """Once for each transaction, however many messages it writes."""
    waiting = transaction.get_connection().run_on_commit
    if all(callback[1] is not wake for callback in waiting):
        transaction.on_commit(wake, robust=True)
