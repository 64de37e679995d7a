"""Pages send what is typed; it is kept as it is."""

import json
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Draft
from tests.cast import Cast

pytestmark = pytest.mark.django_db
URL = "/drafts/"


@pytest.fixture
def desk(cast: Cast, browser_of: Callable[..., Client]) -> Client:
    return browser_of(cast.worker)


def test_a_form_is_kept_with_its_name_and_where_it_is(cast: Cast, desk: Client) -> None:
    body = {"draft_key": "a:b", "draft_link": "/visits/new/", "draft_title": "Visit", "on-day": "x"}
    assert desk.post(URL, body).status_code == 204
    draft = Draft.objects.get()
    assert (draft.person, draft.key, draft.link, draft.title) == (
        cast.worker, "a:b", "/visits/new/", "Visit",
    )  # fmt: skip
    assert draft.data == {"on-day": ["x"]}


def test_json_is_kept_too(desk: Client) -> None:
    body = {"key": "a:b", "data": {"words": "typed", "seen": ["a", "b"]}, "link": "/x/"}
    answer = desk.post(URL, json.dumps(body), content_type="application/json")
    assert answer.status_code == 204
    assert Draft.objects.get().data == {"words": ["typed"], "seen": ["a", "b"]}


@pytest.mark.parametrize(
    "body", ["", "[]", "{", '{"key": "a"}', '{"key": "", "data": {}}', '{"key": "a", "data": 3}']
)
def test_json_without_a_name_or_text_is_refused(desk: Client, body: str) -> None:
    answer = desk.post(URL, body, content_type="application/json")
    assert answer.status_code == 400
    assert answer.json() == {"words": "This form has no name."}


@pytest.mark.parametrize("key", ["", "x" * 121])
def test_a_form_without_a_name_that_fits_is_refused(desk: Client, key: str) -> None:
    assert desk.post(URL, {"draft_key": key, "words": "x"}).status_code == 400
    assert not Draft.objects.exists()


def test_my_page_lists_what_is_unfinished_and_throws_it_away(desk: Client) -> None:
    desk.post(URL, {"draft_key": "a", "draft_link": "/visits/new/", "draft_title": "A visit"})
    page = desk.get("/me/").content.decode()
    assert '<a class="govuk-link" href="/visits/new/">A visit</a>' in page
    discard = reverse("accounts:discard_draft", args=[Draft.objects.get().pk])
    assert desk.post(discard)["Location"] == "/me/"
    assert "A visit" not in desk.get("/me/").content.decode()


def test_a_script_in_a_title_or_link_is_only_text(desk: Client) -> None:
    script = "<script>alert(1)</script>"
    desk.post(URL, {"draft_key": "a", "draft_link": script, "draft_title": script})
    assert script not in desk.get("/me/").content.decode()
