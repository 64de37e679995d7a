"""The gallery in a browser: nothing for axe to find, nothing cut off, all of it without scripts."""

import re
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.cpcase.web.gallery.browser import Gallery
from tests.cpcase.web.gallery.pages import NAMES

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing_and_the_policy_stops_nothing(
    gallery: Gallery, name: str, width: int
) -> None:
    gallery.page.set_viewport_size({"width": width, "height": 900})
    page = gallery.open(name)
    found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    told = [(one["id"], [node["target"] for node in one["nodes"]]) for one in found]
    assert told == []
    assert gallery.complaints == []


@pytest.mark.parametrize("name", NAMES)
def test_nothing_scrolls_sideways_on_the_narrowest_phone(gallery: Gallery, name: str) -> None:
    gallery.page.set_viewport_size({"width": 320, "height": 900})
    assert gallery.open(name).evaluate(OVERFLOW) == 0


@pytest.mark.parametrize("name", ["worktray", "child", "form"])
def test_nothing_is_cut_off_when_the_text_is_twice_as_large(gallery: Gallery, name: str) -> None:
    gallery.page.set_viewport_size({"width": 1280, "height": 900})
    page = gallery.open(name)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate(OVERFLOW) == 0


def test_the_next_limit_is_above_the_fold_with_relative_time_date_and_owner(
    gallery: Gallery,
) -> None:
    gallery.page.set_viewport_size({"width": 1280, "height": 900})
    row = gallery.open("child").locator(".cp-limit").first
    box = row.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] < 700
    said = row.inner_text()
    assert "Due today" in said
    assert "Monday 30 March" in said
    assert "Tom Bright" in said


def test_without_a_script_every_question_and_every_reason_can_be_reached(plain: Gallery) -> None:
    page = plain.open("form")
    assert page.get_by_label("Why was Reuben not seen?").is_visible()
    assert page.get_by_role("button", name="Add another action").is_visible()
    assert page.get_by_role("button", name="Save and come back later").is_visible()
    child = plain.open("child")
    child.get_by_text("Why this date?").first.click()
    assert child.get_by_text("Rule C04.").is_visible()


def test_the_page_prints_without_its_bar_and_with_every_reason(gallery: Gallery) -> None:
    page = gallery.open("child")
    page.emulate_media(media="print")
    assert page.locator(".cp-header").is_hidden()
    assert page.locator(".cp-actions").is_hidden()
    assert page.get_by_text("Printed by Amina Yusuf").is_visible()
    assert page.get_by_text("Rule C04.").is_visible(), "details are opened on paper"
    page.set_viewport_size({"width": 794, "height": 1123})
    assert page.evaluate(OVERFLOW) == 0
    told = page.evaluate(
        """() => [...document.querySelectorAll("a.govuk-link")].map(
            (one) => getComputedStyle(one, "::after").content)"""
    )
    assert set(told) == {"none"}  # no address of a page of ours behind its words


def test_forced_colours_keep_the_current_tab_the_limit_and_the_chosen_time(
    gallery: Gallery,
) -> None:
    gallery.page.emulate_media(forced_colors="active")

    def style(page: Page, selector: str, name: str) -> str:
        shown: str = page.locator(selector).first.evaluate(f"e => getComputedStyle(e).{name}")
        return shown

    child = gallery.open("child")
    assert style(child, ".cp-subnav [aria-current]", "borderBottomWidth") == "5px"
    assert style(child, ".cp-count .is-limit", "outlineStyle") == "solid"
    states = gallery.open("states")
    assert style(states, ".cp-slots .govuk-radios__item", "outlineWidth") == "3px"


@pytest.mark.parametrize("name", ["form", "worktray"])
def test_what_a_thumb_must_hit_is_large_enough(gallery: Gallery, name: str) -> None:
    gallery.page.set_viewport_size({"width": 390, "height": 900})
    page = gallery.open(name)
    sizes: list[Any] = page.evaluate(
        "[...document.querySelectorAll('button:not([aria-hidden]), input:not([type=hidden])')]"
        ".map(e => [e.outerHTML.slice(0, 80), e.getBoundingClientRect().height])"
    )
    assert [size for size in sizes if 0 < size[1] < 24] == []


def test_the_worktray_is_light(gallery: Gallery) -> None:
    gallery.open("worktray")
    assert len(gallery.page.content().encode()) < 60_000
    assert len(re.findall(r'rel="stylesheet"', gallery.page.content())) == 2
