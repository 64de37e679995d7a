"""“I have seen this”: with a note, by whoever may, while the alert is open; and nothing is lost."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from cases.choices import NoteKind
from cases.models import Case, Note
from cpcase import clock
from tests import given
from tests.cast import Cast, gather
from tests.given import at
from timescales.models import Acknowledgement, Alert
from timescales.services.alerts import ring_due
from timescales.services.recording import Happening, record

pytestmark = pytest.mark.django_db
NOW = at(26, 3, 10)
Send = Callable[..., Any]


@pytest.fixture
def cast() -> Cast:
    return gather()


@pytest.fixture
def case(cast: Cast) -> Case:
    (case,) = given.siblings(cast, "Reuben")
    held = Happening(case.timeline, "strategy_discussion.held", at(24, 3, 16))
    record([held], by=cast.manager, as_of=at(24, 3, 17))
    ring_due(as_of=at(26, 3, 9))
    return case


@pytest.fixture
def alert(case: Case) -> Alert:
    return Alert.objects.get(deadline__step="C05")


@pytest.fixture
def send(alert: Alert) -> Send:
    def sent(person: User, **data: str) -> Any:
        client = Client()
        client.force_login(person, "django.contrib.auth.backends.ModelBackend")
        with clock.standing_at(NOW):
            return client.post(f"/alerts/{alert.pk}/", data)

    return sent


def test_it_is_acknowledged_with_a_note_on_the_childs_record(
    send: Send, cast: Cast, case: Case, alert: Alert
) -> None:
    assert send(cast.worker, note="I go there today.")["Location"] == f"/alerts/{alert.pk}/"
    note = Note.objects.get(case=case, kind=NoteKind.ACKNOWLEDGEMENT)
    assert (note.words, note.written_by, note.deadline_id) == (
        "I go there today.", cast.worker, alert.deadline_id,
    )  # fmt: skip
    assert alert.acknowledgements.get().person == cast.worker
    # and whoever else was told reads it where they were led to
    manager = Client()
    manager.force_login(cast.manager, "django.contrib.auth.backends.ModelBackend")
    page = manager.get(f"/alerts/{alert.pk}/").content.decode()
    assert "Amina Yusuf, " in page
    assert ": I go there today.</li>" in page


def test_without_a_note_it_is_refused_beside_its_field(send: Send, cast: Cast) -> None:
    answer = send(cast.worker, note=" ")
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Say what you are doing about it" in page
    assert 'id="id_note-error"' in page
    assert not Acknowledgement.objects.exists()


def test_an_auditor_who_may_acknowledge_says_so_too(send: Send, cast: Cast) -> None:
    assert send(cast.auditor, note="Asked the team.").status_code == 302
    assert Acknowledgement.objects.get().person == cast.auditor


def test_without_the_permission_nothing_is_written(
    send: Send, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    may = User.may
    monkeypatch.setattr(
        User, "may", lambda *asked: asked[1] != "acknowledge an alert" and may(*asked)
    )
    assert send(cast.worker, note="I go there today.").status_code == 403
    assert not Acknowledgement.objects.exists()
    assert not Note.objects.exists()


def test_what_is_closed_is_refused_and_the_note_is_kept_on_the_page(
    send: Send, cast: Cast, alert: Alert
) -> None:
    Alert.objects.filter(pk=alert.pk).update(closed_at=at(26, 3, 9, 30))
    answer = send(cast.worker, note="I go there today.")
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "This alert is closed" in page
    assert "I go there today." in page
    assert not Acknowledgement.objects.exists()
    assert not Note.objects.exists()


def test_what_was_begun_is_there_when_one_comes_back(send: Send, cast: Cast, alert: Alert) -> None:
    assert send(cast.worker, note="I go", save_draft="1")["Location"] == "/work/"
    client = Client()
    client.force_login(cast.worker, "django.contrib.auth.backends.ModelBackend")
    assert ">I go</textarea>" in client.get(f"/alerts/{alert.pk}/").content.decode()
    assert not Acknowledgement.objects.exists()
