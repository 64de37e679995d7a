"""How often an agency's system may ask: by client, by address, with a problem document."""

from base64 import b64encode
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from redis.exceptions import ConnectionError as CacheIsAway

from cpcase.api.throttles import ByClient
from tests.cast import SECRET, Cast, gather, software

pytestmark = pytest.mark.django_db
TOO_MANY = "urn:problem-type:cpcase:too-many"


@pytest.fixture
def cast() -> Cast:
    return gather()


@pytest.fixture(autouse=True)
def counted(settings: Any) -> None:
    """Three requests a minute of everything, counted in memory."""
    memory = "django.core.cache.backends.locmem.LocMemCache"
    settings.CACHES = {"default": {"BACKEND": memory, "LOCATION": "throttles"}}
    cache.clear()
    rates = {"api": "3/min", "token": "3/min", "token_address": "6/min"}
    settings.REST_FRAMEWORK = {**settings.REST_FRAMEWORK, "DEFAULT_THROTTLE_RATES": rates}


def ask_for_token(client: Client, client_id: str, secret: str = SECRET, **more: Any) -> Any:
    asked = {"grant_type": "client_credentials", "client_id": client_id, "client_secret": secret}
    return client.post("/oauth/token/", asked, **more)


def token_of(client: Client, client_id: str) -> dict[str, str]:
    token = ask_for_token(client, client_id).json()["access_token"]
    return {"Authorization": f"Bearer {token}"}


def check_turned_away(answer: Any) -> None:
    assert answer.status_code == 429
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["type"] == TOO_MANY
    assert 1 <= int(answer["Retry-After"]) <= 60


def test_a_client_that_asks_too_often_is_turned_away_and_the_other_agency_is_not(
    client: Client, cast: Cast
) -> None:
    ids = [software(agency).application.client_id for agency in (cast.police, cast.health)]
    police, health = (token_of(client, one) for one in ids)
    for _ in range(3):
        assert client.get("/api/v1/invitations/", headers=police).status_code == 200
    check_turned_away(client.get("/api/v1/deadlines/", headers=police))
    assert client.get("/api/v1/invitations/", headers=health).status_code == 200


def test_a_secret_cannot_be_guessed_from_one_address(client: Client, cast: Cast) -> None:
    name = software(cast.police).application.client_id
    for _ in range(3):
        assert ask_for_token(client, name, "a guess").status_code == 401
    check_turned_away(ask_for_token(client, name))
    elsewhere = ask_for_token(client, name, REMOTE_ADDR="192.0.2.7")
    assert elsewhere.status_code == 200, "the agency's own system is not kept out"


def test_a_clients_id_in_the_header_counts_as_in_the_form(client: Client, cast: Cast) -> None:
    name = software(cast.police).application.client_id
    wrong = {"Authorization": "Basic " + b64encode(f"{name}:a guess".encode()).decode()}
    for _ in range(3):
        client.post("/oauth/token/", {"grant_type": "client_credentials"}, headers=wrong)
    check_turned_away(ask_for_token(client, name))


@pytest.mark.parametrize("sent", ["Basic !", "Basic /w==", "Bearer x", ""])
def test_whoever_tries_many_ids_is_turned_away_by_address(client: Client, sent: str) -> None:
    for number in range(6):
        answer = ask_for_token(client, f"guess {number}", headers={"Authorization": sent})
        if answer.status_code == 429:  # an id that cannot be read counts as one
            break
    check_turned_away(ask_for_token(client, "guess 7", headers={"Authorization": sent}))


def test_what_a_client_writes_into_the_header_of_the_proxy_does_not_count(
    client: Client, cast: Cast
) -> None:
    name = software(cast.police).application.client_id
    for number in range(3):
        ask_for_token(client, name, "a guess", headers={"X-Forwarded-For": f"192.0.2.{number}"})
    check_turned_away(ask_for_token(client, name))


def test_behind_a_proxy_the_address_that_it_saw_counts(
    client: Client, cast: Cast, settings: Any
) -> None:
    settings.REST_FRAMEWORK = {**settings.REST_FRAMEWORK, "NUM_PROXIES": 1}
    name = software(cast.police).application.client_id
    for number in range(3):
        sent = {"X-Forwarded-For": f"10.0.0.{number}, 192.0.2.1"}
        ask_for_token(client, name, "a guess", headers=sent)
    check_turned_away(ask_for_token(client, name, headers={"X-Forwarded-For": "192.0.2.1"}))
    elsewhere = ask_for_token(client, name, headers={"X-Forwarded-For": "192.0.2.1, 192.0.2.2"})
    assert elsewhere.status_code == 200


def test_while_the_cache_is_away_nobody_is_turned_away(
    client: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    police = token_of(client, software(cast.police).application.client_id)

    class Away:
        def get(self, *_: Any) -> Any:
            raise CacheIsAway

    monkeypatch.setattr(ByClient, "cache", Away())
    for _ in range(5):
        assert client.get("/api/v1/invitations/", headers=police).status_code == 200


def test_software_that_has_no_cookie_gets_its_token(cast: Cast) -> None:
    """Django's own client leaves that question out unless it is told to ask it."""
    name = software(cast.police).application.client_id
    assert ask_for_token(Client(enforce_csrf_checks=True), name).status_code == 200
