"""One's own page of when one is written to."""

from collections.abc import Callable

import pytest
from django.test import Client

from accounts.models import MailChoice
from tests.cast import Cast

pytestmark = pytest.mark.django_db
Browser = Callable[..., Client]


def test_it_says_what_cannot_be_switched_off(cast: Cast, browser_of: Browser) -> None:
    page = browser_of(cast.worker).get("/me/mail/").content.decode()
    assert "We write to amina.yusuf@example.test" in page
    assert "a limit was missed" in page
    assert "something was returned to you" in page
    assert "This cannot be switched off" in page
    assert "What comes near its limit after 8am" in page
    assert page.count(" checked") == 2, "what holds for who has not chosen is shown as chosen"


def test_it_is_reached_from_one_s_own_page(cast: Cast, browser_of: Browser) -> None:
    assert 'href="/me/mail/"' in browser_of(cast.partner).get("/me/").content.decode()


def test_a_person_chooses_and_chooses_again(cast: Cast, browser_of: Browser) -> None:
    browser = browser_of(cast.worker)
    typed = {"news": "morning", "morning": "due", "version": "0"}
    answer = browser.post("/me/mail/", typed, follow=True)
    assert "Saved. We write to you as you chose." in answer.content.decode()
    again = {"news": "at_once", "morning": "due", "version": "1"}
    assert browser.post("/me/mail/", again).status_code == 302
    choice = MailChoice.objects.get()
    assert (choice.person, choice.news, choice.morning) == (cast.worker, "at_once", "due")


def test_a_page_left_open_overwrites_nothing(cast: Cast, browser_of: Browser) -> None:
    browser = browser_of(cast.worker)
    typed = {"news": "morning", "morning": "due", "version": "0"}
    browser.post("/me/mail/", typed)
    late = browser.post("/me/mail/", {**typed, "news": "at_once"})
    assert late.status_code == 409
    assert "Somebody changed this while you had it open" in late.content.decode()
    assert MailChoice.objects.get().news == "morning"


def test_what_is_not_chosen_is_asked_for_next_to_its_field(cast: Cast, browser_of: Browser) -> None:
    answer = browser_of(cast.worker).post("/me/mail/", {"news": "never"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Choose when we write about a decision or a new date" in page
    assert "Choose on which mornings we write" in page
