"""What is looked at on every page that a journey comes to: axe at two widths, nothing sideways."""

import re

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = (1280, 390)
HEIGHT = 900
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
UUIDS = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
# The rules, and nothing of what passed: the answer is small and quick. The style sheet, which axe
# fetches anew for one rule, is the same for all pages: it is read with the first one.
RUN = """([rules, sheet]) => axe.run(document,
    {runOnly: rules, resultTypes: ["violations"], preload: sheet}).then(
    found => found.violations.map(one => [one.id, one.nodes.map(node => node.target.join(" "))]))"""
# What a page is made of: an element, its classes, and whether it is marked as wrong.
MADE_OF = """() => [...new Set([...document.querySelectorAll("body *")].map(
    one => one.localName + "." + one.className))]"""

_looked_at: dict[tuple[str, str], set[str]] = {}  # by address and title: the parts axe has seen


def look(page: Page) -> None:
    """Nothing goes sideways on a phone; axe finds nothing, at both widths.

    A page is shown to axe again only if it has a part that axe has not seen on it.
    """
    before = page.viewport_size
    address = UUIDS.sub("…", page.url.partition("//")[2].partition("/")[2].partition("?")[0])
    is_first = not _looked_at
    parts = set(page.evaluate(MADE_OF))
    seen = _looked_at.setdefault((address, page.title()), set())
    is_new = not parts <= seen
    if is_new:
        page.evaluate(AXE_SCRIPT)
    for width in WIDTHS if is_new else WIDTHS[1:]:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        assert page.evaluate(SIDEWAYS) <= 0, f"{page.url} scrolls sideways at {width}"
        found = page.evaluate(RUN, [RULES, is_first]) if is_new else []
        assert found == [], f"{page.url} at {width}: {found}"
    seen |= parts
    if before:
        page.set_viewport_size(before)
