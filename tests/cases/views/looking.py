"""One page in a real browser, at both widths: no axe finding, nothing sideways, no complaint."""

import mimetypes
from collections.abc import Callable
from urllib.parse import urlsplit

from axe_playwright_python.base import AXE_SCRIPT
from django.test import Client
from playwright.sync_api import Browser, Page, Route

from tests.house.source import ROOT
from tests.journeys.looking import RULES, RUN, WIDTHS

_HEADERS = ("Content-Type", "Content-Security-Policy")


def check_fits(browser: Browser, client: Client, path: str) -> None:
    """The page is whole at 1280 and at 390 pixels."""
    page: Page = browser.new_page()
    complaints: list[str] = []
    page.on("console", lambda one: complaints.append(one.text) if one.type == "error" else None)
    page.on("pageerror", lambda one: complaints.append(str(one)))
    page.route("**/*", served(client, path))
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"http://localhost{path}")
        page.evaluate(AXE_SCRIPT)
        assert page.evaluate(RUN, [RULES, False]) == [], f"at {width}"
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()
    assert complaints == []


def served(client: Client, path: str) -> Callable[[Route], None]:
    """The product answers the browser without a server; the page as it is at this moment."""
    shown = urlsplit(path).path
    answers = {shown: client.get(path), "/brand.css": client.get("/brand.css")}
    assert answers[shown].status_code == 200

    def answer(route: Route) -> None:
        asked = urlsplit(route.request.url).path
        if asked.startswith("/static/"):
            kind = mimetypes.guess_type(asked)[0] or "text/plain"
            route.fulfill(body=(ROOT / asked.lstrip("/")).read_bytes(), content_type=kind)
        elif asked in answers:
            found = answers[asked]
            kept = [one for one in _HEADERS if one in found]
            headers = {name: found[name] for name in kept}
            route.fulfill(body=found.content, headers=headers)
        else:
            route.fulfill(status=204)

    return answer
