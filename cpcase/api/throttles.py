"""How often an agency's system may ask, by client; the rates are settings. Counted in the cache."""

import hashlib
import logging
from typing import Any

from redis.exceptions import RedisError
from rest_framework.settings import api_settings
from rest_framework.throttling import SimpleRateThrottle

logger = logging.getLogger(__name__)


class Counted(SimpleRateThrottle):
    """A rate by scope. While the cache is away nobody is counted, and nobody is turned away."""

    def get_rate(self) -> Any:
        """The rate of this scope as it is set."""
        rates: Any = api_settings.DEFAULT_THROTTLE_RATES
        return rates[self.scope]

    def allow_request(self, request: Any, view: Any) -> bool:
        """Whether this one may go on."""
        try:
            return super().allow_request(request, view)
        except RedisError:
            logger.warning("Requests are not counted: the cache does not answer")
            return True

    def key_of(self, ident: str) -> str:
        """A digest: neither a client's id nor an address stands in the cache."""
        digest = hashlib.sha256(ident.encode()).hexdigest()
        return self.cache_format % {"scope": self.scope, "ident": digest}


class ByClient(Counted):
    """Each client of an agency by itself; whoever has no token, by address."""

    scope = "api"

    def get_cache_key(self, request: Any, view: Any) -> str:
        """The client whose token it is."""
        client = getattr(request.auth, "application_id", None)
        return self.key_of(f"client {client}" if client else f"from {self.get_ident(request)}")


class ForTokens(Counted):
    """Who asks for a token: one client's id from one address, so that a secret is not guessed and
    nobody elsewhere is kept out."""

    scope = "token"

    def get_cache_key(self, request: Any, view: Any) -> str:
        """The id that was sent, and from where."""
        return self.key_of(f"{view.client_id} from {self.get_ident(request)}")


class ForTokensByAddress(Counted):
    """All that ask for tokens from one address, whatever ids they try."""

    scope = "token_address"

    def get_cache_key(self, request: Any, view: Any) -> str:
        """From where it was sent."""
        return self.key_of(self.get_ident(request) or "")
