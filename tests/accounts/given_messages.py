"""Messages in each state that a person may have to look at."""

from typing import Any

from django.db.models.functions import Now

from cpcase.models import Attempt, Message, Outcome, State


def a_given_up(key: str = "one", *, tries: int = 10, **others: Any) -> Message:
    """Ten tries, none of which came out well."""
    fields = {
        "address": "wen.archer@housing.test",
        "subject": "Child protection: you are asked for a report",
        "error": "SMTPRecipientsRefused",
        **others,
    }
    message = Message.objects.create(
        channel="email", body="Sign in to see it.", dedup_key=key, state=State.DEAD,
        not_before=None, attempt=tries, **fields,
    )  # fmt: skip
    for n in range(1, tries + 1):
        Attempt.objects.create(message=message, n=n, ended_at=Now(), outcome=Outcome.FAILED)
    return message


def a_failing() -> Message:
    """It failed once and is tried again in five minutes."""
    message = Message.objects.create(
        channel="email", address="a@b.test", subject="Failing", dedup_key="failing", attempt=1,
        error="TimeoutError",
    )  # fmt: skip
    Attempt.objects.create(message=message, n=1, ended_at=Now(), outcome=Outcome.FAILED)
    return message


def a_doubtful() -> Message:
    """Of its first try nobody can tell; the second was taken."""
    message = Message.objects.create(
        channel="email", address="a@b.test", subject="Doubtful", dedup_key="doubtful", attempt=2,
        state=State.SENT, sent_at=Now(), not_before=None,
    )  # fmt: skip
    for n, outcome in ((1, Outcome.UNCERTAIN), (2, Outcome.OK)):
        Attempt.objects.create(message=message, n=n, ended_at=Now(), outcome=outcome)
    return message
