"""What the OpenAPI document says of tokens: client credentials, and a scope to read or to write."""

from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension

SCOPES = {"read": "Read what is shared with the agency", "write": "Answer and send"}


class AgencyTokenScheme(OpenApiAuthenticationExtension):
    """The bearer tokens of agencies (`accounts.authentication.AgencyToken`)."""

    target_class = "accounts.authentication.AgencyToken"
    name = "agency"

    def get_security_definition(self, auto_schema: Any) -> dict[str, Any]:
        """OAuth 2, client credentials alone."""
        return {
            "type": "oauth2",
            "flows": {
                "clientCredentials": {
                    "tokenUrl": "/oauth/token/",
                    "scopes": SCOPES,
                }
            },
        }

    def get_security_requirement(self, auto_schema: Any) -> dict[str, list[str]]:
        """To read, or to change."""
        reads = auto_schema.method in ("GET", "HEAD", "OPTIONS")
        return {self.name: ["read" if reads else "write"]}
