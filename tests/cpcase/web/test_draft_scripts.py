"""Drafts that save themselves: as one types, and before the act is sent."""

import pytest
from playwright.sync_api import Page, Route, expect

from tests.cpcase.web.gallery.browser import Gallery
from tests.cpcase.web.gallery.desk import Desk

NAME = "What did Reuben say?"


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


def press_save(gallery: Gallery) -> list[str]:
    """What the page is told when the form itself is sent, in order."""
    sent: list[str] = []

    def take(route: Route) -> None:
        if route.request.method == "POST":
            words = route.request.post_data or ""  # in parts, as a form that may carry files
            sent.append(words.split('name="story"')[1].split("\r\n")[2])
        route.fulfill(body="taken", content_type="text/html")

    gallery.answers["/gallery/form"] = take
    gallery.page.get_by_role("button", name="Finish visit").click()
    return sent


def test_the_draft_is_kept_before_the_act_is_sent(gallery: Gallery, desk: Desk) -> None:
    gallery.page.get_by_label(NAME).fill("He said")
    sent = press_save(gallery)
    expect(gallery.page.get_by_text("taken")).to_be_visible()
    assert sent == ["He said"]
    assert desk.kept[-1]["story"] == ["He said"]


def test_while_the_server_is_away_a_pressed_button_leaves_the_text_where_it_is(
    gallery: Gallery, desk: Desk
) -> None:
    desk.is_reached = False
    gallery.page.get_by_label(NAME).fill("He said")
    sent = press_save(gallery)
    status(
        gallery.page,
        "Not sent: no signal. What you typed stays here: press the button again when signal is "
        "back.",
    )
    assert (sent, gallery.page.get_by_label(NAME).input_value()) == ([], "He said")
    desk.is_reached = True
    gallery.page.clock.run_for(6000)
    status(gallery.page, "Saved at 3:41pm, not sent yet. You can lock your phone.")
    again = press_save(gallery)
    expect(gallery.page.get_by_text("taken")).to_be_visible()
    assert again == ["He said"]


@pytest.mark.parametrize("answer", [204, 401, 500])
def test_a_server_that_keeps_no_draft_still_takes_the_act(
    gallery: Gallery, desk: Desk, answer: int
) -> None:
    desk.status = answer
    gallery.page.get_by_label(NAME).fill("He said")
    sent = press_save(gallery)
    expect(gallery.page.get_by_text("taken")).to_be_visible()
    assert sent == ["He said"]


@pytest.mark.parametrize("answer", [401, 403])
def test_somebody_signed_out_is_not_told_that_it_was_saved(
    gallery: Gallery, desk: Desk, answer: int
) -> None:
    desk.status = answer
    gallery.page.get_by_label(NAME).fill("He said")
    gallery.page.get_by_label(NAME).blur()
    expect(gallery.page.locator("[data-draft-status]")).to_contain_text("you were signed out")
    assert gallery.page.get_by_label(NAME).input_value() == "He said"
