"""A council's brand: one colour, refused at the start when white words on it could not be read."""

import re
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register

# WCAG 2.2, 1.4.3: words of ordinary size against what is behind them.
ENOUGH = 4.5
_COLOUR = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)


def contrast_with_white(colour: str) -> float:
    """The contrast of white words on `#rrggbb`, from 1 to 21."""
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def style_sheet() -> str:
    """The council's colour for every page, from which its paler surfaces follow."""
    return f":root{{--govuk-brand-colour:{settings.BRAND_COLOUR}}}\n"


@register(Tags.compatibility)
def check_brand(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """BRAND_COLOUR is a colour, and the header's white words stand out on it."""
    colour = settings.BRAND_COLOUR
    if not _COLOUR.fullmatch(colour):
        return [Error("BRAND_COLOUR must be like #0b5345.", id="cpcase.E001")]
    if contrast_with_white(colour) < ENOUGH:
        hint = f"White on {colour} has {contrast_with_white(colour):.1f} to 1; {ENOUGH} is needed."
        return [Error("BRAND_COLOUR is too pale for white words.", hint=hint, id="cpcase.E002")]
    return []
