"""`/health/live` and `/health/ready`: what they say, to whom, and when they say no."""

import json
import socket
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError
from django.db.models.functions import Now
from django.test import Client

from cpcase import health
from cpcase.celery import app
from cpcase.models import Message, Pulse, State
from cpcase.moving import move_clock
from cpcase.outbox.services import beat

pytestmark = pytest.mark.both_databases


@pytest.fixture
def at_work(db: None) -> None:
    """Ring and drain have just done their rounds."""
    beat("ring")
    beat("drain")


class Broken:
    """A database that is not there."""

    def cursor(self) -> None:
        raise OperationalError("password of postgres@db refused")


@pytest.fixture
def broken_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "connection", Broken())


@pytest.fixture
def silent_broker(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(1)
        address = f"redis://127.0.0.1:{listener.getsockname()[1]}/0"
        monkeypatch.setattr(app.conf, "broker_write_url", address)
        yield


@pytest.mark.usefixtures("at_work")
def test_an_installation_at_work_is_ready(client: Client) -> None:
    answer = client.get("/health/ready")
    assert answer.status_code == 200
    assert answer.json() == {
        "ready": True,
        "wrong": [],
        "checks": {
            "database": "ok",
            "broker": "ok",
            "ring": "ok",
            "drain": "ok",
            "static_files": "ok",
        },
        "given_up": 0,
    }
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.django_db
def test_before_the_first_round_it_is_not(client: Client) -> None:
    answer = client.get("/health/ready")
    assert answer.status_code == 503
    assert answer.json()["wrong"] == ["ring", "drain"]
    assert answer.json()["checks"]["ring"] == "has never run"


@pytest.mark.usefixtures("at_work")
@pytest.mark.parametrize("name", ["ring", "drain"])
def test_a_look_out_that_fell_silent_is_named(client: Client, name: str) -> None:
    Pulse.objects.filter(name=name).update(at=Now() - timedelta(seconds=200))
    answer = client.get("/health/ready")
    assert answer.status_code == 503
    assert answer.json()["wrong"] == [name]
    assert answer.json()["checks"][name].startswith("last ran 20")


@pytest.mark.usefixtures("at_work", "movable_clock")
def test_a_moved_clock_makes_nobody_late(client: Client) -> None:
    move_clock(by=timedelta(days=30))
    assert client.get("/health/ready").status_code == 200


@pytest.mark.usefixtures("at_work", "silent_broker")
def test_a_broker_that_is_away_is_named(client: Client) -> None:
    answer = client.get("/health/ready")
    assert answer.status_code == 503
    assert answer.json()["wrong"] == ["broker"]


@pytest.mark.usefixtures("at_work", "broken_database")
def test_of_an_error_only_its_kind_is_told(client: Client) -> None:
    answer = client.get("/health/ready")
    assert answer.json()["checks"]["database"] == "does not answer: OperationalError"
    assert b"password" not in answer.content


@pytest.mark.usefixtures("at_work")
@pytest.mark.parametrize(("collected", "status"), [(False, 503), (True, 200)])
def test_a_process_that_could_show_no_page_is_not_ready(
    client: Client, settings: Any, tmp_path: Path, collected: bool, status: int
) -> None:
    """Each page names the style sheet by its collected name: without one each answers 500."""
    manifest = {"paths": {"css/app.css": "css/app.123.css"}, "version": "1.1", "hash": ""}
    if collected:
        (tmp_path / "staticfiles.json").write_text(json.dumps(manifest))
    named = "whitenoise.storage.CompressedManifestStaticFilesStorage"
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": named}}
    answer = client.get("/health/ready")
    assert answer.status_code == status
    assert answer.json()["wrong"] == ([] if collected else ["static_files"])
    assert ("collectstatic" in answer.json()["checks"]["static_files"]) is not collected


def test_living_asks_nobody(client: Client) -> None:
    """Without the `db` fixture a query would be an error."""
    answer = client.get("/health/live")
    assert (answer.status_code, answer.json()) == (200, {"live": True})


@pytest.mark.parametrize("address", ["/health/live", "/health/ready"])
def test_they_are_only_read(client: Client, address: str) -> None:
    assert client.post(address).status_code == 405


@pytest.mark.usefixtures("at_work")
def test_messages_that_were_given_up_are_counted_and_make_nothing_unready(client: Client) -> None:
    for key in ("one", "two"):
        Message.objects.create(
            channel="email", address="a@b.test", dedup_key=key, state=State.DEAD, not_before=None
        )
    answer = client.get("/health/ready")
    assert answer.status_code == 200
    assert answer.json()["given_up"] == 2


def test_without_a_database_nobody_can_tell_how_many(monkeypatch: pytest.MonkeyPatch) -> None:
    def silent(*_args: object) -> None:
        raise OperationalError("password of postgres@db refused")

    monkeypatch.setattr(Message.objects, "dead", silent)
    assert health.given_up() is None
