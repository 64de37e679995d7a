"""The gallery in a real browser, under the product's own content security policy; no server."""

import mimetypes
from collections.abc import Callable
from urllib.parse import urlsplit

from playwright.sync_api import Page, Route

from cpcase.web.brand import style_sheet
from tests.cpcase.web.gallery.pages import NAMES, render
from tests.house.source import ROOT

SITE = "http://localhost/gallery"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'"
)
Answer = Callable[[Route], None]


class Gallery:
    """One browser page on the gallery; what the browser complains of is kept in `complaints`."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.complaints: list[str] = []
        self.answers: dict[str, Answer] = {}
        page.on("console", self._listen)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.route("**/*", self._answer)

    def open(self, name: str) -> Page:
        """Go to a page of the gallery."""
        self.page.goto(f"{SITE}/{name}")
        return self.page

    def _listen(self, message: object) -> None:
        kind, words = message.type, message.text  # type: ignore[attr-defined]
        if kind in ("error", "warning") and "ERR_" not in words and "status of" not in words:
            self.complaints.append(words)

    def _answer(self, route: Route) -> None:
        path = urlsplit(route.request.url).path
        name = path.rsplit("/", 1)[-1]
        if path in self.answers:
            self.answers[path](route)
        elif path.startswith("/static/"):
            kind = mimetypes.guess_type(path)[0] or "text/plain"
            route.fulfill(body=(ROOT / path.lstrip("/")).read_bytes(), content_type=kind)
        elif path == "/brand.css":
            route.fulfill(body=style_sheet(), content_type="text/css")
        elif name in NAMES:
            headers = {"Content-Security-Policy": POLICY}
            page = "text/html; charset=utf-8"
            route.fulfill(body=render(name), content_type=page, headers=headers)
        else:
            route.fulfill(status=404)
