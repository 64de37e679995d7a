"""Signing in: by default, back to where one was, locked after too many tries."""

from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from accounts.models import User
from accounts.services.passwords import choose
from accounts.services.people import close_account
from tests.cast import PASSWORD, Cast, sign_in

pytestmark = pytest.mark.django_db


def test_every_page_asks_for_sign_in_and_keeps_the_way_back(client: Client) -> None:
    answer = client.get("/notices/?page=2")
    assert answer.status_code == 302
    assert answer["Location"] == "/sign-in/?next=/notices/%3Fpage%3D2"
    assert b'value="/notices/?page=2"' in client.get(answer["Location"]).content


def test_after_signing_in_one_is_back(client: Client, cast: Cast) -> None:
    data = {"email": cast.worker.email, "password": PASSWORD, "next": "/notices/"}
    assert client.post("/sign-in/", data)["Location"] == "/notices/"


def test_who_is_signed_in_already_is_not_asked_again(client: Client, cast: Cast) -> None:
    sign_in(client, cast.worker)
    assert client.get("/sign-in/?next=/notices/")["Location"] == "/notices/"


@pytest.mark.parametrize("elsewhere", ["https://evil.test/", "//evil.test", "javascript:x", ""])
def test_another_site_is_never_where_one_goes(client: Client, cast: Cast, elsewhere: str) -> None:
    data = {"email": cast.worker.email, "password": PASSWORD, "next": elsewhere}
    assert client.post("/sign-in/", data)["Location"] == "/"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({}, "Enter your email address"),
        ({"email": "x@example.test"}, "Enter your password"),
        ({"email": "amina.yusuf@example.test", "password": "wrong"}, "the password is not right"),
        ({"email": "nobody@example.test", "password": PASSWORD}, "the password is not right"),
    ],
)
def test_a_wrong_pair_says_nothing_of_which_was_wrong(
    client: Client, cast: Cast, typed: dict[str, str], words: str
) -> None:
    answer = client.post("/sign-in/", typed)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert PASSWORD not in answer.content.decode()


def test_too_many_tries_lock_and_say_when_to_try_again(client: Client, cast: Cast) -> None:
    wrong = {"email": cast.worker.email, "password": "wrong"}
    answers = [client.post("/sign-in/", wrong) for _ in range(5)]
    assert answers[-1].status_code == 429
    answer = client.post("/sign-in/", {"email": cast.worker.email, "password": PASSWORD})
    assert answer.status_code == 429
    assert answer["Retry-After"] == "900"
    assert "Try again in 15 minutes" in answer.content.decode()
    assert "_auth_user_id" not in client.session
    other = {"email": cast.manager.email, "password": PASSWORD}
    assert client.post("/sign-in/", other).status_code == 302, "only this person is locked out"


def test_behind_a_proxy_a_stranger_locks_nobody_out_elsewhere(
    client: Client, cast: Cast, settings: Any
) -> None:
    """The proxy's own address is everybody's: the one that it saw counts, not one made up."""
    settings.REST_FRAMEWORK = {**settings.REST_FRAMEWORK, "NUM_PROXIES": 1}
    wrong = {"email": cast.worker.email, "password": "wrong"}
    for number in range(5):
        sent = {"X-Forwarded-For": f"10.0.0.{number}, 192.0.2.1"}
        answer = client.post("/sign-in/", wrong, headers=sent)
    assert answer.status_code == 429
    right = {"email": cast.worker.email, "password": PASSWORD}
    for seen, status in (("192.0.2.1", 429), ("192.0.2.2", 302)):
        answer = client.post("/sign-in/", right, headers={"X-Forwarded-For": seen})
        assert answer.status_code == status


def test_signing_out_ends_the_session_and_only_by_post(client: Client, cast: Cast) -> None:
    sign_in(client, cast.worker)
    assert client.get(reverse("accounts:sign_out")).status_code == 405
    assert client.post(reverse("accounts:sign_out"))["Location"] == "/sign-in/"
    assert client.get("/me/").status_code == 302


def test_who_left_or_chose_another_password_is_signed_out_everywhere(
    client: Client, cast: Cast
) -> None:
    sign_in(client, cast.worker)
    choose(cast.worker, password="four words of mine")
    assert client.get("/me/").status_code == 302
    other = sign_in(Client(), cast.colleague)
    close_account(cast.colleague, by=cast.system_administrator, version=1)
    assert other.get("/me/").status_code == 302


def test_pages_of_people_who_are_signed_in_are_not_stored(client: Client, cast: Cast) -> None:
    sign_in(client, cast.worker)
    answer = client.get("/me/")
    assert answer["Cache-Control"] == "no-store"
    assert "unsafe-inline" not in answer["Content-Security-Policy"]


def test_signing_in_changes_nothing_about_the_person(client: Client, cast: Cast) -> None:
    """A history row for each sign-in would hide the changes."""
    sign_in(client, cast.worker)
    assert cast.worker.history.count() == 1
    assert User.objects.get(pk=cast.worker.pk).last_login is not None


def test_a_busy_session_ends_after_twelve_hours(
    client: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign_in(client, cast.worker)
    assert client.get("/me/").status_code == 200
    monkeypatch.setattr(settings, "SESSION_LONGEST", -1)
    assert client.get("/me/")["Location"].startswith("/sign-in/")


def test_an_idle_session_ends_after_an_hour(settings: Any) -> None:
    assert settings.SESSION_COOKIE_AGE == 60 * 60
    assert settings.SESSION_SAVE_EVERY_REQUEST


@pytest.mark.parametrize(
    ("back", "to"), [("/me/", "/me/"), ("", "/"), ("//evil.test", "/"), ("https://evil.test", "/")]
)
def test_a_click_keeps_the_session_and_leads_back(
    client: Client, cast: Cast, back: str, to: str
) -> None:
    sign_in(client, cast.worker)
    assert client.get("/stay/", {"back": back})["Location"] == to


def test_passwords_are_kept_with_argon2() -> None:
    from cpcase.settings import base

    assert base.PASSWORD_HASHERS == ["django.contrib.auth.hashers.Argon2PasswordHasher"]


def test_a_form_from_another_site_is_refused_in_plain_words(cast: Cast) -> None:
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/sign-in/", {"email": cast.worker.email, "password": PASSWORD})
    assert answer.status_code == 403
    assert "Nothing was changed." in answer.content.decode()
