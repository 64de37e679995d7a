"""The wake-up after a commit: heard when the broker is there, and never in an act's way."""

import socket
import time
from collections.abc import Iterator

import pytest

from cpcase.celery import app
from cpcase.outbox import waking
from cpcase.outbox.waking import DRAIN, wake


@pytest.fixture(autouse=True)
def not_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waking, "_quiet_until", 0.0)


@pytest.fixture
def silent_broker(monkeypatch: pytest.MonkeyPatch) -> Iterator[socket.socket]:
    """A broker that takes the line and never answers."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(1)
        address = f"redis://127.0.0.1:{listener.getsockname()[1]}/0"
        monkeypatch.setattr(app.conf, "broker_write_url", address)
        yield listener


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
def test_a_broker_that_is_away_costs_seconds_once_and_then_nothing(
    caplog: pytest.LogCaptureFixture,
) -> None:
    began = time.monotonic()
    wake()
    assert time.monotonic() - began < 5
    assert "sent at the next round" in caplog.text
    began = time.monotonic()
    wake()
    assert time.monotonic() - began < 0.1


@pytest.mark.usefixtures("silent_broker")
def test_after_a_minute_it_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    wake()
    monkeypatch.setattr(waking, "_quiet_until", time.monotonic() - 1)
    monkeypatch.setattr(app.conf, "broker_write_url", app.conf.broker_read_url)
    wake()
    assert waking._quiet_until < time.monotonic()
