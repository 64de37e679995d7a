"""Each page of the table in a browser, at both widths: axe, nothing sideways, no complaint."""

import mimetypes
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.contrib.staticfiles import finders
from playwright.sync_api import Browser, ConsoleMessage, Page, Route

from tests.access.cells import Line, ask, lines
from tests.access.conftest import Browsers
from tests.access.world import World
from tests.journeys.looking import HEIGHT, RULES, RUN, SIDEWAYS, WIDTHS

pytestmark = pytest.mark.django_db
SITE = "https://testserver"
# What answers 200 and is no page, each with what it is.
NO_PAGE = {
    "live": "a word for whoever watches the servers",
    "brand": "an authority's colours",
    "favicon": "a picture",
    "openapi": "the API's description",
    "cases:paper": "a file that somebody added",
    "conferences:letter": "a letter to print",
    "coregroups:family_plan": "the plan as a paper for the family",
}
PAGES = [
    pytest.param(line, method, id=f"{method}-{line.name}")
    for line in lines()
    for method in ("GET", "POST")
    if line.answer(method).startswith("200") and line.name not in NO_PAGE
]


class Window:
    """A window that is handed what the site answered, and what the browser complains of."""

    def __init__(self, page: Page, files: dict[str, Any]) -> None:
        self.page, self.files = page, files
        self.answers: dict[str, Any] = {}
        self.complaints: list[str] = []
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", self._hear)
        page.route("**/*", self._hand)

    def shows(self, url: str, answer: Any) -> None:
        """Open an address of which the answer is known: the browser asks no server."""
        self.answers = {**self.files, url: answer}
        self.complaints.clear()
        self.page.goto(SITE + url)

    def _hear(self, said: ConsoleMessage) -> None:
        if said.type == "error":
            self.complaints.append(said.text)

    def _hand(self, route: Route) -> None:
        asked = urlsplit(route.request.url)
        url = asked.path + (f"?{asked.query}" if asked.query else "")
        answer = self.answers.get(url)
        file = None
        if url.startswith("/static/"):
            file = finders.find(url.removeprefix("/static/"))
        if answer:
            route.fulfill(status=200, headers=dict(answer.items()), body=answer.content)
        elif file:
            kind = mimetypes.guess_type(file)[0]
            route.fulfill(path=Path(file), content_type=kind)
        else:
            route.fulfill(status=404)


@pytest.fixture(scope="module")
def window(browser: Browser, world: World, browsers: Browsers) -> Iterator[Window]:
    """One for all pages. The browser comes first: with it, Django's connection is another."""
    context = browser.new_context(viewport={"width": WIDTHS[0], "height": HEIGHT})
    context.set_default_timeout(15_000)
    around = [line for line in lines() if line.name in NO_PAGE and not line.about]
    files = {line.url(world): ask(world, browsers.of("W"), line, "GET") for line in around}
    yield Window(context.new_page(), files)
    context.close()


def reader(line: Line, method: str) -> str:
    """The first whom the table names; whoever has most to do, where it names everybody."""
    named = line.entitled(method)
    return "M" if named in ("", "all") else named[0]


@pytest.mark.parametrize(("line", "method"), PAGES)
def test_each_page_is_good_to_read_at_both_widths(
    window: Window, world: World, browsers: Browsers, line: Line, method: str
) -> None:
    answer = ask(world, browsers.of(reader(line, method)), line, method)
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/html")
    window.shows(line.url(world), answer)
    window.page.evaluate(AXE_SCRIPT)
    for width in WIDTHS:
        window.page.set_viewport_size({"width": width, "height": HEIGHT})
        assert window.page.evaluate(SIDEWAYS) <= 0, f"scrolls sideways at {width}"
        assert window.page.evaluate(RUN, [RULES, False]) == [], f"at {width}"
    assert window.complaints == []


def test_what_is_left_out_is_no_page(world: World, browsers: Browsers) -> None:
    for line in (one for one in lines() if one.name in NO_PAGE):
        answer = ask(world, browsers.of(reader(line, "GET")), line, "GET")
        assert answer.status_code == 200, line.name
        assert not answer["Content-Type"].startswith("text/html"), line.name
    assert NO_PAGE.keys() <= {line.name for line in lines()}
