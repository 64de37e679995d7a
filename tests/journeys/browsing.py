"""A person in a real browser: signs in, goes on, and every page is looked at with axe."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

PASSWORD = "correct horse battery"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = (1280, 390)
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@dataclass(slots=True)
class Visitor:
    """Somebody of the cast at a browser."""

    context: BrowserContext
    page: Page
    server: str
    complaints: list[str] = field(default_factory=list)

    def opens(self, path: str) -> "Visitor":
        """Go to a page."""
        self.page.goto(f"{self.server}{path}")
        return self

    def follows(self, name: str, *, within: str = "body") -> "Visitor":
        """Follow the first link of this name."""
        self.page.locator(within).get_by_role("link", name=name).first.click()
        self.page.wait_for_load_state()
        return self

    def presses(self, name: str) -> "Visitor":
        """Press the first button of this name."""
        self.page.get_by_role("button", name=name).first.click()
        self.page.wait_for_load_state()
        return self

    def fills(self, **typed: str) -> "Visitor":
        """Type into fields by their names."""
        for name, value in typed.items():
            self.page.fill(f"[name='{name.replace('__', '-')}']", value)
        return self

    def reads(self) -> str:
        """What the page says."""
        return self.page.locator("body").inner_text()

    def finds_nothing_wrong(self) -> "Visitor":
        """axe at both widths, nothing sideways, no name in title or address, no complaint."""
        for width in WIDTHS:
            self.page.set_viewport_size({"width": width, "height": 900})
            found = Axe().run(self.page, options={"runOnly": RULES}).response["violations"]
            told = [(one["id"], [node["target"] for node in one["nodes"]]) for one in found]
            assert told == [], f"{self.page.url} at {width}: {told}"
            assert self.page.evaluate(SIDEWAYS) <= 0, f"{self.page.url} scrolls at {width}"
        self.page.set_viewport_size({"width": 1280, "height": 900})
        assert self.complaints == [], self.complaints
        return self

    def names_nobody(self, names: Sequence[str]) -> "Visitor":
        """No child's name in the address or the title."""
        for name in names:
            assert name not in self.page.url
            assert name not in self.page.title()
        return self


def sign_in(browser: Browser, server: str, person: Any, *, scripts: bool = True) -> Visitor:
    """A browser of one's own, signed in."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, java_script_enabled=scripts
    )
    page = context.new_page()
    visitor = Visitor(context, page, server)
    page.on("pageerror", lambda error: visitor.complaints.append(str(error)))
    page.on(
        "console",
        lambda said: (
            visitor.complaints.append(said.text)
            if said.type == "error" and "favicon" not in (said.location or {}).get("url", "")
            else None
        ),
    )
    visitor.opens("/sign-in/").fills(email=person.email, password=PASSWORD).presses("Sign in")
    return visitor
