"""The page of messages that could not be sent, and the way to send one again."""

from collections.abc import Callable

import pytest
from django.core import mail
from django.test import Client

from accounts.presenters.messages import rows_of
from cpcase.models import Message, State
from cpcase.outbox.drain import drain
from tests.accounts.given_messages import a_doubtful, a_failing, a_given_up
from tests.cast import Cast

pytestmark = pytest.mark.django_db
Browser = Callable[..., Client]


def test_it_says_what_to_whom_since_when_how_often_and_why_not(
    cast: Cast, browser_of: Browser
) -> None:
    """T8: what was given up is visible."""
    message = a_given_up()
    page = browser_of(cast.system_administrator).get("/messages/").content.decode()
    assert "Child protection: you are asked for a report" in page
    assert "To wen.archer@housing.test" in page
    assert "10 tries, the last on" in page
    assert "The mail server does not take mail for this address (SMTPRecipientsRefused)." in page
    assert f"/messages/{message.pk}/send/" in page
    assert message.body not in page


def test_an_error_that_nobody_foresaw_is_shown_by_its_kind() -> None:
    errors = ["KeyError", "SMTPDataError 554", "There is nobody to send it to.", ""]
    for number, error in enumerate(errors):
        a_given_up(f"{number}", tries=1, error=error)
    rows = rows_of(Message.objects.with_last_try().order_by("dedup_key"))
    assert [row.error for row in rows] == [
        "It could not be sent (KeyError).",
        "The mail server did not take the message (SMTPDataError 554).",
        "There is nobody to send it to.",
        "",
    ]
    assert {row.tries for row in rows} == {"1 try"}


def test_what_is_tried_again_and_what_may_have_come_twice_have_lists_of_their_own(
    cast: Cast, browser_of: Browser
) -> None:
    """T8: uncertain attempts are visible too."""
    a_failing(), a_doubtful()
    browser = browser_of(cast.administrator)
    assert "None. Every message was sent" in browser.get("/messages/").content.decode()
    tried = browser.get("/messages/?show=tried-again").content.decode()
    unsure = browser.get("/messages/?show=unsure").content.decode()
    assert ("Failing" in tried, "Doubtful" in tried) == (True, False)
    assert ("Failing" in unsure, "Doubtful" in unsure) == (False, True)
    assert "2 tries" in unsure
    assert browser.get("/messages/?show=everything").status_code == 404


def test_it_is_sent_again_with_a_reason_that_stays_on_the_page(
    cast: Cast, browser_of: Browser
) -> None:
    message, browser = a_given_up(), browser_of(cast.system_administrator)
    address = f"/messages/{message.pk}/send/"
    assert "To wen.archer@housing.test" in browser.get(address).content.decode()
    refused = browser.post(address, {"why": ""})
    assert refused.status_code == 422
    assert "Say why it can arrive now" in refused.content.decode()
    done = browser.post(address, {"why": "The host is back."}, follow=True).content.decode()
    assert "It is sent within the minute." in done
    assert drain() == 1
    assert [one.to for one in mail.outbox] == [["wen.archer@housing.test"]]
    assert Message.objects.get().state == State.SENT
    late = browser.get(address, follow=True).content.decode()
    assert "Only a message that was given up can be sent again." in late


def test_one_that_fails_once_more_is_listed_again_with_who_tried(
    cast: Cast, browser_of: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    message, browser = a_given_up(), browser_of(cast.system_administrator)
    browser.post(f"/messages/{message.pk}/send/", {"why": "The host is back."})
    Message.objects.update(address="")  # there is nobody to send it to
    drain()
    page = browser.get("/messages/").content.decode()
    assert "11 tries" in page
    assert "Sent again by Sam Reed on" in page
    assert "The host is back." in page


def test_every_page_of_who_looks_after_mail_says_how_many_wait(
    cast: Cast, browser_of: Browser
) -> None:
    assert "could not be sent" not in browser_of(cast.administrator).get("/me/").content.decode()
    a_given_up("one", tries=1), a_given_up("two", tries=1)
    for who in (cast.administrator, cast.service_manager, cast.system_administrator):
        page = browser_of(who).get("/me/").content.decode()
        assert "2 messages could not be sent" in page
        assert "/messages/" in page
    for who in (cast.worker, cast.manager, cast.partner):
        page = browser_of(who).get("/me/").content.decode()
        assert "could not be sent" not in page
        assert "/messages/" not in page
