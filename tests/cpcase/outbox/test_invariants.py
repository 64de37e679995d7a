"""The invariants find what they are there to find."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db.models.functions import Now

from cpcase.models import Attempt, Message, Outcome, Pulse, State
from cpcase.outbox.invariants import INVARIANTS, breaches
from cpcase.outbox.services import beat
from cpcase.outbox.services.claims import claim, settle_sent
from tests.cpcase.outbox.conftest import Post

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(posted: Post) -> Message:
    """A message that was sent by the book, while both look-outs do their rounds."""
    beat("ring")
    beat("drain")
    held = claim(posted().pk, seen=0)
    assert held
    settle_sent(held)
    assert breaches() == {}
    return held.message


def abandon(message: Message) -> None:
    late = {"lease_until": Now() - timedelta(minutes=3), "not_before": Now(), "sent_at": None}
    Message.objects.filter(pk=message.pk).update(state=State.CLAIMED, **late)


def miscount(message: Message) -> None:
    Message.objects.filter(pk=message.pk).update(attempt=2)


def forget_outcome(message: Message) -> None:
    Attempt.objects.filter(message=message).update(outcome="", ended_at=None)


def send_twice(message: Message) -> None:
    Message.objects.filter(pk=message.pk).update(attempt=2)
    Attempt.objects.create(message=message, n=2, outcome=Outcome.OK, ended_at=Now())


def fall_silent(message: Message) -> None:
    Pulse.objects.filter(name="ring").update(at=Now() - timedelta(minutes=4))


DAMAGE = {
    "I4 claimed and abandoned": abandon,
    "I4 attempts are counted": miscount,
    "I4 outcomes are written": forget_outcome,
    "I5 sent means sent once": send_twice,
    "I7 nobody is silent": fall_silent,
}


@pytest.mark.parametrize("name", INVARIANTS)
def test_damage_is_found(name: str, sent: Message) -> None:
    damage: Callable[[Message], None] = DAMAGE[name]
    damage(sent)
    assert breaches()[name] == 1


def test_a_look_out_that_never_beat_is_silent() -> None:
    assert breaches() == {"I7 nobody is silent": 2}
