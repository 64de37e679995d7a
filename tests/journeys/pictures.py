"""Pictures for `docs/tour.md`: `CPCASE_TOUR=docs/tour pytest tests/journeys` takes them anew."""

import os
from pathlib import Path

from tests.journeys.browsing import Visitor


def picture(visitor: Visitor, name: str, *, height: int = 900) -> None:
    """The page as it is, from its top; nothing unless pictures were asked for."""
    folder = os.environ.get("CPCASE_TOUR")
    page = visitor.page
    if not folder or not visitor.watchful:
        return
    width = page.evaluate("window.innerWidth")
    page.evaluate("window.scrollTo(0, 0)")
    page.evaluate("document.activeElement.blur()")
    page.screenshot(
        path=Path(folder) / f"{name}.png", full_page=True,
        clip={"x": 0, "y": 0, "width": width, "height": height},
    )  # fmt: skip
