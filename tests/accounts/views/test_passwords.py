"""Choosing a password by the link that came by mail."""

import re

import pytest
from django.test import Client

from accounts.services.passwords import send_link
from cpcase.models import Message
from tests.cast import Cast

pytestmark = pytest.mark.django_db
NEW = "four words of mine"


@pytest.fixture
def link(cast: Cast) -> str:
    """The address in the mail."""
    send_link(cast.worker, by=cast.system_administrator)
    found = re.search(r"/password/\S+", Message.objects.get().body)
    assert found
    return found[0]


def opened(client: Client, link: str) -> str:
    """Where the link leads; the token is not in that address any more."""
    answer = client.get(link)
    assert answer.status_code == 302
    assert link not in answer["Location"]
    return str(answer["Location"])


def test_the_link_leads_to_a_form_and_the_password_signs_in(
    client: Client, cast: Cast, link: str
) -> None:
    page = opened(client, link)
    assert "Choose a password" in client.get(page).content.decode()
    answer = client.post(page, {"new_password": NEW, "again": NEW}, follow=True)
    assert "Your password is chosen." in answer.content.decode()
    signed_in = client.post("/sign-in/", {"email": cast.worker.email, "password": NEW})
    assert signed_in["Location"] == "/"


def test_the_link_works_once(client: Client, link: str) -> None:
    client.post(opened(client, link), {"new_password": NEW, "again": NEW})
    answer = Client().get(link)
    assert answer.status_code == 410
    assert "This link does not work any more" in answer.content.decode()


@pytest.mark.parametrize(
    ("new", "again", "words"),
    [
        ("", "", "Enter a new password"),
        ("short", "short", "too short"),
        ("amina.yusuf@example", "amina.yusuf@example", "too similar"),
        ("password1234", "password1234", "too common"),
        (NEW, "something else entirely", "The two passwords are not the same"),
    ],
)
def test_a_password_that_is_no_good_is_refused_in_words(
    client: Client, cast: Cast, link: str, new: str, again: str, words: str
) -> None:
    answer = client.post(opened(client, link), {"new_password": new, "again": again})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    cast.worker.refresh_from_db()
    assert not cast.worker.check_password(new)


@pytest.mark.parametrize("token", ["def-123", "now"])
def test_a_link_that_was_made_up_opens_nothing(client: Client, cast: Cast, token: str) -> None:
    answer = client.get(f"/password/{cast.worker.pk}/{token}/")
    assert "This link does not work any more" in answer.content.decode()
