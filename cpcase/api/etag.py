"""One version of a record in HTTP: a strong ETag, and If-Match to change what you have read."""

from django.utils.http import parse_etags
from rest_framework.request import Request

from cpcase.api.problems import READ_AGAIN, STALE, VERSION_MISSING, Problem
from cpcase.records import Record


def etag_of(record: Record) -> str:
    """The record's ETag."""
    return f'"{record.version}"'


def matched_version(request: Request, record: Record) -> int:
    """The version that the client read, to be passed to the act, which compares it once more.

    Raises Problem: 428 without If-Match or with `*`, which names none; 412 when it is another.
    """
    read = parse_etags(request.headers.get("If-Match", ""))
    if not read or read == ["*"]:
        raise Problem(VERSION_MISSING, "Send If-Match with the ETag that you read.")
    if etag_of(record) not in read:
        raise Problem(STALE, READ_AGAIN)
    return record.version
