"""The police's own system, with a token, at a moment that stands."""

from collections.abc import Callable, Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from cpcase import clock
from tests.cast import SECRET, Cast, software
from tests.given_conference import BOOKED


@pytest.fixture(autouse=True)
def clock_stands() -> Iterator[None]:
    with clock.standing_at(BOOKED):
        yield


class System:
    """An agency's system: it calls the API with its token."""

    def __init__(self, client: Client, token: str) -> None:
        self.client = client
        self.token = token

    def get(self, path: str, **headers: str) -> Any:
        """GET."""
        return self.client.get(f"/api/v1{path}", headers=self._headers(headers))

    def post(self, path: str, body: Any, **headers: str) -> Any:
        """POST JSON; `If_Match` and `Idempotency_Key` are headers, the key is made up if absent."""
        headers.setdefault("Idempotency_Key", str(uuid4()))
        named = {name.replace("_", "-"): value for name, value in headers.items() if value}
        return self.client.post(
            f"/api/v1{path}", body, content_type="application/json",
            headers=self._headers(named),
        )  # fmt: skip

    def _headers(self, more: dict[str, str]) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}", **more}


TokenOf = Callable[..., str]


@pytest.fixture
def token_of(client: Client) -> TokenOf:
    """The token that an agency's client gets."""

    def ask(agency: Any, **fields: str) -> str:
        asked = {
            "grant_type": "client_credentials",
            "client_id": software(agency).application.client_id,
            "client_secret": SECRET,
            **fields,
        }
        token: str = client.post("/oauth/token/", asked).json()["access_token"]
        return token

    return ask


@pytest.fixture
def police(cast: Cast, client: Client, token_of: TokenOf) -> System:
    """The system of the police."""
    return System(client, token_of(cast.police))
