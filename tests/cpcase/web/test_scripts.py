"""What else scripts add: rows, questions that open, a number copied; and all of it without them."""

from collections.abc import Callable

import pytest
from django.test import RequestFactory
from playwright.sync_api import Route, expect

from tests.cpcase.web.gallery import pages
from tests.cpcase.web.gallery.browser import Gallery
from tests.cpcase.web.gallery.forms import Everything


def test_a_choice_opens_its_own_questions_and_closes_the_others(gallery: Gallery) -> None:
    page = gallery.open("form")
    inner = page.get_by_label("Why was Reuben not seen?")
    expect(inner).to_be_hidden()
    page.get_by_label("Not seen", exact=True).check()
    expect(inner).to_be_visible()
    page.get_by_label("Seen alone").check()
    expect(inner).to_be_hidden()
    page.get_by_label("Somebody else").check()
    expect(page.get_by_label("Who else?")).to_be_visible()


@pytest.fixture
def rows(gallery: Gallery, monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """The form page answers a post with its form as it was sent; says how many rows there are."""

    def answer(route: Route) -> None:
        asked, kind = route.request, route.request.headers.get("content-type", "")
        sent = RequestFactory().generic("POST", "/", asked.post_data_buffer or b"", kind).POST
        form = Everything(sent) if asked.method == "POST" else Everything()
        monkeypatch.setattr(pages, "_context", lambda name: {"form": form})
        route.fulfill(body=pages.render("form"), content_type="text/html; charset=utf-8")

    gallery.answers["/gallery/form"] = answer
    return lambda: gallery.page.locator(".cp-rows__row").count()


def test_another_row_comes_without_loading_the_page_and_takes_the_focus(
    gallery: Gallery, rows: Callable[[], int]
) -> None:
    page = gallery.open("form")
    page.get_by_label("What is to be done?").fill("Ring the school")
    page.get_by_label("Name").fill("Beth")
    page.evaluate("window.stayed = true")
    page.get_by_role("button", name="Add another action").click()
    expect(page.locator(".cp-rows__row")).to_have_count(2)
    assert page.evaluate("window.stayed") is True
    assert page.evaluate("document.activeElement.textContent.trim()") == "Action 2"
    assert page.get_by_label("What is to be done?").first.input_value() == "Ring the school"
    assert page.get_by_label("Name").input_value() == "Beth"
    page.get_by_role("button", name="Remove action 1").click()
    expect(page.locator(".cp-rows__row")).to_have_count(1)
    assert page.get_by_label("What is to be done?").input_value() == ""
    assert gallery.complaints == []


def test_another_row_comes_without_scripts_too(
    plain: Gallery, rows: Callable[[], int], gallery: Gallery
) -> None:
    plain.answers = gallery.answers
    page = plain.open("form")
    page.get_by_label("What is to be done?").fill("Ring the school")
    page.get_by_role("button", name="Add another action").click()
    expect(page.locator(".cp-rows__row")).to_have_count(2)
    assert page.get_by_label("What is to be done?").first.input_value() == "Ring the school"


def test_the_enter_key_sends_the_form_and_removes_no_row(
    gallery: Gallery, rows: Callable[[], int]
) -> None:
    sent: list[str] = []
    page = gallery.open("form")
    page.on("request", lambda request: sent.append(request.post_data or ""))
    page.get_by_label("Who does it?").fill("Beth")
    page.get_by_label("Who does it?").press("Enter")
    page.wait_for_load_state()
    posted = next(body for body in sent if "actions-0-who=Beth" in body)
    assert "actions-remove" not in posted
    assert "save_draft" not in posted


def test_a_number_to_call_can_be_copied(gallery: Gallery) -> None:
    gallery.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = gallery.open("child")
    page.get_by_role("button", name="Copy the number of Leanne Ashdown").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == "01632 960101"


def test_the_error_summary_takes_the_focus_and_leads_to_the_box(gallery: Gallery) -> None:
    page = gallery.open("wrong")
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    page.get_by_role("link", name="The date must be a real date, such as 27 3 2026").click()
    assert page.evaluate("document.activeElement.id") == "id_on-day"
