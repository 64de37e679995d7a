"""Posting a message: with the act or not at all, and once."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.db.models.functions import Now
from django.utils import timezone

from cpcase.celery import app
from cpcase.models import Message, State
from cpcase.outbox import waking
from cpcase.outbox.invariants import breaches
from cpcase.outbox.services import post, send_again, sent_at
from cpcase.refusals import NotNow
from tests.cpcase.outbox.conftest import Post
from tests.faults.silence import until_it_has_asked

pytestmark = pytest.mark.django_db


@transaction.atomic
def refused(posted: Post) -> None:
    """An act that posts and is then refused."""
    posted()
    raise NotNow("This is already signed off.")


def test_a_posted_message_is_due_at_once(posted: Post) -> None:
    message = posted()
    assert message.state == State.PENDING
    assert list(Message.objects.due()) == [message]


def test_a_message_for_later_waits(posted: Post) -> None:
    posted(not_before=timezone.now() + timedelta(hours=1))
    assert not Message.objects.due().exists()


def test_the_same_key_twice_is_one_message(posted: Post) -> None:
    first = posted()
    second = posted(body="Written by a ring that was repeated.")
    assert Message.objects.get() == first == second
    assert second.body == first.body


def test_an_act_that_is_refused_posts_nothing(posted: Post) -> None:
    with pytest.raises(NotNow):
        refused(posted)
    assert not Message.objects.exists()


def test_an_unknown_channel_is_an_error() -> None:
    with pytest.raises(ValueError, match="pigeon"):
        post(channel="pigeon", address="a", subject="b", body="c", dedup_key="d")


@pytest.fixture
def woken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The tasks that the worker is asked for."""
    asked: list[str] = []
    monkeypatch.setattr(waking, "_quiet_until", 0.0)
    monkeypatch.setattr(app, "send_task", lambda name, **_: asked.append(name))
    return asked


def test_an_act_with_many_messages_wakes_the_worker_once(
    posted: Post, woken: list[str], django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        posted("digest 1")
        posted("digest 2")
    until_it_has_asked()
    assert woken == ["cpcase.outbox.tasks.drain"]


def test_a_part_that_was_taken_back_leaves_the_others_wake(
    posted: Post, woken: list[str], django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        with pytest.raises(NotNow):
            refused(posted)
        posted("digest 2")
    until_it_has_asked()
    assert woken == ["cpcase.outbox.tasks.drain"]


def test_a_message_that_was_given_up_can_be_sent_again(posted: Post) -> None:
    message = posted()
    Message.objects.filter(pk=message.pk).update(state=State.DEAD, not_before=None)
    send_again(message)
    assert list(Message.objects.due()) == [message]


def test_a_message_that_was_sent_is_not_sent_again(posted: Post) -> None:
    message = posted()
    Message.objects.filter(pk=message.pk).update(state=State.SENT, sent_at=Now(), not_before=None)
    with pytest.raises(NotNow, match="given up"):
        send_again(message)
    assert not Message.objects.due().exists()


def test_what_is_told_of_the_past_was_sent_then_and_leaves_no_more(posted: Post) -> None:
    moment = timezone.now() - timedelta(days=90)
    with sent_at(moment):
        posted(dedup_key="a"), posted(dedup_key="a")
    message = Message.objects.get()
    assert (message.state, message.sent_at) == (State.SENT, moment)
    assert (message.attempts.get().outcome, message.attempts.get().ended_at) == ("ok", moment)
    assert not Message.objects.due().exists()
    assert breaches().keys() <= {"I7 nobody is silent"}
    posted(dedup_key="b")
    assert Message.objects.due().count() == 1
