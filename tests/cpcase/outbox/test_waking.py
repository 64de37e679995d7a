"""The wake-up after a commit: heard when the broker is there, and never in an act's way."""

import time
from collections.abc import Iterator

import pytest

from cpcase.celery import app
from cpcase.outbox import waking
from cpcase.outbox.waking import DRAIN, wake
from tests.faults.silence import Silence, until_it_has_asked


@pytest.fixture(autouse=True)
def not_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waking, "_quiet_until", 0.0)


@pytest.fixture
def silent_broker(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A broker that takes the line and never answers."""
    with Silence() as silence:
        monkeypatch.setattr(app.conf, "broker_write_url", f"redis://127.0.0.1:{silence.port}/0")
        yield
        until_it_has_asked()


def test_the_worker_is_asked_to_send_and_the_wish_expires() -> None:
    with app.connection_for_read() as broker:
        queue = broker.SimpleQueue("celery")
        queue.clear()
        wake()
        asked = queue.get(timeout=5)
        asked.ack()
        queue.close()
    assert asked.headers["task"] == DRAIN
    assert asked.headers["expires"]
    app.loader.import_default_modules()  # as a worker does when it starts
    assert DRAIN in app.tasks


@pytest.mark.usefixtures("silent_broker")
def test_a_broker_that_is_away_costs_nobody_a_moment(caplog: pytest.LogCaptureFixture) -> None:
    """While it is asked, by one alone, and in the minute after."""
    began = time.monotonic()
    for _ in range(20):
        wake()
    assert time.monotonic() - began < 0.5
    until_it_has_asked()
    assert caplog.text.count("sent at the next round") == 1
    assert time.monotonic() - began < 10
    wake()
    assert until_it_has_asked() == 0


@pytest.mark.usefixtures("silent_broker")
def test_after_a_minute_it_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    wake()
    until_it_has_asked()
    assert waking._quiet_until > time.monotonic()
    monkeypatch.setattr(waking, "_quiet_until", time.monotonic() - 1)
    monkeypatch.setattr(app.conf, "broker_write_url", app.conf.broker_read_url)
    wake()
    until_it_has_asked()
    assert waking._quiet_until < time.monotonic()
