"""What the OpenAPI document says of every operation: problems, headers, who may call."""

from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, inline_serializer
from rest_framework import serializers

from cpcase.api.document import AgencyTokenScheme
from cpcase.api.problems import CONTENT_TYPE

# Imported so that the document knows the tokens.
__all__ = [
    "ACTING",
    "ACT_HEADERS",
    "ETAG",
    "HEADERS",
    "LISTING",
    "READING",
    "AgencyTokenScheme",
    "answers",
]

PROBLEM = inline_serializer(
    "Problem",
    {
        "type": serializers.CharField(help_text="Never changes; compare with this."),
        "title": serializers.CharField(),
        "status": serializers.IntegerField(),
        "detail": serializers.CharField(help_text="What to do, in words for a person."),
        "code": serializers.CharField(required=False),
        "errors": serializers.ListField(child=serializers.DictField(), required=False),
    },
)
_WORDS = {
    400: "The request could not be read: its body or cursor is none, or a key is missing.",
    401: "The token is missing, wrong or has expired: get a new one.",
    403: "The token’s scope does not cover this, or the agency may not: `detail` says what to do.",
    404: "There is no such thing, or it is another agency’s.",
    409: "It cannot be done now: the meeting is over, or the first request is still answered.",
    412: "The record has changed since it was read.",
    413: "The body is too big; `detail` says how much is taken.",
    415: "The body is neither JSON nor a form.",
    422: "Something is missing or wrong; `errors` says where.",
    428: "If-Match is missing.",
    429: "Too many requests in a minute: wait as long as Retry-After says.",
}
# Every operation is counted, by client (`cpcase.api.throttles`).
LISTING = (400, 401, 403, 429)
READING = (401, 403, 404, 429)
ACTING = (400, 401, 403, 404, 409, 412, 413, 415, 422, 428, 429)
IF_MATCH = OpenApiParameter(
    "If-Match", OpenApiTypes.STR, OpenApiParameter.HEADER, required=True,
    description="The ETag of the invitation as it was read.",
)  # fmt: skip
IDEMPOTENCY_KEY = OpenApiParameter(
    "Idempotency-Key", OpenApiTypes.STR, OpenApiParameter.HEADER, required=True,
    description="A key of your own, such as a UUID: a repeated call has one effect.",
)  # fmt: skip
RETRY_AFTER = OpenApiParameter(
    "Retry-After", OpenApiTypes.INT, OpenApiParameter.HEADER, response=[429],
    description="Seconds until the next call is let in.",
)  # fmt: skip
WWW_AUTHENTICATE = OpenApiParameter(
    "WWW-Authenticate", OpenApiTypes.STR, OpenApiParameter.HEADER, response=[401, 403],
    description="`Bearer`, and for a narrow token the scope that is wanted.",
)  # fmt: skip
ETAG = OpenApiParameter(
    "ETag", OpenApiTypes.STR, OpenApiParameter.HEADER, response=[200, 201],
    description="The invitation’s version, for If-Match.",
)  # fmt: skip
HEADERS = [RETRY_AFTER, WWW_AUTHENTICATE]
ACT_HEADERS = [IF_MATCH, IDEMPOTENCY_KEY, ETAG, *HEADERS]


def answers(good: dict[int, Any], problems: tuple[int, ...]) -> dict[Any, Any]:
    """The good answers, and each problem with its document."""
    bad = {
        (status, CONTENT_TYPE): OpenApiResponse(PROBLEM, description=_WORDS[status])
        for status in problems
    }
    return {**good, **bad}
