"""The words before a session ends, and after."""

from playwright.sync_api import Route, expect

from tests.cpcase.web.gallery.browser import Gallery
from tests.cpcase.web.gallery.desk import Desk

NAME = "What did Reuben say?"


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


def test_after_the_end_it_says_so_and_leads_back_by_way_of_signing_in(
    gallery: Gallery, desk: Desk
) -> None:
    page = gallery.page
    page.clock.run_for(56 * 60_000)
    page.clock.run_for(5 * 60_000)
    expect(page.locator("[data-timeout]")).to_have_text(
        "Your work is saved. Your time ended at 4:41pm. Sign in again"
    )
    assert page.title().startswith("Signed out – Record a visit")
    way = page.get_by_role("link", name="Sign in again").get_attribute("href")
    assert way == "/stay/?back=%2Fgallery%2Fform"
