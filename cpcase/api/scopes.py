"""What a token may do is what its scope says; a narrow one is told which scope is wanted."""

from typing import Any

from oauth2_provider.contrib.rest_framework import TokenHasReadWriteScope
from rest_framework.request import Request

from cpcase.api import problems  # whole: it may be what is being loaded when REST asks for this

TOKENS = "/oauth/token/"


class InScope(TokenHasReadWriteScope):
    """`read` to look, `write` to change. Raises Problem: 403 and, as RFC 6750 asks, the scope."""

    def has_permission(self, request: Request, view: Any) -> bool:
        """Whether the token's scope covers this method."""
        if not request.auth:
            return False
        if super().has_permission(request, view):
            return True
        wanted = " ".join(self.get_scopes(request, view))
        words = (
            f"This token lacks the scope “{wanted}”. Ask {TOKENS} for a token with scope={wanted}, "
            "or with none named, which gives both. A client needs nobody’s leave for that."
        )
        said = f'Bearer error="insufficient_scope", scope="{wanted}"'
        raise problems.Problem(problems.NARROW_TOKEN, words, headers={"WWW-Authenticate": said})
