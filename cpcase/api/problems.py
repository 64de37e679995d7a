"""Errors of the API as problem documents (RFC 9457), each with a `type` that never changes."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import JsonResponse
from django.template.defaultfilters import filesizeformat
from rest_framework import views  # whole: it asks for our permissions while it is loaded
from rest_framework.exceptions import APIException, NotAuthenticated, ValidationError
from rest_framework.response import Response

from cpcase.refusals import Conflict, NotAllowed, NotNow, Refusal

CONTENT_TYPE = "application/problem+json"
# What software does about a version that is not the last: a page's words are for who typed.
READ_AGAIN = "Nothing was changed. Read it again, and send your change with its new ETag."


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of problem: the same title and status wherever it arises."""

    name: str
    status: int
    title: str

    @property
    def type(self) -> str:
        """What a client compares with."""
        return f"urn:problem-type:cpcase:{self.name}"


UNREADABLE = Kind("unreadable", 400, "The request could not be read")
KEY_MISSING = Kind("key-missing", 400, "An Idempotency-Key is needed")
NOT_SIGNED_IN = Kind("not-signed-in", 401, "A valid token is needed")
NOT_ALLOWED = Kind("not-allowed", 403, "You may not do this")
NARROW_TOKEN = Kind("narrow-token", 403, "The token’s scope does not cover this")
NOT_FOUND = Kind("not-found", 404, "There is nothing here that you may see")
WRONG_METHOD = Kind("wrong-method", 405, "This method does not exist here")
NOT_ACCEPTABLE = Kind("not-acceptable", 406, "There is no such representation")
NOT_NOW = Kind("not-now", 409, "This cannot be done now")
TAKEN = Kind("conflict", 409, "Something else has been done meanwhile")
KEY_BUSY = Kind("key-busy", 409, "The first request with this key is still being answered")
STALE = Kind("stale", 412, "The record has changed since you read it")
TOO_BIG = Kind("too-big", 413, "The request is too big")
WRONG_MEDIA = Kind("wrong-media-type", 415, "This kind of content is not taken")
INCOMPLETE = Kind("incomplete", 422, "Something is missing or wrong")
KEY_REUSED = Kind("key-reused", 422, "The key belongs to another request")
VERSION_MISSING = Kind("version-missing", 428, "If-Match is needed")
TOO_MANY = Kind("too-many", 429, "Too many requests")
OUR_FAULT = Kind("our-fault", 500, "Something went wrong here")

KINDS = (
    UNREADABLE, KEY_MISSING, NOT_SIGNED_IN, NOT_ALLOWED, NARROW_TOKEN, NOT_FOUND, WRONG_METHOD,
    NOT_ACCEPTABLE, NOT_NOW, TAKEN, KEY_BUSY, STALE, TOO_BIG, WRONG_MEDIA, INCOMPLETE, KEY_REUSED,
    VERSION_MISSING, TOO_MANY, OUR_FAULT,
)  # fmt: skip
# What Django and DRF raise themselves; the statuses that only we use are told by our own kinds.
_BY_STATUS = {
    kind.status: kind
    for kind in (
        UNREADABLE, NOT_SIGNED_IN, NOT_ALLOWED, NOT_FOUND, WRONG_METHOD, NOT_ACCEPTABLE,
        WRONG_MEDIA, TOO_MANY,
    )
}  # fmt: skip
# Their own words may quote what was looked for; these say no more than the kind does.
_WITHOUT_THEIR_WORDS = {NOT_ALLOWED, NOT_FOUND}
# Where theirs say what is wrong and not what to do.
_WORDS: dict[type[Exception], str] = {
    NotAuthenticated: "Send a token: “Authorization: Bearer …”. /oauth/token/ gives you one for "
    "your client’s id and secret.",
}


class Problem(APIException):
    """A problem of the API itself, such as a missing header. `words` say what to do."""

    def __init__(self, kind: Kind, words: str, *, headers: dict[str, str] | None = None) -> None:
        super().__init__(words)
        self.kind = kind
        self.words = words
        self.headers = headers
        self.status_code = kind.status


