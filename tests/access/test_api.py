"""Every address of the API × method × token, against a table: its own agency and nobody else.

A status with `+` is an answer that holds something; a list without it is empty.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from oauth2_provider.models import get_access_token_model

from accounts.models import Agency
from cases.models import Case
from cpcase import clock
from cpcase.records import add
from tests.access.addresses import addresses
from tests.cast import SECRET, Cast, gather, software
from tests.given_conference import BOOKED, an_invited
from tests.past_the_acts import NEXT

pytestmark = pytest.mark.django_db
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
# Narrow: a token to write that reads, a token to read that writes. Restricted: its own agency's
# token, once every child of the meeting is kept to named people.
ASKERS = ("nobody", "wrong", "expired", "narrow", "own", "other", "restricted")
# What an address does not take it refuses to whoever has a token that could; nobody learns more.
REFUSED = "401 401 401 403 405 405 405"
TABLE = """
#  address          method   nobody wrong expired narrow own  other restricted
api:invitations     GET      401    401   401     403    200+ 200   200
api:invitation      GET      401    401   401     403    200+ 404   404
api:reply           POST     401    401   401     403    428  404   404
api:report          GET      401    401   401     403    404  404   404
api:report          POST     401    401   401     403    428  404   404
api:deadlines       GET      401    401   401     403    200+ 200   200
"""


def _table() -> dict[tuple[str, str], dict[str, str]]:
    """What each address answers by method, to each who asks."""
    found = {}
    for line in TABLE.strip().splitlines()[1:]:
        name, method, *cells = line.split()
        found[name, method] = dict(zip(ASKERS, cells, strict=True))
        if method == "GET":  # the same without its body
            found[name, "HEAD"] = {
                who: cell.rstrip("+") for who, cell in found[name, method].items()
            }
    return found


TOLD = _table()
NAMES = [name for name in addresses() if name.startswith("api:")]
CELLS = [(name, method) for name in NAMES for method in METHODS]


@dataclass(frozen=True, slots=True)
class Asker:
    """Somebody's software, with tokens for reading, for writing and for both."""

    client: Client
    tokens: dict[str, str]

    def ask(self, name: str, method: str, pk: Any, *, scope: str = "read write") -> Any:
        """One request about an invitation, without its version: an act gets no further."""
        return send(self.client, name, method, pk, token=self.tokens[scope])


def send(client: Client, name: str, method: str, pk: Any, *, token: str = "") -> Any:
    address = reverse(name, args=[pk] if "<uuid:pk>" in str(addresses()[name].pattern) else [])
    headers = {"Idempotency-Key": str(uuid4())}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    kind = {"content_type": "application/json", "data": "{}"} if method != "HEAD" else {}
    call = getattr(client, method.lower())
    return call(address, headers=headers, **({} if method in ("GET", "HEAD") else kind))


@pytest.fixture
def cast() -> Cast:
    return gather()


@pytest.fixture
def askers(cast: Cast, client: Client) -> dict[str, Asker]:
    """The software of the police, who are invited, and of an agency that is not."""

    def token(client_id: str, scope: str) -> str:
        asked = {
            "grant_type": "client_credentials", "client_id": client_id, "client_secret": SECRET,
            "scope": scope,
        }  # fmt: skip
        return str(client.post("/oauth/token/", asked).json()["access_token"])

    found = {}
    housing = add(Agency(name="Aldermere Housing", kind="housing"), by=cast.system)
    for who, agency in (("own", cast.police), ("other", housing)):
        name = software(agency).application.client_id
        scopes = ("read write", "read", "write")
        found[who] = Asker(client, {scope: token(name, scope) for scope in scopes})
    return found


def test_every_address_of_the_api_stands_in_the_table() -> None:
    assert {name for name, _ in TOLD} == set(NAMES)


@pytest.mark.parametrize(("name", "method"), CELLS)
def test_each_cell_is_answered_as_the_table_says(
    cast: Cast, client: Client, askers: dict[str, Asker], name: str, method: str
) -> None:
    told = TOLD.get((name, method)) or dict(zip(ASKERS, REFUSED.split(), strict=True))
    with clock.standing_at(BOOKED):
        pk = an_invited(cast, pathway="stoke-on-trent").invitations.get(name="Carla Meyer").pk
        own, narrow = askers["own"], "write" if method in ("GET", "HEAD") else "read"
        got = {
            "nobody": send(client, name, method, pk),
            "wrong": send(client, name, method, pk, token="made up"),
            "narrow": own.ask(name, method, pk, scope=narrow),
            "own": own.ask(name, method, pk),
            "other": askers["other"].ask(name, method, pk),
        }
        Case.objects.update(version=NEXT, restricted=True)
        got["restricted"] = own.ask(name, method, pk)
        Case.objects.update(version=NEXT, restricted=False)
        past = timezone.now() - timedelta(seconds=1)
        get_access_token_model().objects.update(expires=past)
        got["expired"] = own.ask(name, method, pk)
    assert {who: says(got[who]) for who in ASKERS} == told


def says(answer: Any) -> str:
    """A status as the table writes it; what is refused is a problem document."""
    if answer.status_code >= 400:
        assert answer["Content-Type"] == "application/problem+json"
        return str(answer.status_code)
    body = answer.json() if answer.content else {}
    holds = body.get("results", body)
    return f"{answer.status_code}{'+' if holds else ''}"
