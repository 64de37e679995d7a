"""An agency's token becomes an actor: the account that its software acts as."""

from typing import Any

from django.conf import settings
from oauth2_provider.contrib.rest_framework import OAuth2Authentication
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from accounts.models import User
from accounts.services.clients import account_of

ASK_ANEW = (
    "This token is wrong or has expired. Ask /oauth/token/ for a new one with your client’s id and "
    "secret."
)
NO_AGENCY = (
    "This token belongs to no agency that takes part. If yours does, ask the authority’s "
    "conference administration"
)


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
                raise AuthenticationFailed(ASK_ANEW)
            return None
        _, token = found
        account = account_of(token.application_id)
        if account is None:
            phone = settings.ADMINISTRATION_PHONE
            raise AuthenticationFailed(f"{NO_AGENCY}{f' on {phone}' if phone else ''}.")
        return account, token
