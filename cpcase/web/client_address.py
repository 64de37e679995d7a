"""From which address a request came: what trusted proxies say, never what a client wrote."""

from typing import Any

from rest_framework.throttling import BaseThrottle


def client_address(request: Any, credentials: Any = None) -> str | None:
    """The address that the outermost trusted proxy saw (`NUM_PROXIES`); without one, the sender's.

    The lock-out of sign-ins and the counters of the API read it alike.
    """
    found: str | None = BaseThrottle().get_ident(request)
    return found
