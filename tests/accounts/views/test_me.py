"""One's own page: role, stand-in, notices."""

import uuid
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Notice, StandIn, User
from accounts.roles import Role
from accounts.services.notices import settle, tell
from accounts.services.posts import give_post
from cpcase import clock
from tests.cast import SINCE, Cast
from tests.given import MONDAY

pytestmark = pytest.mark.django_db


def days(first: int, last: int) -> dict[str, object]:
    typed: dict[str, object] = {}
    for name, number in (("since", first), ("until", last)):
        day = clock.today() + timedelta(days=number)
        typed |= {f"{name}-day": day.day, f"{name}-month": day.month, f"{name}-year": day.year}
    return typed


def test_it_says_in_which_role_one_works(cast: Cast, browser_of: Callable[..., Client]) -> None:
    page = browser_of(cast.manager).get("/me/").content.decode()
    assert "You work as team manager." in page
    assert "<li>Team manager, North assessment</li>" in page
    assert "Work as" not in page


def test_a_person_with_two_roles_switches(cast: Cast, browser_of: Callable[..., Client]) -> None:
    give_post(cast.manager, role=Role.CHAIR, team=None, since=SINCE, by=cast.system_administrator)
    browser = browser_of(cast.manager)
    assert "Work as conference chair" in browser.get("/me/").content.decode()
    assert browser.post("/me/role/", {"role": Role.CHAIR})["Location"] == "/"
    assert "You work as conference chair." in browser.get("/me/").content.decode()
    assert browser.post("/me/role/", {"role": Role.AUDITOR}).status_code == 403


def test_one_names_who_answers_and_takes_it_back(
    cast: Cast, browser_of: Callable[..., Client]
) -> None:
    browser = browser_of(cast.worker)
    typed = {"stand_in": str(cast.colleague.pk), **days(1, 5)}
    page = browser.post("/me/", typed, follow=True).content.decode()
    assert "Dev Patel answers for you on those days." in page
    assert "Dev Patel answers for you from" in page
    their_page = browser_of(cast.colleague).get("/me/").content.decode()
    assert "You answer for Amina Yusuf from" in their_page
    row = StandIn.objects.get()
    take_back = reverse("accounts:take_back", args=[row.pk])
    assert browser.post(take_back, {"version": 1})["Location"] == "/me/"
    assert "Nobody is named to answer for you." in browser.get("/me/").content.decode()
    again = browser.post(take_back, {"version": "x"}, follow=True).content.decode()
    assert "Somebody changed this" in again


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"stand_in": ""}, "Choose who answers"),
        ({"stand_in": str(uuid.uuid4())}, "Choose who answers"),
        ({"since-day": ""}, "The first day must include a day"),
        ({"until-year": "2019"}, "The last day must be on or after the first."),
    ],
)
def test_a_mistake_is_told_next_to_its_field_and_nothing_is_lost(
    cast: Cast, browser_of: Callable[..., Client], typed: dict[str, str], words: str
) -> None:
    right = {"stand_in": str(cast.colleague.pk), **days(1, 5)}
    answer = browser_of(cast.worker).post("/me/", {**right, **typed})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert words in page
    assert f'value="{right["until-month"]}"' in page
    assert not StandIn.objects.exists()


def test_who_holds_no_post_is_told_whom_to_ask(db: None, browser_of: Callable[..., Client]) -> None:
    from tests.cast import person

    page = browser_of(person("Pat New")).get("/me/").content.decode()
    assert "You hold no post yet." in page
    assert "Nobody else holds your role" in page


def told(who: User, *keys: str) -> None:
    for key in keys:
        tell(who, source_key=key, kind="x", words=f"Read {key}.", link="/me/", as_of=MONDAY)


def test_notices_are_listed_and_opened(cast: Cast, browser_of: Callable[..., Client]) -> None:
    told(cast.worker, "one", "two", "three")
    told(cast.manager, "secret")
    settle(["three"], as_of=MONDAY)
    browser = browser_of(cast.worker)
    assert "2 not opened yet" in browser.get("/me/").content.decode()
    notice = Notice.objects.get(source_key="one")
    answer = browser.post(reverse("accounts:open_notice", args=[notice.pk]))
    assert answer["Location"] == "/me/"
    page = browser.get("/notices/").content.decode()
    assert page.count("Not opened yet") == 1
    assert page.count("Done meanwhile") == 1
    assert "Read secret." not in page


def test_an_empty_inbox_says_so(cast: Cast, browser_of: Callable[..., Client]) -> None:
    page = browser_of(cast.worker).get("/notices/").content.decode()
    assert "Nothing yet. You are told here" in page


def test_a_long_inbox_has_pages(cast: Cast, browser_of: Callable[..., Client]) -> None:
    told(cast.worker, *(f"n{number}" for number in range(26)))
    browser = browser_of(cast.worker)
    assert browser.get("/notices/").content.decode().count("Not opened yet") == 25
    assert browser.get("/notices/?page=2").content.decode().count("Not opened yet") == 1
    assert browser.get("/notices/?page=3").status_code == 404