def handle(error: Exception, context: dict[str, Any]) -> Response | None:
    """DRF's exception handler. An error that is none of ours stays one: the site's 500."""
    if isinstance(error, Refusal):
        return _refused(error)
    answer = views.exception_handler(error, context)
    if answer is None:
        return None
    if isinstance(error, Problem):
        return _document(error.kind, error.words, headers=error.headers)
    if isinstance(error, ValidationError):
        return _document(INCOMPLETE, INCOMPLETE.title, errors=list(_errors(error.detail)))
    kind = _BY_STATUS[answer.status_code]
    words = _WORDS.get(type(error)) or (
        kind.title if kind in _WITHOUT_THEIR_WORDS else str(answer.data["detail"])
    )
    headers = {
        name: answer[name]
        for name in ("WWW-Authenticate", "Retry-After", "Allow")
        if name in answer
    }
    return _document(kind, words, headers=headers)


def too_many(wait: float) -> JsonResponse:
    """The answer to who asked too often, outside a view of the API; `wait` is in seconds."""
    seconds = max(1, ceil(wait))
    answer = _outside(TOO_MANY, f"You asked too often. Try again in {seconds} seconds.")
    answer["Retry-After"] = str(seconds)
    return answer


def no_such_address() -> JsonResponse:
    """The answer to an address that the API does not have."""
    words = "The API has no such address. /api/docs/ lists those it has; each ends in a slash."
    return _outside(NOT_FOUND, words)


def unreadable(error: Exception) -> JsonResponse:
    """The answer to a request that the server gave up reading: too long, or not HTTP as it is."""
    if isinstance(error, RequestDataTooBig):
        most = filesizeformat(settings.DATA_UPLOAD_MAX_MEMORY_SIZE).replace("\xa0", " ")
        return _outside(TOO_BIG, f"Send at most {most}. Nothing was done.")
    return _outside(UNREADABLE, f"{UNREADABLE.title}. Nothing was done.")


def our_fault() -> JsonResponse:
    """The answer when we failed. Where it was an act, its transaction was taken back."""
    words = "It is our fault, and nothing was done. Send it again, with the same Idempotency-Key."
    return _outside(OUR_FAULT, words)


def _outside(kind: Kind, words: str) -> JsonResponse:
    body = {"type": kind.type, "title": kind.title, "status": kind.status, "detail": words}
    return JsonResponse(body, status=kind.status, content_type=CONTENT_TYPE)


def _refused(refusal: Refusal) -> Response:
    """An act's refusal. The version that it names came from If-Match, so that failed."""
    match refusal:
        case NotAllowed():
            kind = NOT_ALLOWED
        case NotNow():
            kind = NOT_NOW
        case Conflict(field="version"):
            kind = STALE
        case Conflict():
            kind = TAKEN
        case _:
            kind = INCOMPLETE
    words = READ_AGAIN if kind is STALE else refusal.words
    more: dict[str, Any] = {"code": refusal.code}
    if refusal.field and kind is not STALE:
        more["errors"] = [{"pointer": _pointer(refusal.field), "detail": refusal.words}]
    return _document(kind, words, **more)


def _document(
    kind: Kind, words: str, *, headers: dict[str, str] | None = None, **more: Any
) -> Response:
    body = {"type": kind.type, "title": kind.title, "status": kind.status, "detail": words, **more}
    return Response(body, status=kind.status, headers=headers, content_type=CONTENT_TYPE)


def _errors(detail: Any, *path: str) -> Iterator[dict[str, str]]:
    """Each error of a serializer with a JSON pointer to what it is about."""
    if isinstance(detail, dict):
        for name, inner in detail.items():
            yield from _errors(inner, *path, *([] if name == "non_field_errors" else [str(name)]))
    elif isinstance(detail, list):
        for number, inner in enumerate(detail):
            nested = isinstance(inner, dict | list)
            yield from _errors(inner, *path, *([str(number)] if nested else []))
    else:
        yield {"pointer": _pointer(*path), "detail": str(detail)}


def _pointer(*path: str) -> str:
    """A JSON pointer as a fragment (RFC 6901)."""
    return "#" + "".join("/" + part.replace("~", "~0").replace("/", "~1") for part in path)
