"""One page in a real browser, at both widths: no axe finding, nothing sideways, no complaint."""

import mimetypes
from collections.abc import Callable
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Browser, Page, Route

from tests.house.source import ROOT

WIDTHS = (1280, 390)
RULES = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa",
                                   "best-practice"]}  # fmt: skip
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
        found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
        assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()
    assert complaints == []


def served(client: Client, path: str) -> Callable[[Route], None]:
    """The product answers the browser without a server; the page as it is at this moment."""
    answers = {path: client.get(path), "/brand.css": client.get("/brand.css")}
    assert answers[path].status_code == 200

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
