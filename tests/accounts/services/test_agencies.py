"""Agencies, and the software that acts for them."""

import pytest
from oauth2_provider.models import get_access_token_model

from accounts.models import AgencyClient
from accounts.permissions import Permission
from accounts.roles import Role
from accounts.services import agencies, clients
from cpcase.refusals import Conflict, Incomplete, NotAllowed, NotNow
from tests.cast import SECRET, SINCE, Cast, software

pytestmark = pytest.mark.django_db


def test_an_agency_has_a_name_of_its_own_and_a_kind(cast: Cast) -> None:
    by = cast.system_administrator
    housing = agencies.add_agency(name=" Aldermere Homes ", kind="housing", by=by)
    assert housing.name == "Aldermere Homes"
    for fields, field in (
        ({"name": " ", "kind": "housing"}, "name"),
        ({"name": "aldermere police", "kind": "police"}, "name"),
        ({"name": "Circus", "kind": "circus"}, "kind"),
    ):
        with pytest.raises(Incomplete) as refused:
            agencies.add_agency(by=by, **fields)
        assert refused.value.field == field


def test_an_agency_s_details_change_with_a_history(cast: Cast) -> None:
    details = {"name": "County Police", "kind": "police", "secure_email": "new@police.test"}
    changed = agencies.change_agency(
        cast.police, by=cast.system_administrator, version=1, **details
    )
    assert changed.history.count() == 2
    with pytest.raises(Conflict):
        agencies.change_agency(cast.police, by=cast.system_administrator, version=1, **details)
    with pytest.raises(NotAllowed):
        agencies.change_agency(cast.police, by=cast.partner, version=2, **details)


def test_software_acts_as_an_account_of_its_agency_that_is_a_partner(cast: Cast) -> None:
    client, secret = clients.give_client(cast.police, by=cast.system_administrator, on=SINCE)
    assert len(secret) >= 40
    assert client.account.agency == cast.police
    assert list(client.account.roles()) == [Role.PARTNER]
    assert client.account.may(Permission.SEND_AGENCY_REPORT, None)
    assert not client.account.may(Permission.READ_CHILD, None)
    assert not client.account.has_usable_password()


def test_the_secret_is_kept_as_a_digest(cast: Cast) -> None:
    client = software(cast.police)
    client.application.refresh_from_db()
    assert SECRET not in client.application.client_secret


def test_an_agency_has_one_client(cast: Cast) -> None:
    software(cast.police)
    with pytest.raises(NotNow):
        software(cast.police)


def test_a_new_secret_ends_the_old_one_and_every_token(cast: Cast) -> None:
    client = software(cast.police)
    before = client.application.client_secret
    get_access_token_model().objects.create(
        application=client.application, token="x", expires="2100-01-01T00:00Z", scope="read"
    )
    clients.rotate_secret(client, by=cast.system_administrator, version=1)
    client.application.refresh_from_db()
    assert client.application.client_secret != before
    assert not get_access_token_model().objects.exists()
    assert AgencyClient.objects.get().version == 2


def test_a_stopped_client_starts_again_with_a_new_secret(cast: Cast) -> None:
    client = software(cast.police)
    clients.stop_client(client, by=cast.system_administrator, version=1)
    client.account.refresh_from_db()
    assert not client.account.is_active
    clients.rotate_secret(client, by=cast.system_administrator, version=2)
    client.account.refresh_from_db()
    assert client.account.is_active


def test_only_an_administrator_gives_renews_or_stops_a_client(cast: Cast) -> None:
    client = software(cast.police)
    with pytest.raises(NotAllowed):
        clients.give_client(cast.health, by=cast.service_manager, on=SINCE)
    with pytest.raises(NotAllowed):
        clients.rotate_secret(client, by=cast.partner, version=1)
    with pytest.raises(NotAllowed):
        clients.stop_client(client, by=cast.partner, version=1)
