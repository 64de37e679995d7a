"""Signing in: by default, back to where one was, locked after too many tries."""

import pytest
from django.urls import reverse

from tests.cast import gather

pytestmark = pytest.mark.django_db
PASSWORD = "correct horse battery"


@pytest.fixture
def cast():
    return gather()


def test_every_page_asks_for_sign_in_and_keeps_the_way_back(client):
    answer = client.get("/notices/?page=2")
    assert answer.status_code == 302
    assert answer.url == "/sign-in/?next=/notices/%3Fpage%3D2"


def test_after_signing_in_one_is_back(client, cast):
    data = {"email": cast.worker.email, "password": PASSWORD, "next": "/notices/"}
    assert client.post("/sign-in/", data).url == "/notices/"


def test_another_site_is_never_where_one_goes(client, cast):
    data = {"email": cast.worker.email, "password": PASSWORD, "next": "https://evil.test/"}
    assert client.post("/sign-in/", data).url.startswith("/")


def test_a_wrong_password_says_nothing_of_which_was_wrong(client, cast):
    answer = client.post("/sign-in/", {"email": cast.worker.email, "password": "wrong"})
    assert answer.status_code == 422
    assert "The email address or the password is not right." in answer.content.decode()


def test_too_many_tries_lock_and_say_when_to_try_again(client, cast):
    for _ in range(6):
        answer = client.post("/sign-in/", {"email": cast.worker.email, "password": "wrong"})
    answer = client.post(
        "/sign-in/", {"email": cast.worker.email, "password": PASSWORD}, follow=True
    )
    assert "Try again in 15 minutes" in answer.content.decode()
    assert "_auth_user_id" not in client.session


def test_signing_out_ends_the_session_and_only_by_post(client, cast):
    client.force_login(cast.worker, "django.contrib.auth.backends.ModelBackend")
    assert client.get(reverse("accounts:sign_out")).status_code == 405
    client.post(reverse("accounts:sign_out"))
    assert client.get("/me/").status_code == 302


def test_pages_of_people_who_are_signed_in_are_not_stored(client, cast):
    client.force_login(cast.worker, "django.contrib.auth.backends.ModelBackend")
    answer = client.get("/me/")
    assert answer["Cache-Control"] == "no-store"
    assert "unsafe-inline" not in answer["Content-Security-Policy"]
