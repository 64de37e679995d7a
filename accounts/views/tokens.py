"""Where an agency's software asks for a token with its own id and secret: not too often."""

import base64
import binascii
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponseBase
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.views.decorators.csrf import csrf_exempt
from oauth2_provider.views import TokenView

from cpcase.api.problems import too_many
from cpcase.api.throttles import ForTokens, ForTokensByAddress


# Software has no cookie: its secret says who asks.
@method_decorator([csrf_exempt, login_not_required], name="dispatch")
class Token(TokenView):
    """The library's own page behind two counters; a try counts, be its secret right or wrong."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """As the library does it, unless this client or this address asked too often."""
        counters = [ForTokensByAddress(), ForTokens()]
        full = [one for one in counters if not one.allow_request(request, self)]
        if full:
            return too_many(max(one.wait() or 0 for one in full))
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return answer

    @cached_property
    def client_id(self) -> str:
        """The id that was sent, in the header or in the form; empty where there is none."""
        kind, _, sent = self.request.headers.get("Authorization", "").partition(" ")
        if kind.lower() != "basic":
            return str(self.request.POST.get("client_id", ""))
        try:
            return base64.b64decode(sent, validate=True).decode().partition(":")[0]
        except (binascii.Error, UnicodeDecodeError):
            return ""
