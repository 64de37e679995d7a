"""What a test of the outbox starts from."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db.models.functions import Now

from cpcase.models import Message
from cpcase.outbox.services import post

Post = Callable[..., Message]


@pytest.fixture
def posted() -> Post:
    """Post one message, other than usual where the test says so."""

    def write(dedup_key: str = "digest 1", **others: Any) -> Message:
        usual = {
            "channel": "email",
            "address": "amina@council.example",
            "subject": "Child protection: 1 thing is due today",
            "body": "You have 1 thing due today. Sign in to see it.",
        }
        post(**{**usual, **others}, dedup_key=dedup_key)
        return Message.objects.get(dedup_key=dedup_key)

    return write


@pytest.fixture
def lease_over() -> Callable[[Message], None]:
    """Let a claim's lease end, as a minute does."""

    def end(message: Message, *, ago: timedelta = timedelta(seconds=1)) -> None:
        Message.objects.filter(pk=message.pk).update(lease_until=Now() - ago)

    return end


@pytest.fixture
def wait_over() -> Callable[[Message], None]:
    """Let a back-off end."""

    def end(message: Message) -> None:
        Message.objects.filter(pk=message.pk, not_before__isnull=False).update(
            not_before=Now() - timedelta(seconds=1)
        )

    return end
