"""Broker and mail server take the line and say nothing: pages do not wait, and nothing is lost."""

import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core import mail
from django.db.models.functions import Now
from django.test import Client

from cases.models import StrategyDiscussion
from cpcase import broker
from cpcase.celery import app
from cpcase.models import Attempt, Message, Outcome, State
from cpcase.outbox import invariants, transports, waking
from cpcase.outbox.drain import drain
from cpcase.outbox.services import beat
from tests.cast import Cast, gather, sign_in
from tests.faults.silence import Silence, until_it_has_asked
from tests.given import siblings
from tests.given_enquiry import a_recorded

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both_databases]

PATIENCE = 20.0  # seconds; whoever waits for the broker is seen to
NAMES = ("Reuben", "Isla", "Jonah")


@pytest.fixture
def cast() -> Cast:
    """Everybody."""
    return gather()


@pytest.fixture
def silence(monkeypatch: pytest.MonkeyPatch) -> Iterator[Silence]:
    """Nothing answers that the product talks to, beside its database."""
    with Silence() as nobody:
        monkeypatch.setattr(app.conf, "broker_write_url", f"redis://127.0.0.1:{nobody.port}/0")
        for name in ("socket_connect_timeout", "socket_timeout"):
            monkeypatch.setitem(broker.IMPATIENT, name, PATIENCE)
        monkeypatch.setattr(waking, "_quiet_until", 0.0)
        yield nobody
    until_it_has_asked()


@pytest.fixture
def returned(cast: Cast) -> Callable[[int], Any]:
    """The manager returns a discussion by its page, and its recorder is written to at once."""
    waiting = [a_recorded(cast, siblings(cast, name)) for name in NAMES]
    manager = sign_in(Client(), cast.manager)

    def give_back(number: int) -> Any:
        discussion = waiting[number]
        typed = {"why": f"Say who was there, {number}.", "version": discussion.version}
        return manager.post(f"/strategy/{discussion.pk}/return/", typed)

    return give_back


def test_a_whole_act_by_its_page_is_quick_and_its_mail_goes_once_somebody_answers(
    returned: Callable[[int], Any], silence: Silence, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    """T26."""
    # given that neither broker nor mail server says a word
    real = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", silence.port
    monkeypatch.setattr(transports, "TIMEOUT", 0.3)
    # when somebody acts, then no page waits for either, though one asked the broker meanwhile
    for number in range(len(NAMES)):
        began = time.monotonic()
        assert returned(number).status_code == 302
        assert time.monotonic() - began < PATIENCE / 2
    assert silence.taken
    assert set(StrategyDiscussion.objects.values_list("status", flat=True)) == {"returned"}
    # and each mail is tried, has certainly not been sent, and waits
    mails = Message.objects.count()
    assert mails == 2 * len(NAMES), "the sign-off was asked for, and the record came back"
    assert drain() == 0
    assert Attempt.objects.count() == mails
    assert set(Message.objects.values_list("state", flat=True)) == {State.PENDING}
    assert set(Attempt.objects.values_list("outcome", flat=True)) == {Outcome.FAILED}
    # when the mail server is back, then each is sent, once
    settings.EMAIL_BACKEND = real
    Message.objects.update(not_before=Now())
    assert drain() == mails
    assert drain() == 0
    assert len(mail.outbox) == mails
    beat("ring")
    assert invariants.breaches() == {}
