"""Agencies and their software, for the system administrator."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Agency, AgencyClient
from tests.cast import Cast, software

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(cast: Cast, browser_of: Callable[..., Client]) -> Client:
    return browser_of(cast.system_administrator)


def url(name: str, *args: object) -> str:
    return reverse(f"accounts:{name}", args=args)


def test_an_agency_is_added_and_changed(desk: Client) -> None:
    typed = {"name": "Aldermere Homes", "kind": "housing", "secure_email": "a@homes.test"}
    assert desk.post(url("add_agency"), typed)["Location"] == url("agencies")
    homes = Agency.objects.get(name="Aldermere Homes")
    typed |= {"phone": "01234 567890", "version": "1"}
    desk.post(url("change_agency", homes.pk), typed)
    homes.refresh_from_db()
    assert (homes.phone, homes.version) == ("01234 567890", 2)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"kind": "police"}, "name"),
        ({"name": "X"}, "Choose what kind of agency it is"),
        ({"name": "Aldermere Police", "kind": "police"}, "There is an agency with this name."),
        ({"name": "X", "kind": "police", "secure_email": "x"}, "Enter an email address like"),
    ],
)
def test_a_mistake_is_told_next_to_its_field(
    cast: Cast, desk: Client, typed: dict[str, str], words: str
) -> None:
    answer = desk.post(url("add_agency"), typed)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert Agency.objects.count() == 3


def test_a_secret_is_shown_once(cast: Cast, desk: Client) -> None:
    page = desk.post(url("give_client", cast.police.pk)).content.decode()
    client = AgencyClient.objects.get()
    assert client.application.client_id in page
    assert "This page is shown once." in page
    assert 'href="/api/docs/"' in page
    secret = page.split("Client secret")[1].split("<code>")[1].split("</code>")[0]
    assert secret not in desk.get(url("agencies")).content.decode()
    again = desk.post(url("give_client", cast.police.pk), follow=True).content.decode()
    assert "This agency has a client already." in again


def test_a_new_secret_and_a_stop(cast: Cast, desk: Client) -> None:
    client = software(cast.police)
    page = desk.post(url("rotate_secret", client.pk), {"version": 1}).content.decode()
    assert "Client secret" in page
    stale = desk.post(url("rotate_secret", client.pk), {"version": 1}, follow=True)
    assert "Somebody changed this" in stale.content.decode()
    desk.post(url("stop_client", client.pk), {"version": 2})
    page = desk.get(url("agencies")).content.decode()
    assert "Its software is stopped" in page
    stale = desk.post(url("stop_client", client.pk), {"version": "x"}, follow=True)
    assert "Somebody changed this" in stale.content.decode()
