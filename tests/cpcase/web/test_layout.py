"""Every page: its title, ways to skip, the bar, what is late, what was done, and no cache."""

import re
from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage.fallback import FallbackStorage
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.test import RequestFactory

from cpcase.views import broken, forbidden
from cpcase.web.headers import NoStore
from tests.cpcase.web.gallery.pages import AMINA, render
from tests.cpcase.web.gallery.worktray import BAR


def page(template: str = "{% extends 'layout.html' %}", **context: Any) -> str:
    """A page in the layout, for a person who is signed in unless the test says otherwise."""
    request = context.pop("request", None) or RequestFactory().get("/")
    request.user = AnonymousUser()
    shown = {
        "user": AMINA,
        "nav_links": BAR,
        "search_url": "/search/",
        "ring_is_late": False,
        **context,
    }
    return engines["django"].from_string(template).render(shown, request)


def test_the_title_is_the_page_the_product_and_the_authority(settings: Any) -> None:
    settings.PRODUCT_NAME, settings.AUTHORITY_NAME = "Safeguarding", "Aldermere Council"
    title = re.findall(
        "<title>(.*?)</title>",
        page("{% extends 'layout.html' %}{% block title %}My work{% endblock %}"),
    )
    assert title == ["My work – Safeguarding – Aldermere Council"]


@pytest.mark.parametrize(("name", "prefix"), [("form", ""), ("wrong", "Error: ")])
def test_the_title_says_when_there_is_an_error(name: str, prefix: str) -> None:
    assert f"<title>{prefix}Record a visit – " in render(name)


def test_the_first_stops_of_the_keyboard_skip_the_bar() -> None:
    stops = re.findall(r'<a href="(#\w+)" class="govuk-skip-link"', render("worktray"))
    assert stops == ["#main", "#overdue"]
    assert 'id="overdue"' in render("worktray")


def test_no_page_has_a_script_or_a_style_of_its_own() -> None:
    shown = "".join(render(name) for name in ("worktray", "child", "wrong", "states"))
    assert re.findall(r"<script(?![^>]*src=)|<style| style=| on\w+=", shown) == []


def test_the_bar_marks_where_one_is_and_sends_a_search_by_post() -> None:
    shown = page()
    assert shown.count('aria-current="true"') == 1
    assert '<form class="cp-nav-search" role="search" action="/search/" method="post">' in shown


def test_a_form_page_and_a_person_who_may_not_find_have_no_search() -> None:
    assert "cp-nav-search" not in render("form")
    assert "cp-nav-search" not in page(search_url="")


def test_alerts_that_may_be_late_are_said_on_every_page_of_a_person_signed_in() -> None:
    assert "Alerts may be late" in page(ring_is_late=True)
    assert "Alerts may be late" not in page(ring_is_late=False)
    nobody = SimpleNamespace(is_authenticated=False)
    assert "Alerts may be late" not in page(ring_is_late=True, user=nobody)


def test_what_was_done_and_what_was_not_are_told_apart_in_words(rf: RequestFactory) -> None:
    request = rf.get("/")
    request.session = {}  # type: ignore[assignment]
    request._messages = FallbackStorage(request)  # type: ignore[attr-defined]
    messages.success(request, "Signed off <b>.")
    messages.error(request, "Too late.")
    shown = re.sub(r"\s+", " ", page(request=request))
    assert "govuk-notification-banner--success" in shown
    assert "Signed off &lt;b&gt;." in shown
    assert re.search(r"Not done </h2>.*Too late\.", shown)


def test_a_page_says_who_printed_it_and_when() -> None:
    assert "Printed by Amina Yusuf on Monday 30 March 2026 at 9:05am." in render("child")


def test_the_page_knows_how_long_the_session_may_rest(settings: Any) -> None:
    settings.SESSION_COOKIE_AGE = 3600
    assert 'data-session-minutes="60" data-stay-url="/stay/"' in page()


@pytest.mark.parametrize(
    ("user", "kept", "expected"),
    [
        (SimpleNamespace(is_authenticated=True), "", "no-store"),
        (SimpleNamespace(is_authenticated=True), "public", "public"),
        (SimpleNamespace(is_authenticated=False), "", ""),
    ],
)
def test_no_cache_keeps_a_page_of_somebody_signed_in(
    rf: RequestFactory, user: Any, kept: str, expected: str
) -> None:
    def answer(request: HttpRequest) -> HttpResponse:
        return HttpResponse(headers={"Cache-Control": kept} if kept else {})

    request = rf.get("/")
    request.user = user
    assert NoStore(answer)(request).headers.get("Cache-Control", "") == expected


def test_the_page_of_a_fault_asks_the_database_nothing(rf: RequestFactory) -> None:
    answer = broken(rf.get("/"))
    assert answer.status_code == 500
    assert "Nothing that you saved is lost" in answer.content.decode()


def test_a_page_that_is_not_allowed_says_why(rf: RequestFactory) -> None:
    request = rf.get("/")
    request.user = AnonymousUser()
    answer = forbidden(request, PermissionError("Only a manager may sign off."))
    assert "Only a manager may sign off." in answer.content.decode()


@pytest.mark.parametrize("name", ["400", "403", "404", "405", "500"])
def test_each_page_of_an_error_is_whole_without_a_person(name: str) -> None:
    shown = engines["django"].get_template(f"errors/{name}.html").render()
    assert shown.count("<h1") == 1
    assert 'href="/"' in shown
