"""What an agency cannot have: another's invitation, and what its token does not open."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from oauth2_provider.models import get_access_token_model

from conferences.models import Conference, Invitation
from tests.cast import SECRET, Cast, software
from tests.given_conference import BOOKED, an_invited
from tests.refusals.conftest import ItIs, SignedIn
from tests.refusals.refusing import nothing_written


@pytest.fixture
def conference(cast: Cast, it_is: ItIs) -> Conference:
    """The agencies were written to."""
    it_is(BOOKED)
    return an_invited(cast, "Reuben")


@pytest.fixture
def own(conference: Conference) -> Invitation:
    """That of the police."""
    found: Invitation = conference.invitations.get(name="Carla Meyer")
    return found


def token_of(agency: Any, **fields: str) -> str:
    """The token that an agency's software gets."""
    asked = {
        "grant_type": "client_credentials", "client_secret": SECRET,
        "client_id": software(agency).application.client_id, **fields,
    }  # fmt: skip
    token: str = Client().post("/oauth/token/", asked).json()["access_token"]
    return token


def call(token: str, path: str, body: dict[str, str] | None = None, etag: str = "") -> Any:
    """GET, or POST with a body on the version that was read."""
    headers = {"Authorization": f"Bearer {token}"}
    if body is None:
        return Client().get(f"/api/v1{path}", headers=headers)
    headers |= {"If-Match": etag, "Idempotency-Key": str(uuid4())}
    return Client().post(f"/api/v1{path}", body, content_type="application/json", headers=headers)


def problem(answer: Any) -> tuple[int, str]:
    """The status and the kind of the problem document, which has words besides."""
    assert answer["Content-Type"] == "application/problem+json"
    told = answer.json()
    assert told["detail"]
    return answer.status_code, told["type"].rsplit(":", 1)[-1]


@pytest.mark.parametrize("name", ["Rosa Finch", "Beth Lowe", "Leanne Ashdown"])
def test_anothers_invitation_is_not_there(
    as_: SignedIn, cast: Cast, conference: Conference, name: str
) -> None:
    """By page and by API, to read and to answer."""
    other = conference.invitations.get(name=name)
    carla, token = as_(cast.partner), token_of(cast.police)
    with nothing_written():
        for page in ("", "answer/", "report/"):
            assert carla.get(f"/invitations/{other.pk}/{page}").status_code == 404
        for page in ("answer/", "report/"):
            typed = {"answer": "accept", "words": "x", "version": other.version}
            assert carla.post(f"/invitations/{other.pk}/{page}", typed).status_code == 404
        assert problem(call(token, f"/invitations/{other.pk}/")) == (404, "not-found")
        answer = call(token, f"/invitations/{other.pk}/reply/", {"answer": "accept"}, '"2"')
        assert problem(answer) == (404, "not-found")


def test_a_wrong_token(own: Invitation) -> None:
    for token in ("nonsense", "", "é"):
        with nothing_written():
            answer = call(token, f"/invitations/{own.pk}/")
        assert problem(answer) == (401, "not-signed-in")
        assert "Ask /oauth/token/ for a new one" in answer.json()["detail"]
        assert answer["WWW-Authenticate"].startswith("Bearer")


def test_no_token(own: Invitation) -> None:
    answer = Client().get(f"/api/v1/invitations/{own.pk}/")
    assert problem(answer) == (401, "not-signed-in")
    assert answer.json()["detail"].startswith("Send a token: “Authorization: Bearer …”.")


def test_an_expired_token(cast: Cast, own: Invitation) -> None:
    token = token_of(cast.police)
    assert call(token, f"/invitations/{own.pk}/").status_code == 200
    get_access_token_model().objects.update(expires=timezone.now() - timedelta(minutes=1))
    with nothing_written():
        assert problem(call(token, f"/invitations/{own.pk}/")) == (401, "not-signed-in")


def test_a_narrow_token(cast: Cast, own: Invitation) -> None:
    token = token_of(cast.police, scope="read")
    etag = call(token, f"/invitations/{own.pk}/")["ETag"]
    with nothing_written():
        answer = call(token, f"/invitations/{own.pk}/reply/", {"answer": "accept"}, etag)
    assert problem(answer) == (403, "narrow-token")
    assert "Ask /oauth/token/ for a token with scope=write" in answer.json()["detail"]
    assert answer["WWW-Authenticate"] == 'Bearer error="insufficient_scope", scope="write"'


def test_a_stale_version(cast: Cast, own: Invitation) -> None:
    token = token_of(cast.police)
    with nothing_written():
        answer = call(token, f"/invitations/{own.pk}/reply/", {"answer": "accept"}, '"1"')
    assert problem(answer) == (412, "stale")


def test_a_page_that_is_not_there(cast: Cast, own: Invitation) -> None:
    token = token_of(cast.police)
    for cursor in ("nonsense", "é"):
        with nothing_written():
            assert problem(call(token, f"/invitations/?cursor={cursor}")) == (400, "unreadable")
