"""Idempotency-Key: a call that is repeated has one effect, and gets the first answer again.

The answer is kept in the act's own transaction, so that there is never an effect without its
answer. After draft-ietf-httpapi-idempotency-key-header.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, Protocol

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, OperationalError, connection, transaction
from django.http import QueryDict
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from cpcase.api.problems import KEY_BUSY, KEY_MISSING, KEY_REUSED, Problem

LONGEST_KEY = 255
WAIT = "2s"  # how long a second request waits for the first before it is told so
LOCK_NOT_AVAILABLE = "55P03"  # PostgreSQL's code
KEPT_HEADERS = ("ETag", "Location")


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer that was given. `fingerprint` tells which request it answered."""

    fingerprint: str
    status: int
    body: Any
    headers: dict[str, str] = field(default_factory=dict)


class Replies(Protocol):
    """Where one client's answers are kept: a table in which client and key are unique together."""

    def find(self, key: str) -> Reply | None:
        """The answer that was kept under this key."""
        ...

    def claim(self, key: str, fingerprint: str) -> None:
        """Write the key's row, without an answer yet. Raises IntegrityError when it is taken."""
        ...

    def keep(self, key: str, reply: Reply) -> None:
        """Write the answer into the claimed row."""
        ...


class _Taken(Exception):
    """Another request with this key was quicker; what we did is rolled back."""


def once(request: Request, replies: Replies, act: Callable[[], Response]) -> Response:
    """Do `act` once for the request's Idempotency-Key; a repeat gets the kept answer.

    Raises Problem: 400 without a key, 409 while the first is still being answered, 422 when the
    key came with another request. A refused act keeps nothing: it may be tried again.
    """
    key = _key(request)
    fingerprint = _fingerprint(request)
    if kept := replies.find(key):
        return _again(kept, fingerprint)
    try:
        with transaction.atomic():
            _claim(replies, key, fingerprint)
            answer = act()
            replies.keep(key, _reply(answer, fingerprint))
            return answer
    except _Taken:
        kept = replies.find(key)
    if kept is None:
        raise _busy()
    return _again(kept, fingerprint)


def _key(request: Request) -> str:
    """The key, with or without the quotation marks that the draft asks for."""
    key = request.headers.get("Idempotency-Key", "").strip().strip('"')
    if not key or len(key) > LONGEST_KEY or not key.isprintable():
        words = f"Send an Idempotency-Key of 1 to {LONGEST_KEY} characters, such as a UUID."
        raise Problem(KEY_MISSING, words)
    return key


def _fingerprint(request: Request) -> str:
    """What makes two requests the same: method, address and content, files by their bytes."""
    digest = sha256(f"{request.method} {request.get_full_path()}\n".encode())
    content: Any = request.data
    if isinstance(content, QueryDict):
        content = {name: [_told(value) for value in values] for name, values in content.lists()}
    digest.update(json.dumps(content, sort_keys=True, default=str).encode())
    return digest.hexdigest()


def _told(value: Any) -> str:
    if not isinstance(value, UploadedFile):
        return str(value)
    digest = sha256()
    for chunk in value.chunks():
        digest.update(chunk)
    value.seek(0)
    return digest.hexdigest()


def _claim(replies: Replies, key: str, fingerprint: str) -> None:
    """Take the key, or learn within two seconds that another request holds it."""
    try:
        with _short_wait():
            replies.claim(key, fingerprint)
    except IntegrityError as taken:
        raise _Taken from taken
    except OperationalError as error:
        if getattr(error.__cause__, "pgcode", None) == LOCK_NOT_AVAILABLE:
            raise _busy() from error
        raise


@contextmanager
def _short_wait() -> Iterator[None]:
    """Within it PostgreSQL waits for a lock only so long; SQLite's writers stand in a queue."""
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL lock_timeout = '{WAIT}'")
        yield
        cursor.execute("SET LOCAL lock_timeout TO DEFAULT")


def _busy() -> Problem:
    return Problem(KEY_BUSY, "The first request is still being answered. Ask again in a moment.")


def _reply(answer: Response, fingerprint: str) -> Reply:
    headers = {name: answer[name] for name in KEPT_HEADERS if name in answer}
    body = json.loads(JSONRenderer().render(answer.data) or "null")
    return Reply(fingerprint, answer.status_code, body, headers)


def _again(kept: Reply, fingerprint: str) -> Response:
    if kept.fingerprint != fingerprint:
        raise Problem(KEY_REUSED, "This Idempotency-Key came with another request. Use a new one.")
    return Response(kept.body, status=kept.status, headers=kept.headers)
