"""The REST API: JSON only, nobody let in unless an authentication says who it is."""

from typing import Any

REST_FRAMEWORK: dict[str, Any] = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["accounts.authentication.AgencyToken"],
    "DEFAULT_PERMISSION_CLASSES": [
        "rest_framework.permissions.IsAuthenticated",
        # A token may read, or change: what its scope says.
        "oauth2_provider.contrib.rest_framework.TokenHasReadWriteScope",
    ],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": [
        "rest_framework.parsers.JSONParser",
        "rest_framework.parsers.MultiPartParser",
    ],
    "DEFAULT_PAGINATION_CLASS": "cpcase.api.paging.Pages",
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "cpcase.api.problems.handle",
}

SPECTACULAR_SETTINGS: dict[str, Any] = {
    "TITLE": "Child protection: the API for agencies",
    "DESCRIPTION": (
        "What an agency that is invited to a child protection conference can do with its own "
        "system: see its invitations, answer them, send its report, and see what it owes by when. "
        "An agency sees nothing but what is shared with it."
    ),
    "VERSION": "1",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "COMPONENT_SPLIT_REQUEST": True,
    "SERVE_INCLUDE_SCHEMA": False,
    "ENUM_NAME_OVERRIDES": {
        "InvitationStatus": "conferences.choices.InvitationStatus",
        "ConferenceKind": "conferences.choices.Kind",
        "InvitationAnswer": "conferences.choices.Reply",
    },
}
