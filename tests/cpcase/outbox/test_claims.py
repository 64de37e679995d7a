"""Claims: one worker at a time, every try written down, silence never taken for success."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from cpcase.models import Attempt, Message, Outcome, State
from cpcase.outbox.invariants import breaches
from cpcase.outbox.services import beat
from cpcase.outbox.services.claims import (
    BACK_OFF,
    TRIES,
    Claim,
    claim,
    settle_failed,
    settle_sent,
)
from tests.cpcase.outbox.conftest import Post

End = Callable[[Message], None]
pytestmark = pytest.mark.django_db


def taken(message: Message) -> Claim:
    """The message, claimed once more."""
    message.refresh_from_db()
    held = claim(message.pk, seen=message.attempt)
    assert held
    return held


def outcomes(message: Message) -> list[str]:
    return list(
        Attempt.objects.filter(message=message).order_by("n").values_list("outcome", flat=True)
    )


def test_of_two_who_saw_the_same_one_gets_it(posted: Post) -> None:
    message = posted()
    first = claim(message.pk, seen=0)
    assert first
    assert claim(message.pk, seen=0) is None
    assert claim(message.pk, seen=1) is None
    assert outcomes(message) == [""]


def test_a_sent_message_is_over(posted: Post) -> None:
    message = posted()
    assert settle_sent(taken(message))
    message.refresh_from_db()
    assert (message.state, message.attempt, message.lease_until) == (State.SENT, 1, None)
    assert message.sent_at
    assert outcomes(message) == [Outcome.OK]
    assert not Message.objects.due().exists()


def test_a_claim_whose_holder_fell_silent_is_another_s_and_its_try_uncertain(
    posted: Post, lease_over: End
) -> None:
    message = posted()
    silent = taken(message)
    lease_over(message)
    second = taken(message)
    assert (second.n, second.may_repeat) == (2, True)
    assert outcomes(message) == [Outcome.UNCERTAIN, ""]
    # what the first says afterwards changes nothing
    assert not settle_sent(silent)
    assert not settle_failed(silent, outcome=Outcome.FAILED, error="TimeoutError")
    assert settle_sent(second)
    assert outcomes(message) == [Outcome.UNCERTAIN, Outcome.OK]


def test_failures_wait_longer_each_time_and_then_it_is_given_up(
    posted: Post, wait_over: End
) -> None:
    message = posted()
    for wait in BACK_OFF:
        held = taken(message)
        assert settle_failed(held, outcome=Outcome.FAILED, error="SMTPDataError 451")
        message.refresh_from_db()
        started = Attempt.objects.get(message=message, n=held.n).started_at
        assert message.state == State.PENDING
        assert timedelta(0) <= message.not_before - started - wait < timedelta(seconds=2)
        assert not Message.objects.due().exists()
        wait_over(message)
    settle_failed(taken(message), outcome=Outcome.FAILED, error="SMTPDataError 451")
    assert list(Message.objects.dead()) == [message]
    assert outcomes(message) == [Outcome.FAILED] * TRIES
    assert sum(BACK_OFF, timedelta()) == timedelta(hours=75, minutes=35, seconds=5)


def test_a_message_whose_every_try_fell_silent_is_given_up_and_says_so(
    posted: Post, lease_over: End
) -> None:
    message = posted()
    for _ in range(TRIES):
        taken(message)
        lease_over(message)
    assert claim(message.pk, seen=TRIES) is None
    message.refresh_from_db()
    assert (message.state, message.error) == (State.DEAD, "Nobody can tell whether it was sent.")
    assert outcomes(message) == [Outcome.UNCERTAIN] * TRIES


def test_each_state_keeps_the_invariants(posted: Post, lease_over: End, wait_over: End) -> None:
    beat("ring")
    beat("drain")
    message = posted()
    assert breaches() == {}
    first = taken(message)
    assert breaches() == {}
    settle_failed(first, outcome=Outcome.UNCERTAIN, error="SMTPServerDisconnected")
    assert breaches() == {}
    wait_over(message)
    taken(message)
    lease_over(message)
    assert breaches() == {}
    settle_sent(taken(message))
    assert breaches() == {}


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": State.CLAIMED},
        {"state": State.SENT},
        {"state": "lost"},
    ],
)
def test_the_database_refuses_a_state_without_what_belongs_to_it(
    posted: Post, wrong: dict[str, str]
) -> None:
    message = posted()
    with pytest.raises(IntegrityError), transaction.atomic():
        Message.objects.filter(pk=message.pk).update(**wrong)


def test_the_database_refuses_a_second_row_for_the_same_try(posted: Post) -> None:
    message = posted()
    taken(message)
    with pytest.raises(IntegrityError), transaction.atomic():
        Attempt.objects.create(message=message, n=1)
