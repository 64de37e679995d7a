"""When we fail: the page says whether something was not saved, and asks no database."""

import pytest
from django.test import Client, RequestFactory
from django.urls import get_resolver

from cpcase.urls import broken

NOT_SAVED = "What you sent was not saved."
HOW_TO_SEND_AGAIN = "wait a minute, then reload it"


def test_this_is_what_answers_when_a_page_fails() -> None:
    assert get_resolver().resolve_error_handler(500) is broken


def test_who_sent_something_is_told_that_it_was_not_saved() -> None:
    """T25."""
    answer = broken(RequestFactory().post("/children/1/notes/new/", {"words": "Reuben fell."}))
    page = answer.content.decode()
    assert answer.status_code == 500
    assert NOT_SAVED in page
    assert HOW_TO_SEND_AGAIN in page
    assert "Reuben" not in page


def test_who_only_looked_has_lost_nothing() -> None:
    page = broken(RequestFactory().get("/work/")).content.decode()
    assert "Nothing that you saved is lost." in page
    assert NOT_SAVED not in page


def test_software_gets_a_problem_document() -> None:
    answer = broken(RequestFactory().post("/api/v1/invitations/1/reply/"))
    assert answer["Content-Type"] == "application/problem+json"
    assert (answer.status_code, b"our-fault" in answer.content) == (500, True)
    assert b"with the same Idempotency-Key" in answer.content


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_page_without_a_database_says_so_and_does_not_break_itself(method: str) -> None:
    """Nothing here may reach a database, so the session cannot be read."""
    client = Client(raise_request_exception=False)
    client.cookies["sessionid"] = "x" * 32
    answer = getattr(client, method)("/work/")
    assert answer.status_code == 500
    assert (NOT_SAVED in answer.content.decode()) == (method == "post")
