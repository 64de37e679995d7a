"""What the OpenAPI document says of every operation: problems, headers, who may call."""

from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, inline_serializer
from rest_framework import serializers

from cpcase.api.document import AgencyTokenScheme
from cpcase.api.problems import CONTENT_TYPE

# Imported so that the document knows the tokens.
__all__ = ["ACTING", "ACT_HEADERS", "READING", "AgencyTokenScheme", "answers"]

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
    400: "The request could not be read, or the Idempotency-Key is missing.",
    401: "The token is missing, wrong or has expired.",
    403: "The token’s scope, or the agency, does not allow this.",
    404: "There is no such thing, or it is another agency’s.",
    409: "It cannot be done now: the meeting is over, or the first request is still answered.",
    412: "The record has changed since it was read.",
    422: "Something is missing or wrong; `errors` says where.",
    428: "If-Match is missing.",
    429: "Too many requests.",
}
READING = (401, 403, 404)
ACTING = (400, 401, 403, 404, 409, 412, 422, 428)
IF_MATCH = OpenApiParameter(
    "If-Match", OpenApiTypes.STR, OpenApiParameter.HEADER, required=True,
    description="The ETag of the invitation as it was read.",
)  # fmt: skip
IDEMPOTENCY_KEY = OpenApiParameter(
    "Idempotency-Key", OpenApiTypes.STR, OpenApiParameter.HEADER, required=True,
    description="A key of your own, such as a UUID: a repeated call has one effect.",
)  # fmt: skip
ACT_HEADERS = [IF_MATCH, IDEMPOTENCY_KEY]


def answers(good: dict[int, Any], problems: tuple[int, ...]) -> dict[Any, Any]:
    """The good answers, and each problem with its document."""
    bad = {
        (status, CONTENT_TYPE): OpenApiResponse(PROBLEM, description=_WORDS[status])
        for status in problems
    }
    return {**good, **bad}
