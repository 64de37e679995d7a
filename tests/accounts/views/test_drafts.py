"""Pages send what is typed; it is kept as it is."""

import json
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Draft
from accounts.services.drafts import Drafts
from accounts.services.old_drafts import look_after_drafts
from tests.cast import Cast
from tests.given import at
from tests.house.source import ROOT

pytestmark = pytest.mark.django_db
URL = "/drafts/"
OLD = at(2, 1, 12)


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


def test_one_s_own_page_warns_of_what_will_be_set_aside(cast: Cast, desk: Client) -> None:
    Drafts(cast.worker, OLD).save("a", {"words": "x"}, link="/visits/new/", title="Record a visit")
    look_after_drafts(as_of=OLD + timedelta(days=60))
    for page in ("/me/", "/work/"):
        words = desk.get(page).content.decode()
        assert "Set aside on Thursday 2 April unless you go on with it" in words, page


def test_what_was_set_aside_is_listed_and_taken_up_again(
    cast: Cast, desk: Client, browser_of: Callable[..., Client]
) -> None:
    draft = Drafts(cast.worker, OLD).save("a", {"words": "x"}, title="Record a visit")
    look_after_drafts(as_of=OLD + timedelta(days=60))
    look_after_drafts(as_of=OLD + timedelta(days=90))
    assert "Your text is kept." in desk.get("/me/").content.decode()
    take_up = reverse("accounts:take_up_draft", args=[draft.pk])
    assert browser_of(cast.manager).post(take_up).status_code == 404
    page = desk.post(take_up, follow=True).content.decode()
    assert "It is among what you have not finished again." in page
    assert "Set aside" not in page
    assert desk.post(take_up).status_code == 404


def test_what_was_begun_anew_is_not_overwritten(cast: Cast, desk: Client) -> None:
    draft = Drafts(cast.worker, OLD).save("a", {"words": "x"})
    look_after_drafts(as_of=OLD + timedelta(days=60))
    look_after_drafts(as_of=OLD + timedelta(days=90))
    Drafts(cast.worker, OLD).save("a", {"words": "anew"})
    take_up = reverse("accounts:take_up_draft", args=[draft.pk])
    assert "You have begun this form anew." in desk.post(take_up, follow=True).content.decode()


def test_every_form_that_keeps_a_draft_says_what_it_is_called() -> None:
    """A draft without a title is “A form that you began” in the list of what is unfinished."""
    by_hand = [
        path.name for path in (ROOT / "templates").rglob("*.html")
        if 'data-draft="' in path.read_text()
    ]  # fmt: skip
    assert by_hand == []
