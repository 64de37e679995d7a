"""Pictures for `docs/tour.md`: `CPCASE_TOUR=docs/pictures` before the journeys takes them anew."""

import io
import os
from pathlib import Path

from PIL import Image

from tests.journeys.browsing import Visitor

COLOURS = 48  # of a page that is mostly text: a third of the bytes, and no difference to the eye


def picture(visitor: Visitor, name: str, *, height: int = 900, start: str = "") -> None:
    """The page from its top, or from some words; nothing unless pictures were asked for."""
    folder = os.environ.get("CPCASE_TOUR")
    page = visitor.page
    if not folder or not visitor.watchful:
        return
    width = page.evaluate("window.innerWidth")
    page.evaluate("window.scrollTo(0, 0)")
    page.evaluate("document.activeElement.blur()")
    whole = page.evaluate("document.documentElement.scrollHeight")
    words = page.get_by_text(start).first.bounding_box() if start else None
    top = words["y"] - 20 if words else 0
    taken = page.screenshot(
        full_page=True,
        clip={"x": 0, "y": top, "width": width, "height": min(height, whole - top)},
    )
    with Image.open(io.BytesIO(taken)) as image:
        few = image.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        few.save(Path(folder) / f"{name}.png", optimize=True)
