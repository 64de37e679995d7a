"""An agency's token becomes an actor; a wrong, expired or narrow one is refused."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import include, path
from django.utils import timezone
from oauth2_provider.models import get_access_token_model, get_application_model
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.models import AccessEntry, AgencyClient, User
from accounts.permissions import Permission
from accounts.services.clients import rotate_secret, stop_client
from tests.accounts.test_middleware import SHEETS
from tests.cast import SECRET, Cast, software
from tests.past_the_acts import NEXT


class WhoAmI(APIView):
    """Says whom the API takes its caller for."""

    def get(self, request: Request) -> Response:
        request._request.note_view(SHEETS[0])  # type: ignore[attr-defined]
        return Response({"agency": request.user.agency.name, "may": self.may(request)})

    def post(self, request: Request) -> Response:
        return Response(status=201)

    @staticmethod
    def may(request: Request) -> list[str]:
        return sorted(one.name for one in Permission if request.user.may(one, None))


urlpatterns = [
    path("", include("cpcase.urls")),
    path("api/v1/me", WhoAmI.as_view(), name="who"),
]
pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]
URL = "/api/v1/me"


@pytest.fixture
def police(cast: Cast) -> AgencyClient:
    return software(cast.police)


def token_of(client: Client, agency: AgencyClient, **fields: str) -> Any:
    """What the token page answers to an agency's software."""
    asked = {
        "grant_type": "client_credentials",
        "client_id": agency.application.client_id,
        "client_secret": SECRET,
        **fields,
    }
    return client.post("/oauth/token/", asked)


def with_token(client: Client, token: str, method: str = "get") -> Any:
    return getattr(client, method)(URL, headers={"Authorization": f"Bearer {token}"})


def test_a_token_is_the_agency_and_may_what_a_partner_may(
    client: Client, police: AgencyClient
) -> None:
    given = token_of(client, police)
    assert given.status_code == 200
    answer = with_token(client, given.json()["access_token"])
    assert answer.json() == {
        "agency": "Aldermere Police",
        "may": ["REPLY_TO_INVITATION", "SEND_AGENCY_REPORT"],
    }


def test_what_software_looks_at_is_written_down_with_its_agency(
    client: Client, cast: Cast, police: AgencyClient
) -> None:
    with_token(client, token_of(client, police).json()["access_token"])
    entry = AccessEntry.objects.get()
    assert (entry.agency, entry.person) == (cast.police, police.account)


def test_a_token_lasts_an_hour_and_is_kept_as_a_digest(
    client: Client, police: AgencyClient
) -> None:
    given = token_of(client, police).json()
    assert given["expires_in"] == 3600
    assert "refresh_token" not in given
    assert get_access_token_model().objects.get().token == ""


@pytest.mark.parametrize(
    "fields",
    [
        {"client_secret": "wrong"},
        {"client_id": "agency-nobody"},
        {"grant_type": "password"},
        {"scope": "everything"},
    ],
)
def test_who_shows_something_else_gets_no_token(
    client: Client, police: AgencyClient, fields: dict[str, str]
) -> None:
    answer = token_of(client, police, **fields)
    assert answer.status_code in (400, 401)
    assert "access_token" not in answer.json()


def test_no_token_and_a_wrong_one_are_refused(client: Client, police: AgencyClient) -> None:
    for answer in (client.get(URL), with_token(client, "wrong")):
        assert answer.status_code == 401
        assert answer["WWW-Authenticate"].startswith("Bearer")
        assert answer["Content-Type"] == "application/problem+json"


def test_an_expired_token_is_refused(client: Client, police: AgencyClient) -> None:
    token = token_of(client, police).json()["access_token"]
    get_access_token_model().objects.update(expires=timezone.now() - timedelta(seconds=1))
    assert with_token(client, token).status_code == 401


def test_a_token_to_read_does_not_write(client: Client, police: AgencyClient) -> None:
    token = token_of(client, police, scope="read").json()["access_token"]
    assert with_token(client, token).status_code == 200
    assert with_token(client, token, "post").status_code == 403
    writing = token_of(client, police, scope="write").json()["access_token"]
    reading = with_token(client, writing)
    assert reading.status_code == 403
    assert 'scope="read"' in reading["WWW-Authenticate"]
    assert with_token(client, writing, "post").status_code == 201


def test_a_token_from_before_a_new_secret_is_refused(
    client: Client, cast: Cast, police: AgencyClient
) -> None:
    token = token_of(client, police).json()["access_token"]
    rotate_secret(police, by=cast.system_administrator, version=1, secret="another")
    assert with_token(client, token).status_code == 401
    assert token_of(client, police).status_code == 401
    assert token_of(client, police, client_secret="another").status_code == 200


def test_a_stopped_client_is_refused(client: Client, cast: Cast, police: AgencyClient) -> None:
    token = token_of(client, police).json()["access_token"]
    stop_client(police, by=cast.system_administrator, version=1)
    assert with_token(client, token).status_code == 401


def test_a_token_whose_account_was_closed_is_told_whom_to_ask(
    client: Client, police: AgencyClient, settings: Any
) -> None:
    settings.ADMINISTRATION_PHONE = "01632 960 000"
    token = token_of(client, police).json()["access_token"]
    User.objects.filter(pk=police.account_id).update(version=NEXT, is_active=False)
    answer = with_token(client, token)
    assert answer.status_code == 401
    assert answer.json()["detail"].endswith("conference administration on 01632 960 000.")


def test_a_token_of_an_application_of_no_agency_is_refused(client: Client, db: None) -> None:
    model = get_application_model()
    application = model.objects.create(
        name="Nobody's", client_type="confidential", authorization_grant_type="client-credentials"
    )
    get_access_token_model().objects.create(
        application=application, token="nobodys", scope="read",
        expires=timezone.now() + timedelta(hours=1),
    )  # fmt: skip
    assert with_token(client, "nobodys").status_code == 401


def test_a_browser_s_session_opens_no_door_of_the_api(client: Client, cast: Cast) -> None:
    client.force_login(cast.partner, "django.contrib.auth.backends.ModelBackend")
    assert client.get(URL).status_code == 401
