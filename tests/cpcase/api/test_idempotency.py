"""Idempotency-Key: one effect, however often and however many at once a client calls."""

import json
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, OperationalError, connection
from rest_framework.parsers import JSONParser, MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.test import APIRequestFactory

from cpcase.api import idempotency
from cpcase.api.idempotency import Reply, once
from cpcase.api.problems import Problem
from cpcase.models import Message
from cpcase.refusals import NotNow
from tests.faults.crowd import crowd

pytestmark = [pytest.mark.both_databases, pytest.mark.django_db(transaction=True)]


class Kept:
    """A client's kept answers, in a table that only these tests have."""

    def find(self, key: str) -> Reply | None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT fingerprint, answer FROM kept WHERE key = %s", [key])
            row = cursor.fetchone()
        return Reply(row[0], **json.loads(row[1])) if row else None

    def claim(self, key: str, fingerprint: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO kept VALUES (%s, %s, '')", [key, fingerprint])

    def keep(self, key: str, reply: Reply) -> None:
        answer = {"status": reply.status, "body": reply.body, "headers": reply.headers}
        with connection.cursor() as cursor:
            cursor.execute("UPDATE kept SET answer = %s WHERE key = %s", [json.dumps(answer), key])


@pytest.fixture
def kept() -> Iterator[Kept]:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE kept (key text PRIMARY KEY, fingerprint text, answer text)")
    yield Kept()
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE kept")


def calling(
    data: Any = None, *, key: str = '"b3c1"', kind: str = "json", path: str = "/r/"
) -> Request:
    headers = {"Idempotency-Key": key} if key else {}
    sent = APIRequestFactory().post(path, data or {}, format=kind, headers=headers)
    return Request(sent, parsers=[JSONParser(), MultiPartParser()])


def replying() -> Response:
    """An act with an effect that can be counted."""
    number = Message.objects.count()
    Message.objects.create(channel="email", address="", subject="", body="", dedup_key=str(number))
    headers = {"ETag": '"2"', "Location": "/r/1/", "X-Request": str(number)}
    return Response({"reply": "yes", "number": number}, status=201, headers=headers)


def test_a_repeat_gets_the_first_answer_and_has_no_effect(kept: Kept) -> None:
    first = once(calling({"coming": True}), kept, replying)
    again = once(calling({"coming": True}), kept, replying)
    assert Message.objects.count() == 1
    assert (again.status_code, again.data) == (first.status_code, first.data) == (201, again.data)
    assert (again["ETag"], again["Location"]) == ('"2"', "/r/1/")
    assert "X-Request" not in again


def test_the_same_key_with_and_without_quotation_marks_is_the_same(kept: Kept) -> None:
    once(calling(key='"b3c1"'), kept, replying)
    once(calling(key="b3c1"), kept, replying)
    assert Message.objects.count() == 1


@pytest.mark.parametrize(
    "other",
    [{"data": {"coming": False}}, {"data": {"coming": True}, "path": "/r/?for=2"}],
)
def test_the_same_key_with_another_request_is_refused(kept: Kept, other: dict[str, Any]) -> None:
    once(calling({"coming": True}), kept, replying)
    with pytest.raises(Problem) as problem:
        once(calling(**other), kept, replying)
    assert problem.value.status_code == 422
    assert Message.objects.count() == 1


def test_the_order_of_names_does_not_make_another_request(kept: Kept) -> None:
    once(calling({"a": 1, "b": 2}), kept, replying)
    assert once(calling({"b": 2, "a": 1}), kept, replying).status_code == 201


def test_files_are_compared_by_their_bytes_and_can_still_be_read(kept: Kept) -> None:
    def report(content: bytes) -> Request:
        file = SimpleUploadedFile("report.pdf", content)
        return calling({"file": file, "note": "x"}, kind="multipart")

    first = report(b"%PDF-1")
    once(first, kept, replying)
    assert first.data["file"].read() == b"%PDF-1"
    assert once(report(b"%PDF-1"), kept, replying).status_code == 201
    with pytest.raises(Problem) as problem:
        once(report(b"%PDF-2"), kept, replying)
    assert problem.value.status_code == 422


@pytest.mark.parametrize("key", ["", '""', "x" * 256, "a\x07b"])
def test_a_call_without_a_key_of_use_is_asked_for_one(kept: Kept, key: str) -> None:
    with pytest.raises(Problem) as problem:
        once(calling(key=key), kept, replying)
    assert problem.value.status_code == 400


def test_a_refused_act_keeps_nothing_and_may_be_tried_again(kept: Kept) -> None:
    def refused() -> Response:
        replying()
        raise NotNow("The conference was stood down.")

    with pytest.raises(NotNow):
        once(calling(), kept, refused)
    assert not Message.objects.exists()
    assert once(calling(), kept, replying).status_code == 201


def test_an_act_that_breaks_a_constraint_of_its_own_is_no_repeat(kept: Kept) -> None:
    def broken() -> Response:
        raise IntegrityError("room taken")

    with pytest.raises(IntegrityError, match="room taken"):
        once(calling(), kept, broken)


def test_fifty_at_once_have_one_effect(kept: Kept) -> None:
    calls = crowd(50, lambda _: once(calling(), kept, replying))
    assert Message.objects.count() == 1
    assert [type(one) for one in calls.refused if getattr(one, "status_code", 0) != 409] == []
    assert {answer.data["number"] for answer in calls.results} == {0}
    assert len(calls.results) >= 1


def test_while_the_first_is_being_answered_the_second_is_told_so(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On SQLite the second waits its turn instead, and gets the first answer."""
    monkeypatch.setattr(idempotency, "WAIT", "50ms")
    inside, finish = threading.Event(), threading.Event()

    def slow() -> Response:
        answer = replying()
        inside.set()
        assert finish.wait(20)
        return answer

    def second() -> Response:
        assert inside.wait(20)
        if connection.vendor == "sqlite":
            finish.set()
        try:
            return once(calling(), kept, replying)
        finally:
            finish.set()

    acts: list[Callable[[], Response]] = [lambda: once(calling(), kept, slow), second]
    both = crowd(2, lambda number: acts[number]())
    assert Message.objects.count() == 1
    if connection.vendor == "postgresql":
        (refused,) = both.refused
        assert isinstance(refused, Problem)
        assert refused.status_code == 409
    else:
        assert [answer.status_code for answer in both.results] == [201, 201]


def test_a_database_that_fails_is_not_taken_for_a_busy_key(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(key: str, fingerprint: str) -> None:
        raise OperationalError("the server closed the line")

    monkeypatch.setattr(kept, "claim", fail)
    with pytest.raises(OperationalError):
        once(calling(), kept, replying)
