"""An agency's token becomes an actor: the account that its software acts as."""

from typing import Any

from oauth2_provider.contrib.rest_framework import OAuth2Authentication
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from accounts.models import AgencyClient, User


class AgencyToken(OAuth2Authentication):
    """OAuth 2 bearer tokens of agencies. `request.user` is the agency's account.

    Its `.agency` is the agency, and `.may()` answers as for any person. A wrong or expired token,
    a token of no agency and one of a stopped client are refused with 401; one without the scope
    that the method needs, by the permission class, with 403.
    """

    def authenticate(self, request: Request) -> tuple[User, Any] | None:
        found = super().authenticate(request)
        if found is None:
            if request.headers.get("Authorization"):
                raise AuthenticationFailed("This token is wrong or has expired.")
            return None
        _, token = found
        client = (
            AgencyClient.objects.filter(application=token.application_id)
            .select_related("account__agency")
            .first()
        )
        if client is None or not client.account.is_active:
            raise AuthenticationFailed("This token belongs to no agency that takes part.")
        return client.account, token
