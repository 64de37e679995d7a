"""Messages are rows of the act's own transaction: both are there, or neither."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models.functions import Now

from cpcase.models import Channel, Message, State
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
    if written := list(messages):
        Message.objects.bulk_create(written, ignore_conflicts=True)
        _wake_after_commit()


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
