"""The REST API: JSON only, nobody let in unless an authentication says who it is."""

import os
from typing import Any

REST_FRAMEWORK: dict[str, Any] = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["accounts.authentication.AgencyToken"],
    "DEFAULT_PERMISSION_CLASSES": [
        "rest_framework.permissions.IsAuthenticated",
        # A token may read, or change: what its scope says.
        "cpcase.api.scopes.InScope",
    ],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": [
        "cpcase.api.bodies.Json",
        "rest_framework.parsers.MultiPartParser",
    ],
    "DEFAULT_PAGINATION_CLASS": "cpcase.api.paging.Pages",
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "cpcase.api.problems.handle",
    "DEFAULT_THROTTLE_CLASSES": ["cpcase.api.throttles.ByClient"],
    "DEFAULT_THROTTLE_RATES": {
        "api": os.environ.get("API_RATE", "600/min"),  # a client's requests
        "token": os.environ.get("TOKEN_RATE", "20/min"),  # a client's tries from one address
        "token_address": os.environ.get("TOKEN_ADDRESS_RATE", "120/min"),  # all from one address
    },
    # How many proxies stand before us whose word counts; production says how many.
    "NUM_PROXIES": 0,
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
