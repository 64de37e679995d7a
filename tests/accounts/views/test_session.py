"""A form that outlives its session: kept for the person whose page it was, and nobody else."""

import re
from collections.abc import Callable

import pytest
from django.http import QueryDict
from django.test import Client
from django.urls import reverse

from accounts.models import Draft, User
from tests.cast import PASSWORD, Cast

pytestmark = pytest.mark.django_db
TYPED = {"role": "chair", "since-day": "31", "since-month": "half a month"}


class Browser:
    """A browser whose forms carry what its pages carried, as CSRF is enforced."""

    def __init__(self) -> None:
        self.client = Client(enforce_csrf_checks=True)

    def mark(self, page: str) -> str:
        """The form's hidden mark on a page."""
        found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', self.read(page))
        assert found, page
        return found[1]

    def read(self, page: str) -> str:
        return self.client.get(page, follow=True).content.decode()

    def sign_in(self, who: User) -> None:
        data = {"email": who.email, "password": PASSWORD}
        mark = self.mark("/sign-in/")
        self.client.post("/sign-in/", {**data, "csrfmiddlewaretoken": mark})

    def lose_the_session(self) -> None:
        del self.client.cookies["sessionid"]


@pytest.fixture
def administrator(cast: Cast) -> User:
    """Who uses the form of these tests."""
    return cast.system_administrator


@pytest.fixture
def form(cast: Cast) -> str:
    """Where a form of a page of ours is."""
    return reverse("accounts:give_post", args=[cast.worker.pk])


@pytest.fixture
def send_too_late(administrator: User, form: str) -> Callable[[Browser], str]:
    """Sign in, open the form, lose the session, send the form; where one is sent then."""

    def send(browser: Browser) -> str:
        browser.sign_in(administrator)
        mark = browser.mark(form)
        browser.lose_the_session()
        answer = browser.client.post(form, {**TYPED, "csrfmiddlewaretoken": mark})
        return str(answer["Location"])

    return send


def test_the_text_is_there_again_after_signing_in(
    administrator: User, form: str, send_too_late: Callable[[Browser], str]
) -> None:
    browser = Browser()
    to = send_too_late(browser)
    assert to == f"/sign-in/?next={form}&kept=yes"
    assert "What you typed is saved" in browser.read(to)
    browser.sign_in(administrator)
    page = browser.read(form)
    assert "half a month" in page
    assert 'value="chair" checked' in page


def test_another_person_who_signs_in_there_never_sees_it(
    cast: Cast, form: str, send_too_late: Callable[[Browser], str]
) -> None:
    from tests.cast import person

    browser = Browser()
    send_too_late(browser)
    second = person("Second Administrator")
    second.posts.create(role="system_administrator", since="2020-01-01")
    browser.sign_in(second)
    assert "half a month" not in browser.read(form)


def test_a_page_of_one_person_is_not_sent_by_the_next(
    cast: Cast, administrator: User, form: str
) -> None:
    browser = Browser()
    browser.sign_in(administrator)
    mark = browser.mark(form)
    browser.lose_the_session()
    browser.sign_in(cast.worker)
    answer = browser.client.post(form, {**TYPED, "csrfmiddlewaretoken": mark})
    assert answer.status_code == 403
    assert "we cannot tell whose text it is" in answer.content.decode()
    browser.lose_the_session()
    assert browser.client.post(form, {**TYPED, "csrfmiddlewaretoken": mark}).status_code == 403
    assert not Draft.objects.exists()


def test_the_same_person_s_open_pages_can_be_sent_after_signing_in_again(
    administrator: User, form: str
) -> None:
    browser = Browser()
    browser.sign_in(administrator)
    mark = browser.mark(form)
    browser.lose_the_session()
    browser.sign_in(administrator)
    answer = browser.client.post(form, {**TYPED, "csrfmiddlewaretoken": mark})
    assert answer.status_code == 422, "the form is judged, not refused"


def test_a_text_that_saves_itself_is_kept_or_says_that_it_is_not(
    administrator: User, form: str
) -> None:
    """A page that was told “saved” by a sign-in page would lose the text."""
    browser = Browser()
    browser.sign_in(administrator)
    mark = browser.mark(form)
    browser.lose_the_session()
    body = {"draft_key": "a", "draft_link": form, "words": "x", "csrfmiddlewaretoken": mark}
    assert browser.client.post("/drafts/", body).status_code == 204
    assert Draft.objects.get().person == administrator
    del browser.client.cookies["last-person"]
    assert browser.client.post("/drafts/", body).status_code == 401
    nameless = {**body, "draft_key": ""}
    assert browser.client.post("/drafts/", nameless).status_code == 401


def test_a_forged_cookie_keeps_nothing(administrator: User, form: str) -> None:
    browser = Browser()
    browser.sign_in(administrator)
    mark = browser.mark(form)
    browser.lose_the_session()
    browser.client.cookies["last-person"] = f"{administrator.pk}:forged:1abc:xyz"
    answer = browser.client.post(form, {**TYPED, "csrfmiddlewaretoken": mark})
    assert "kept" not in answer["Location"]
    assert not Draft.objects.exists()


def test_a_button_that_has_no_text_keeps_none(administrator: User) -> None:
    browser = Browser()
    browser.sign_in(administrator)
    mark = browser.mark("/me/")
    browser.lose_the_session()
    answer = browser.client.post("/me/role/", {"role": "chair", "csrfmiddlewaretoken": mark})
    assert answer["Location"] == "/sign-in/?next=/me/role/"


def test_the_cookie_opens_nothing(administrator: User) -> None:
    browser = Browser()
    browser.sign_in(administrator)
    cookie = browser.client.cookies["last-person"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    browser.lose_the_session()
    assert browser.client.get("/me/").status_code == 302


def test_a_kept_text_is_what_the_form_was_sent_with(
    administrator: User, form: str, send_too_late: Callable[[Browser], str]
) -> None:
    send_too_late(Browser())
    draft = Draft.objects.get()
    expected = QueryDict(mutable=True)
    for name, value in TYPED.items():
        expected[name] = value
    assert draft.as_typed() == expected
    assert (draft.title, draft.link) == ("Give a post", form)
