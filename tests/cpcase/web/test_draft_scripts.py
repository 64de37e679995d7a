"""Drafts that save themselves, and the words before a session ends."""

from datetime import datetime
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Page, Route, expect

from cpcase.web.formats import LONDON
from tests.cpcase.web.gallery.browser import Gallery

NOON = datetime(2026, 3, 30, 15, 41, tzinfo=LONDON)
NAME = "What did Reuben say?"


class Desk:
    """What arrives at the place that keeps drafts, and what it answers."""

    def __init__(self) -> None:
        self.kept: list[dict[str, list[str]]] = []
        self.status = 204
        self.is_reached = True

    def answer(self, route: Route) -> None:
        if not self.is_reached:
            return route.abort("internetdisconnected")
        self.kept.append(parse_qs(route.request.post_data or "", keep_blank_values=True))
        return route.fulfill(status=self.status)


@pytest.fixture
def desk(gallery: Gallery) -> Desk:
    found = Desk()
    gallery.answers["/drafts/"] = found.answer
    gallery.page.clock.install(time=NOON)
    gallery.open("form")
    return found


def status(page: Page, words: str) -> None:
    """The line under the form says this, to a screen reader too."""
    line = page.locator("[data-draft-status]")
    expect(line).to_have_text(words)
    assert line.get_attribute("role") == "status"


def test_what_is_typed_saves_itself_three_seconds_later_valid_or_not(
    gallery: Gallery, desk: Desk
) -> None:
    gallery.page.get_by_label("Day", exact=True).first.fill("31")
    gallery.page.get_by_label(NAME).type("He said")
    gallery.page.clock.run_for(2900)
    before = len(desk.kept)
    gallery.page.clock.run_for(200)
    status(gallery.page, "Saved at 3:41pm. You can lock your phone.")
    assert len(desk.kept) == before + 1
    assert desk.kept[-1]["story"] == ["He said"]
    assert desk.kept[-1]["on-day"] == ["31"]
    assert desk.kept[-1]["draft_key"] == ["gallery:form"]
    assert desk.kept[-1]["draft_title"] == ["Record a visit"]
    assert desk.kept[-1]["draft_link"] == ["/gallery/form"]
    assert "csrfmiddlewaretoken" in desk.kept[-1]


def test_leaving_a_field_saves_at_once_and_nothing_new_saves_nothing(
    gallery: Gallery, desk: Desk
) -> None:
    gallery.page.get_by_label(NAME).fill("He said")
    gallery.page.get_by_label(NAME).blur()
    status(gallery.page, "Saved at 3:41pm. You can lock your phone.")
    many = len(desk.kept)
    gallery.page.get_by_label(NAME).focus()
    gallery.page.get_by_label(NAME).blur()
    gallery.page.clock.run_for(10_000)
    assert len(desk.kept) == many


def test_locking_the_phone_saves(gallery: Gallery, desk: Desk) -> None:
    gallery.page.get_by_label(NAME).type("He said")
    gallery.page.evaluate("dispatchEvent(new Event('pagehide'))")
    status(gallery.page, "Saved at 3:41pm. You can lock your phone.")
    assert [one["story"] for one in desk.kept] == [["He said"]]


def test_without_signal_it_says_so_and_saves_once_when_it_is_back(
    gallery: Gallery, desk: Desk
) -> None:
    desk.is_reached = False
    gallery.page.get_by_label(NAME).fill("He said")
    gallery.page.get_by_label(NAME).blur()
    status(
        gallery.page,
        "Not saved yet: no signal. Keep this page open; it saves by itself when signal is back.",
    )
    desk.is_reached = True
    gallery.page.clock.run_for(6000)
    status(gallery.page, "Saved at 3:41pm. You can lock your phone.")
    assert len(desk.kept) == 1


@pytest.mark.parametrize("answer", [401, 403])
def test_somebody_signed_out_is_not_told_that_it_was_saved(
    gallery: Gallery, desk: Desk, answer: int
) -> None:
    desk.status = answer
    gallery.page.get_by_label(NAME).fill("He said")
    gallery.page.get_by_label(NAME).blur()
    expect(gallery.page.locator("[data-draft-status]")).to_contain_text("you were signed out")
    assert gallery.page.get_by_label(NAME).input_value() == "He said"


def test_the_warning_begins_with_what_is_saved_and_staying_is_a_link(
    gallery: Gallery, desk: Desk
) -> None:
    stayed: list[str] = []

    def stay(route: Route) -> None:
        stayed.append(route.request.url)
        route.fulfill(status=204)

    gallery.answers["/stay/"] = stay
    page = gallery.page
    page.clock.run_for(54 * 60_000)
    expect(page.locator("[data-timeout]")).to_be_empty()
    page.clock.run_for(2 * 60_000)
    expect(page.locator("[data-timeout]")).to_have_text(
        "Your work is saved. You will be signed out at 4:41pm. Stay signed in"
    )
    assert page.title().startswith("Signed out soon – Record a visit")
    page.get_by_role("link", name="Stay signed in").click()
    expect(page.locator("[data-timeout]")).to_be_empty()
    assert page.title().startswith("Record a visit")
    assert stayed
    assert stayed[0].endswith("/stay/?back=%2Fgallery%2Fform")


def test_the_warning_does_not_say_saved_when_it_is_not(gallery: Gallery, desk: Desk) -> None:
    desk.is_reached = False
    gallery.page.get_by_label(NAME).fill("He said")
    gallery.page.clock.run_for(56 * 60_000)
    warning = gallery.page.locator("[data-timeout]")
    expect(warning).to_have_text("You will be signed out at 4:41pm. Stay signed in")
