"""The drain: everything due goes out once, whatever happens to those who send."""

from collections.abc import Callable
from smtplib import SMTPDataError, SMTPServerDisconnected
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command

from cpcase.models import Attempt, Message, Outcome, Pulse, State
from cpcase.outbox import drain as draining
from cpcase.outbox.drain import drain
from cpcase.outbox.invariants import breaches
from cpcase.outbox.services import beat
from cpcase.outbox.services.claims import TRIES, claim
from cpcase.outbox.tasks import drain as drain_task
from tests.cpcase.outbox.conftest import Post
from tests.faults.crowd import crowd

End = Callable[[Message], None]


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> list[Exception | None]:
    """A mail server that answers each message with the next of these; None: it takes it."""
    answers: list[Exception | None] = []
    deliver = EmailBackend.send_messages

    def answer(self: EmailBackend, messages: Any) -> int:
        error = answers.pop(0) if answers else None
        if error:
            raise error
        return deliver(self, messages)

    monkeypatch.setattr(EmailBackend, "send_messages", answer)
    return answers


@pytest.mark.django_db
def test_what_is_due_is_sent_with_an_id_that_stays(posted: Post) -> None:
    message = posted()
    assert drain() == 1
    assert drain() == 0
    (sent,) = mail.outbox
    assert (sent.to, sent.subject, sent.body) == (
        ["amina@council.example"],
        message.subject,
        message.body,
    )
    assert sent.extra_headers["Message-ID"].startswith(f"<{message.pk}@")
    message.refresh_from_db()
    assert message.state == State.SENT


@pytest.mark.django_db
def test_more_than_a_look_takes_is_sent_in_one_round(posted: Post) -> None:
    for number in range(50):
        posted(f"digest {number}")
    assert drain() == 50
    assert len(mail.outbox) == 50


@pytest.mark.django_db
def test_a_refused_message_is_tried_again_and_does_not_hold_up_the_others(
    posted: Post, server: list[Exception | None], wait_over: End
) -> None:
    first = posted("digest 1")
    server.append(SMTPDataError(451, b"amina@council.example is busy"))
    assert drain() == 0
    posted("digest 2")
    assert drain() == 1
    first.refresh_from_db()
    assert (first.state, first.error) == (State.PENDING, "SMTPDataError 451")
    wait_over(first)
    assert drain() == 1
    assert "before" not in mail.outbox[-1].body
    assert [one.outcome for one in first.attempts.order_by("n")] == [Outcome.FAILED, Outcome.OK]


@pytest.mark.django_db
def test_a_line_that_broke_is_uncertain_and_the_repeat_says_so(
    posted: Post, server: list[Exception | None], wait_over: End
) -> None:
    message = posted()
    server.append(SMTPServerDisconnected("the line broke"))
    drain()
    assert Attempt.objects.get().outcome == Outcome.UNCERTAIN
    wait_over(message)
    assert drain() == 1
    assert mail.outbox[0].body.endswith("You may have had this message before.\n")


@pytest.mark.django_db
def test_a_server_that_cannot_be_reached_has_certainly_failed(
    posted: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: EmailBackend) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr(EmailBackend, "open", refuse)
    message = posted()
    assert drain() == 0
    message.refresh_from_db()
    assert message.error == "ConnectionRefusedError"
    assert Attempt.objects.get().outcome == Outcome.FAILED


@pytest.mark.django_db
def test_a_subject_that_would_forge_a_header_is_never_sent(posted: Post) -> None:
    message = posted(subject="Due today\nBcc: somebody@else.example")
    assert drain() == 0
    message.refresh_from_db()
    assert (mail.outbox, message.error) == ([], "BadHeaderError")


@pytest.mark.django_db
def test_a_message_to_nobody_fails(posted: Post) -> None:
    message = posted(address="")
    assert drain() == 0
    message.refresh_from_db()
    assert message.error == "There is nobody to send it to."


@pytest.mark.django_db
def test_giving_up_is_logged_without_a_word_of_the_message(
    posted: Post, server: list[Exception | None], wait_over: End, caplog: pytest.LogCaptureFixture
) -> None:
    message = posted()
    server.extend([SMTPDataError(550, b"no such person")] * TRIES)
    for _ in range(TRIES):
        drain()
        wait_over(message)
    assert list(Message.objects.dead()) == [message]
    (line,) = [record.getMessage() for record in caplog.records if record.levelname == "ERROR"]
    assert str(message.pk) in line
    assert "amina" not in line
    assert message.subject not in line


@pytest.mark.django_db
def test_a_round_ends_before_the_worker_is_stopped(
    posted: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    moments = iter([0.0, 1.0, 31.0])
    monkeypatch.setattr(draining.time, "monotonic", lambda: next(moments))
    for number in range(3):
        posted(f"digest {number}")
    assert drain() == 1
    assert Message.objects.due().count() == 2
    assert Pulse.objects.fresh().filter(name="drain").exists()


@pytest.mark.django_db
def test_each_round_beats(posted: Post) -> None:
    drain_task()
    assert Pulse.objects.fresh().filter(name="drain").exists()


@pytest.mark.django_db
def test_the_command_sends_once(posted: Post, capsys: pytest.CaptureFixture[str]) -> None:
    posted()
    call_command("drain", once=True)
    assert capsys.readouterr().out == "Sent: 1\n"


@pytest.mark.django_db(transaction=True)
def test_many_drains_at_once_send_each_message_once(posted: Post) -> None:
    for number in range(60):
        posted(f"digest {number}")
    sent = crowd(8, lambda _: drain())
    assert sent.refused == []
    assert sum(sent.results) == 60
    assert len({one.extra_headers["Message-ID"] for one in mail.outbox}) == 60
    assert len(mail.outbox) == 60
    beat("ring")
    assert breaches() == {}


@pytest.mark.django_db
def test_a_worker_that_died_after_sending_costs_one_repeat_with_the_same_id(
    posted: Post, lease_over: End
) -> None:
    message = posted()
    held = claim(message.pk, seen=0)
    assert held
    draining.send(held.message, may_repeat=held.may_repeat)  # … and here it is killed
    assert drain() == 0, "its lease still holds"
    lease_over(message)
    assert drain() == 1
    assert len({one.extra_headers["Message-ID"] for one in mail.outbox}) == 1
    assert len(mail.outbox) == 2
